// The page inside an element of somebody else's page (`self-check.js`): begins with the element, and ends with it.

import { place, hear } from "./place.js";
import { startPage } from "./start.js";
import { crashed, notStarted } from "./stop.js";
import { begin, giveWay } from "./text.js";
import { stop } from "./selfcheck-page.js";

hear("selfcheck-panic", (event) => crashed(String(event.detail)));

let running = false;
hear("selfcheck-ready", () => {
  running = true;
  giveWay();
}, { once: true });

/** The element leaves the page around it: nothing of the page is left behind. May throw, if the program has failed. */
place.end = () => {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  if (running) stop();
  running = false;
};

begin();
startPage().catch(notStarted);
