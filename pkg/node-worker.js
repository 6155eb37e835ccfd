// What `Whosaid.inWorker()` starts in Node.

import { parentPort } from "node:worker_threads";
import { node } from "./lib/node.js";
import { serve } from "./lib/serve.js";

const take = serve(node, (message) => parentPort?.postMessage(message));
parentPort?.on("message", take);
