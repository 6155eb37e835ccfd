// The switch for the language of the interface.

import { make } from "./dom.js";
import { isLanguage, language, LANGUAGE_NAMES } from "./language.js";
import { keepLanguage } from "./language-choice.js";
import { translatePage } from "./translate.js";

class LanguageSwitch extends HTMLElement {
  connectedCallback() {
    const select = make("select", "");
    for (const [code, name] of Object.entries(LANGUAGE_NAMES)) {
      const option = make("option", "", name);
      option.value = code;
      option.lang = code;
      select.append(option);
    }
    select.value = language();
    select.dataset.label = "language.label";
    select.addEventListener("change", () => {
      if (isLanguage(select.value)) keepLanguage(select.value);
    });
    this.replaceChildren(select);
    document.addEventListener("whosaid:language", translatePage);
    translatePage();
  }
}

customElements.define("whosaid-language", LanguageSwitch);
