// Rendered on the server, where there is no window, and taken over by the page.

import { Whosaid } from "whosaid";
import { ARTICLE } from "./article.js";

/** @returns {Promise<string>}  the speakers as HTML */
export async function render() {
  const whosaid = await Whosaid.load();
  const { claims } = await whosaid.analyze(ARTICLE);
  whosaid.dispose();
  return `<ul>${claims.map(({ speakerName }) => `<li>${speakerName}</li>`).join("")}</ul>`;
}
