// Loads the program and the content and starts the page, in a document of its own (`boot.js`) and in an element of somebody
// else's (`inside.js`).

import init, { start } from "./selfcheck-page.js";
import { embedding } from "./embedding.js";
import { files } from "./files.js";
import { host } from "./host.js";
import { Unusable, pack, texts } from "./pack.js";
import { papers } from "./papers.js";
import { byId, container } from "./container.js";
import { orSpare } from "./spare.js";

/** What the program asks of the browser. */
const browser = Object.assign({ texts }, host, papers, embedding);

/** Starts the page. Fails if something cannot be had or used; does nothing if the page has gone by then. */
export async function startPage() {
  const program = init({ module_or_path: orSpare(files.wasm("page.wasm", "data-wasm"), "page.wasm") });
  const [content] = await Promise.all([pack(), program]);
  if (container.ended) return;
  const wrong = start(byId("app"), content, browser);
  if (wrong) throw new Unusable(...wrong);
}
