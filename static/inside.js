// The page inside an element of somebody else's page (`self-check.js`): begins with the full program, and ends with the element.

import { takeOver } from "./full.js";
import { place, hear } from "./place.js";
import { crashed, notStarted } from "./stop.js";
import { giveWay, words } from "./text.js";
import { stop } from "./selfcheck-page.js";

hear("selfcheck-panic", (event) => crashed(String(event.detail)));
place.crashed = (error) => crashed(String(error.stack || error));
hear("selfcheck-ready", giveWay, { once: true });

let running = false;
hear("selfcheck-ready", () => (running = true), { once: true });

/** The element leaves the page around it: nothing of the page is left behind. May throw, if the program has failed. */
place.end = () => {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  if (running) stop();
  running = false;
};

takeOver(() => (place.ended ? undefined : null), words).catch(notStarted);
