// What `Whosaid.inWorker()` starts in browsers.

import { browser } from "./lib/browser.js";
import { serve } from "./lib/serve.js";

const take = serve(browser, (message) => self.postMessage(message));
self.addEventListener("message", ({ data }) => void take(data));
