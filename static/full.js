// The full program, loaded when the first one asks for it.

import init, { start } from "./selfcheck-page.js";
import { Damaged, files } from "./files.js";
import { host } from "./host.js";
import "./framed.js";
import { embedding } from "./embedding.js";
import { addStyle } from "./later.js";
import { around } from "./papers.js";
import { byId, place } from "./place.js";
import { orSpare } from "./spare.js";
import { crashed } from "./stop.js";

/** What is asked of the browser, with the spare texts if it cannot give them. */
const whole = Object.assign({}, host, around, embedding, { file: (name) => orSpare(files.file(name), name.split("?")[0]) });

let ready;

/** Lets the full program take over, as soon as it is here and if it is still wanted then; or start, where there is nothing to
 * take over (null). Fails if it cannot be had. */
export async function takeOver(handOver, read) {
  ready = ready || Promise.all([init({ module_or_path: orSpare(files.wasm("full.wasm", "data-full-wasm"), "full.wasm"), watch: place.watch }), addStyle("data-full-style")]);
  try {
    await ready;
  } catch (error) {
    ready = null;
    throw error;
  }
  // Everything that the first program holds; undefined if it is no longer at such a screen.
  const held = handOver();
  if (held === undefined) return;
  const before = byId("app");
  // Hidden as long as somebody reads the static text.
  const app = before.cloneNode();
  before.replaceWith(app);
  const begin = () => start(app, read(), whole, held === null ? undefined : held);
  if (held === null) {
    if (!begin()) throw new Damaged("index.html");
    return;
  }
  try {
    if (!begin()) crashed("full.wasm");
  } catch (error) {
    crashed(String(error.stack));
  }
}

place.full = { takeOver, around: whole };
