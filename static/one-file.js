// The one-file edition holds its files in elements, in base64.

import { Damaged, files } from "./files.js";
import { tell } from "./offline.js";
import { hear } from "./place.js";
import { unpack } from "./spare.js";

/** The text of the element that holds the file; nothing if it is not there or was cut. */
function held(name) {
  const element = document.getElementById(name);
  const text = element ? element.textContent : "";
  return element && text.length === Number(element.getAttribute("data-length")) ? text : null;
}

/** The bytes of a file that the page holds. */
function unpacked(name) {
  const text = held(name);
  if (text === null) throw new Damaged(name);
  return unpack(text);
}

if (document.documentElement.getAttribute("data-edition") === "one-file") {
  files.inOneFile = true;
  files.wasm = async (name) => unpacked(name);
  files.file = async (name) => unpacked(name.split("?")[0]);

  // Cut behind the program: the page works, but the copy is not whole.
  const isCut = () => ["english.bin", "workbook.wasm"].some((name) => held(name) === null);
  hear("selfcheck-ready", () => isCut() && tell("damaged"), { once: true });
}
