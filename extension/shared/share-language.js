// The language that the reader chooses in a page of the extension holds for its card on others' pages as well.

import { language } from "../../www/language.js";
import { changeSettings } from "./settings.js";

export function shareLanguage() {
  document.addEventListener("whosaid:language", () => changeSettings({ language: language() }));
}
