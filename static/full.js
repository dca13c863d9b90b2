// The full program, loaded when the first one asks for it.

import init, { start } from "./selfcheck-page.js";
import { around } from "./papers.js";

dispatchEvent(new CustomEvent("selfcheck-program", { detail: { name: "full", init, start, around } }));
