// A program of any runtime.

import { Whosaid } from "whosaid";
import { Whosaid as Inlined } from "whosaid-inline";
import { show } from "./show.js";

const found = [await show(Whosaid), await show(Inlined)];
console.log(JSON.stringify(found.find((each) => typeof each === "string") ?? found.flat()));
