// The page that the server has rendered: it must come to the same, then it is alive.

import { Whosaid } from "whosaid";
import { render } from "./render.js";
import { show } from "./show.js";

const root = document.querySelector("#root");
globalThis.found = root.innerHTML === (await render()) ? await show(Whosaid) : "the page and the server differ";
