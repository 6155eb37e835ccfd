// The options: what is shown, and on which sites the extension is always on.

import "../../www/language-choice.js";
import { find, make, makeButton } from "../../www/dom.js";
import { phrase } from "../../www/language.js";
import { LevelSelect } from "../../www/level.js";
import "../../www/language-switch.js";
import { changeSettings, readSettings } from "../shared/settings.js";
import { shareLanguage } from "../shared/share-language.js";

const cardOnHover = find(document, "#card-on-hover", HTMLInputElement);
const level = find(document, "whosaid-level", LevelSelect);
const noSites = find(document, "#no-sites", HTMLElement);
const sites = find(document, "#sites", HTMLUListElement);

/** Sites are what the browser has granted: there is no list beside that. */
async function showSites() {
  const { origins = [] } = await chrome.permissions.getAll();
  sites.replaceChildren(...origins.map(line));
  noSites.hidden = origins.length > 0;
}

/** @param {string} origin */
function line(origin) {
  const site = origin.replace(/\/\*$/, "");
  const revoke = () => chrome.permissions.remove({ origins: [origin] });
  return make("li", "", make("span", "", site), makeButton("", revoke, phrase("extension.no_longer", { site })));
}

cardOnHover.addEventListener("change", () => changeSettings({ cardOnHover: cardOnHover.checked }));
level.addEventListener("whosaid:level", () => changeSettings({ level: level.level }));
document.addEventListener("whosaid:language", showSites);
chrome.permissions.onAdded.addListener(showSites);
chrome.permissions.onRemoved.addListener(showSites);
shareLanguage();

const settings = await readSettings();
cardOnHover.checked = settings.cardOnHover;
level.level = settings.level;
await showSites();
