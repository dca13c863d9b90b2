// Which program runs. A first visit loads the first one, which asks; the full one, which has every screen, takes its place
// when a screen is wanted that only it has. Where everything is in one script (`whole.js`), the page starts with the full one.

import * as first from "./selfcheck-page.js";
import { Damaged, files } from "./files.js";
import { host } from "./host.js";
import { tell } from "./offline.js";

/** What `full.js` brought. */
let full;
addEventListener("selfcheck-full", (event) => (full = event.detail));

/** Has `full.js` come. */
const fetchFull = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector("script[data-wasm]").getAttribute("data-full");
    script.onload = resolve;
    script.onerror = reject;
    document.head.appendChild(script);
  });

/** Starts the program that came with the page, with the words that `read` gives. */
export async function startFirst(read) {
  await first.default({ module_or_path: files.wasm("page.wasm", "data-wasm") });

  let coming;
  const around = {
    async full() {
      try {
        if (!full) await (coming = coming || fetchFull());
        await full.takeOver(first.hand_over, read);
      } catch (_) {
        coming = null;
        tell("unreachable");
      }
    },
  };
  if (!first.start(read(), Object.assign(around, host, full && full.around), undefined)) throw new Damaged("index.html");
}
