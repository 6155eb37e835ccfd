// The reader's choice of language, kept in this browser. To be imported before anything that shows words.

/** @import { Language } from "./language.js" */
import { chooseLanguage, isLanguage, setLanguage } from "./language.js";

const KEY = "whosaid-language";

const kept = stored();
if (kept) setLanguage(kept);

/** @param {Language} chosen */
export function keepLanguage(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // It holds until the page is closed.
  }
  chooseLanguage(chosen);
}

/** @returns {Language | null} */
function stored() {
  try {
    const code = localStorage.getItem(KEY);
    return isLanguage(code) ? code : null;
  } catch {
    return null;
  }
}
