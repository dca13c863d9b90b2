// Which program runs. A first visit loads the first one, which asks; the full one, which has every screen, takes its place
// when a screen is wanted that only it has. The one-file edition starts with the full one.

import * as program from "./selfcheck-page.js";
import { Damaged, inOneFile, unpacked } from "./files.js";
import { host } from "./host.js";
import { tell } from "./offline.js";
import { crashed } from "./stop.js";

const script = document.querySelector("script[data-wasm]");

/** The answer, unless it only says that there is nothing. */
async function answered(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.url + ": " + answer.status);
  return answer;
}

const wasm = (attribute) => answered(fetch(script.getAttribute(attribute)));

let full;

/** Loads the full program, once; after a failure, anew. */
function load() {
  full = full || new Promise((resolve, reject) => {
    addEventListener("selfcheck-full", (event) => resolve(event.detail), { once: true });
    const add = (name, attributes) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.onerror = () => reject(new Error(name));
      document.head.appendChild(element);
    };
    add("link", { rel: "stylesheet", href: script.getAttribute("data-full-style") });
    add("script", { src: script.getAttribute("data-full") });
  }).then((loaded) => loaded.init({ module_or_path: wasm("data-full-wasm") }).then(() => loaded));
  full.catch(() => (full = undefined));
  return full;
}

/** Starts the program that came with the page, with the words that `read` gives. */
export async function startFirst(read) {
  if (!inOneFile && !script) throw new Damaged("page.wasm");
  await program.default({ module_or_path: inOneFile ? unpacked("page.wasm") : wasm("data-wasm") });

  /** Lets the full program take over, as soon as it is here and if it is still wanted then. */
  const takeOver = async () => {
    let loaded;
    try {
      loaded = await load();
    } catch (_) {
      return tell("unreachable");
    }
    // Everything that the first program holds; nothing if it is no longer at such a screen.
    const held = program.hand_over();
    if (held === undefined) return;
    const app = document.createElement("div");
    app.id = "app";
    document.getElementById("app").replaceWith(app);
    try {
      if (!loaded.start(read(), around, held)) crashed("full.wasm");
    } catch (error) {
      crashed(String(error.stack));
    }
  };
  const around = Object.assign({ full: takeOver }, host);
  if (!program.start(read(), around, undefined)) throw new Damaged("index.html");
}
