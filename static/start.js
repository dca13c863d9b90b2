// Loads the program and starts it, in a page of its own (`boot.js`) and in an element of somebody else's (`inside.js`).

import init, { start } from "./selfcheck-page.js";
import { embedding } from "./embedding.js";
import { Damaged, files } from "./files.js";
import { host } from "./host.js";
import { around } from "./papers.js";
import { byId, place } from "./place.js";
import { orSpare } from "./spare.js";

/** What is asked of the browser, with the spare texts if it cannot give them. */
const browser = Object.assign({}, host, around, embedding, { file: (name) => orSpare(files.file(name), name.split("?")[0]) });

/** Starts the page with the words that `read` gives. Fails if something cannot be had; does nothing if the page has gone by then. */
export async function startPage(read) {
  await init({ module_or_path: orSpare(files.wasm("page.wasm", "data-wasm"), "page.wasm") });
  if (place.ended) return;
  if (!start(byId("app"), read(), browser)) throw new Damaged("index.html");
}
