// Which program runs. A first visit loads the first one, which asks; the full one, which has every screen, takes its place
// when a screen is wanted that only it has, and starts at once where this device holds anything of ours. Where everything is in one script (`whole.js`), the page starts with the full one.

import * as first from "./selfcheck-page.js";
import { Damaged, files } from "./files.js";
import { host } from "./host.js";
import { tell } from "./offline.js";
import { addScript, byId, place } from "./place.js";

/** Whether this device holds anything of ours: self-checks, a choice. */
function isKnown() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("selfcheck."));
  } catch (_) {
    return false;
  }
}

/** Starts the page, with the words that `read` gives: with the program that came with it on a first visit, else with the full one. */
export async function startFirst(read) {
  let coming;
  const complete = async () => {
    try {
      if (!place.full) await (coming = coming || addScript("data-full"));
    } catch (error) {
      coming = null;
      throw error;
    }
    return place.full;
  };
  const beginFull = async () => (await complete()).takeOver(() => null, read);
  if (!place.full && (isKnown() || /[?&]embed\b/.test(location.search))) return beginFull();
  let wasm = files.wasm("page.wasm", "data-wasm");
  // Where nothing can be fetched, there is the full one as a script; in one file there is nothing else.
  if (!place.full) wasm = await wasm.catch(() => 0);
  if (!wasm) return beginFull();
  await first.default({ module_or_path: wasm });

  const around = {
    async full() {
      try {
        await (await complete()).takeOver(first.hand_over, read);
      } catch (_) {
        tell("unreachable");
      }
    },
  };
  if (!first.start(byId("app"), read(), Object.assign(around, host, place.full && place.full.around), undefined)) throw new Damaged("index.html");
}
