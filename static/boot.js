// Starts the page. Plain JavaScript, here and in what it imports, because it must work when WebAssembly does not.

import init, { start } from "./selfcheck-page.js";
import { Damaged, held, inOneFile, unpacked } from "./files.js";
import { host } from "./host.js";
import { tell, workOffline } from "./offline.js";
import { crashed, notStarted } from "./stop.js";
import { giveWay, words } from "./text.js";

const script = document.querySelector("script[data-wasm]");

addEventListener("selfcheck-panic", (event) => crashed(String(event.detail)));

// Whatever stops the WebAssembly without a word: a panic where it has no message, no memory left, the stack exhausted.
addEventListener("error", (event) => {
  if (typeof WebAssembly === "object" && event.error instanceof WebAssembly.RuntimeError) crashed(String(event.error.stack));
});

addEventListener("selfcheck-ready", () => {
  giveWay();
  workOffline();
  // Cut behind the program: the page works, but the copy is not whole.
  if (inOneFile && held("english.bin") === null) tell("damaged");
}, { once: true });

/** The answer, unless it only says that there is nothing. */
async function answered(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.url + ": " + answer.status);
  return answer;
}

async function main() {
  // Right after the first picture, which does not wait for it, and in any case before the page starts: a translator that
  // works on the page later must not change what the page reads.
  let texts;
  const read = () => (texts = texts || words());
  requestAnimationFrame(() => setTimeout(read));
  try {
    if (!inOneFile && !script) throw new Damaged("page.wasm");
    const source = inOneFile ? unpacked("page.wasm") : answered(fetch(script.getAttribute("data-wasm")));
    await init({ module_or_path: source });
    if (!start(read(), host)) throw new Damaged("index.html");
  } catch (error) {
    notStarted(error);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", main);
else main();
