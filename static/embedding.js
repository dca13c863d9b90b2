// What the page around this one sets, asks and is told. The Rust side is `src/host/embedding.rs`. Who the page around is stands in
// `container.site`: `framed.js` puts it there in a frame, `self-check.js` in an element; by itself the page has none.

import { container } from "./container.js";

/** What stands in the console: said again it says nothing new, and a flood of ever new ones says nothing at all. */
const warned = new Set();
const MOST = 50;

/** The functions that the page calls. */
export const embedding = {
  /** Every option: name, U+001F, value, U+001E. */
  options: () => (container.site ? container.site.options().map((pair) => pair.join("\x1f") + "\x1e").join("") : ""),

  isElement: () => !container.whole,

  /** Who would get what is given; undefined if there is nobody, empty if it cannot be known. */
  recipient: () => (container.site ? container.site.recipient() : undefined),

  tellSite: (message) => container.site && container.site.tell(message),

  warn(words) {
    if (warned.size < MOST && !warned.has(words)) console.warn(words);
    warned.add(words);
  },

  setProperty: (name, value) => container.element.style.setProperty(name, value),
};
