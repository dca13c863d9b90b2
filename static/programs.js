// Which program runs. A first visit loads the first one, which asks; the full one, which has every screen, takes its place
// when a screen is wanted that only it has. Where everything is in one script (`whole.js`), the page starts with the full one.

import * as first from "./selfcheck-page.js";
import { Damaged, inOneFile, unpacked } from "./files.js";
import { host } from "./host.js";
import { tell } from "./offline.js";
import { crashed } from "./stop.js";

const script = document.querySelector("script[data-wasm]");

/** The scripts of programs that are here, by name. */
const here = {};
addEventListener("selfcheck-program", (event) => (here[event.detail.name] = event.detail));

/** The wasm of a program. */
async function wasm(name) {
  if (inOneFile) return unpacked(name + ".wasm");
  const answer = await fetch(script.getAttribute(name === "page" ? "data-wasm" : "data-" + name + "-wasm") || "");
  if (!answer.ok) throw new Error(answer.url + ": " + answer.status);
  return answer;
}

/** The script of a program, with its style where it has one. */
function scripted(name) {
  return new Promise((resolve, reject) => {
    const add = (element, file, attributes) => {
      if (!file) return;
      Object.assign(element, attributes(file));
      element.onerror = () => reject(new Error(file));
      document.head.appendChild(element);
      return element;
    };
    const file = (what) => script.getAttribute("data-" + name + what);
    add(document.createElement("link"), file("-style"), (href) => ({ rel: "stylesheet", href }));
    add(document.createElement("script"), file(""), (src) => ({ src })).onload = () => resolve(here[name]);
  });
}

const started = {};

/** A program that is loaded when asked for, ready to be called: once; after a failure, anew. */
function program(name) {
  started[name] = started[name] || Promise.resolve(here[name] || scripted(name)).then((loaded) =>
    loaded.init({ module_or_path: wasm(name) }).then(() => loaded));
  started[name].catch(() => (started[name] = undefined));
  return started[name];
}

/** Starts the program that came with the page, with the words that `read` gives. */
export async function startFirst(read) {
  if (!inOneFile && !script) throw new Damaged("page.wasm");
  await first.default({ module_or_path: wasm("page") });

  /** Lets the full program take over, as soon as it is here and if it is still wanted then. */
  const full = async () => {
    let loaded;
    try {
      loaded = await program("full");
    } catch (_) {
      return tell("unreachable");
    }
    // Everything that the first program holds; nothing if it is no longer at such a screen.
    const held = first.hand_over();
    if (held === undefined) return;
    const app = document.createElement("div");
    app.id = "app";
    document.getElementById("app").replaceWith(app);
    try {
      if (!loaded.start(read(), Object.assign({}, host, loaded.around(program)), held)) crashed("full.wasm");
    } catch (error) {
      crashed(String(error.stack));
    }
  };
  const around = Object.assign({ full }, host, here.full && here.full.around(program));
  if (!first.start(read(), around, undefined)) throw new Damaged("index.html");
}
