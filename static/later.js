// What is loaded long after the page has started, by the attributes of the page's script.

import { files } from "./files.js";

const page = document.querySelector("script[data-wasm]");

/** Adds a style or a script, if the page does not have it already. Fails if it cannot be had. */
export function add(kind, name) {
  const file = page && page.getAttribute("data-" + name + (kind === "style" ? "-style" : ""));
  if (!file) return;
  return new Promise((resolve, reject) => {
    const element = document.createElement(kind === "style" ? "link" : kind);
    Object.assign(element, kind === "style" ? { rel: "stylesheet", href: file } : { src: file });
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error(file));
    };
    document.head.appendChild(element);
  });
}

/** The scripts of programs that are here, by name. */
const here = {};
addEventListener("selfcheck-program", (event) => (here[event.detail.name] = event.detail));

const started = {};

async function start(name) {
  if (!here[name]) await add("script", name);
  await here[name].init({ module_or_path: files.wasm(name + ".wasm", "data-" + name + "-wasm") });
  return here[name];
}

/** A program besides the page's own, ready to be called: once; after a failure, anew. */
export function program(name) {
  started[name] = started[name] || start(name);
  started[name].catch(() => (started[name] = undefined));
  return started[name];
}
