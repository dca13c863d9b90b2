// What is loaded long after the page has started, by the attributes of the page's script.

import { files } from "./files.js";
import { addScript, place } from "./place.js";

/** Adds the style of what comes later, if the page does not have it already. Fails if it cannot be had. */
export function addStyle(attribute) {
  const file = place.named(attribute);
  if (!file) return;
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: file, onload: resolve });
    link.onerror = () => {
      link.remove();
      reject(new Error(file));
    };
    document.head.appendChild(link);
  });
}

/** The scripts of programs that are here, by name. */
place.programs = place.programs || {};

const started = {};

async function start(name) {
  if (!place.programs[name]) await addScript("data-" + name);
  const program = place.programs[name];
  await program.init({ module_or_path: files.wasm(name + ".wasm", "data-" + name + "-wasm") });
  return program;
}

/** A program besides the page's own, ready to be called: once; after a failure, anew. */
export function program(name) {
  started[name] = started[name] || start(name);
  started[name].catch(() => (started[name] = undefined));
  return started[name];
}
