// Analyses the article in both ways and leaves the annotations where the test finds them.

import { ARTICLE } from "./article.js";

/** @param {typeof import("../../../pkg/whosaid.js").Whosaid} Whosaid */
export async function show(Whosaid) {
  try {
    const found = [];
    for (const load of [() => Whosaid.load(), () => Whosaid.inWorker()]) {
      const whosaid = await load();
      found.push(await whosaid.analyze(ARTICLE));
      whosaid.dispose();
    }
    return found;
  } catch (error) {
    return String(error);
  }
}
