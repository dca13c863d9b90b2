// The full program, loaded when the first one asks for it: hands its two functions to `programs.js`.

import init, { start } from "./selfcheck-page.js";

dispatchEvent(new CustomEvent("selfcheck-full", { detail: { init, start } }));
