// Starts the page. Plain JavaScript, here and in what it imports, because it must work when WebAssembly does not.

import { workOffline } from "./offline.js";
import "./framed.js";
import { listen } from "./container.js";
import { startPage } from "./start.js";
import { crashed, notStarted } from "./failure.js";
import { begin, giveWay } from "./text.js";

listen("selfcheck-panic", (event) => crashed(String(event.detail)));

// What stops the WebAssembly without a panic: no memory left, the stack exhausted.
addEventListener("error", (event) => {
  if (typeof WebAssembly === "object" && event.error instanceof WebAssembly.RuntimeError) crashed(String(event.error.stack));
});

listen("selfcheck-ready", () => {
  giveWay();
  workOffline();
}, { once: true });

function main() {
  begin();
  startPage().catch(notStarted);
}


if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", main);
else main();
