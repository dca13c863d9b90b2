// The page inside an element of somebody else's page (`self-check.js`): begins with the element, and ends with it.

import { container, listen } from "./container.js";
import { startPage } from "./start.js";
import { crashed, notStarted } from "./failure.js";
import { begin, giveWay } from "./text.js";
import { stop } from "./selfcheck-page.js";

listen("selfcheck-panic", (event) => crashed(String(event.detail)));

let running = false;
listen("selfcheck-ready", () => {
  running = true;
  giveWay();
}, { once: true });

/** The element leaves the page around it: nothing of the page is left behind. May throw, if the program has failed. */
container.end = () => {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  if (running) stop();
  running = false;
};

begin();
startPage().catch(notStarted);
