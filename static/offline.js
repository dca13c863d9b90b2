// Works without network: puts the service worker in place and hears of new releases.
//
// Tells the page through the event `selfcheck-release`: "offline" everything is on this device; "waiting" a new release is
// here and waits for the person's word; "replaced" another window has taken it; "damaged" this copy is not whole.
// Hears "selfcheck-take".

import { keep, ownPack } from "./pack.js";
import { container, listen, tell as say } from "./container.js";

/** How long after a look for a new release the next one may be, in milliseconds. */
const PAUSE = 3600000;

/** Tells the page. */
export const tell = (what) => say("selfcheck-release", what);

/** Whether this is a frame in a page of somebody else, which must get no service worker. */
function inForeignFrame() {
  try {
    return window.top.location.origin !== location.origin;
  } catch (_) {
    return true;
  }
}

/** Begins; call it once the page can be used, so that nothing competes with the first visit. */
export function workOffline() {
  let workers;
  try {
    workers = navigator.serviceWorker;
  } catch (_) {
    // A sandboxed frame: reading it throws.
  }
  if (!workers || !/^http/.test(location.protocol) || inForeignFrame()) return;

  let taking = false;
  let replaced = false;
  let before = workers.controller;
  workers.addEventListener("controllerchange", () => {
    if (taking) return location.reload();
    // The first worker of a first visit takes nothing from anybody.
    replaced = Boolean(before);
    before = workers.controller;
    if (replaced) tell("replaced");
  });

  const follow = (registration) => {
    const look = () => {
      if (registration.active && ownPack) registration.active.postMessage({ keep: keep() });
      if (replaced) return;
      if (registration.waiting && workers.controller) tell("waiting");
      else if (registration.active) tell("offline");
    };
    const watch = (worker) => worker && worker.addEventListener("statechange", look);
    look();
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    listen("selfcheck-take", () => {
      taking = true;
      if (registration.waiting) registration.waiting.postMessage("take");
      else location.reload();
    });
    // Not the clock of the device, which may be wrong.
    let looked = performance.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || performance.now() - looked < PAUSE) return;
      looked = performance.now();
      // Not reachable now: the next look will tell.
      registration.update().catch(() => {});
    });
  };
  // Refused, or not reachable for now: the page works all the same, with network.
  workers.register(container.script("sw.js").src, { updateViaCache: "none" }).then(follow, () => {});
}
