// A page of any bundler.

import { Whosaid } from "whosaid";
import { show } from "./show.js";

globalThis.found = await show(Whosaid);
