// The page with everything in one script: for the one-file edition, and for development.

import "./boot.js";
import "./workbook.js";
import { files, isHeld } from "./files.js";
import { tell } from "./offline.js";
import { listen } from "./container.js";

// Cut behind the program: the page works, but the copy is not whole.
const isCut = () => files.inOneFile && ["pack.en.json", "workbook.wasm"].some((name) => !isHeld(name));
listen("selfcheck-ready", () => isCut() && tell("damaged"), { once: true });
