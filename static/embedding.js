// What the page around this one sets, asks and is told. The Rust side is `src/host/embedding.rs`. Who the page around is stands in
// `place.site`: `framed.js` puts it there in a frame, `self-check.js` in an element; by itself the page has none.

import { place } from "./place.js";

/** The last words in the console: a flood of the same says nothing new. */
let warned;

/** The functions that the full program calls. */
export const embedding = {
  /** Every option: name, U+001F, value, U+001E. */
  options: () => (place.site ? place.site.options().map((pair) => pair.join("\x1f") + "\x1e").join("") : ""),

  isElement: () => !place.whole,

  /** Who would get what is given; undefined if there is nobody, empty if it cannot be known. */
  recipient: () => (place.site ? place.site.recipient() : undefined),

  tellSite: (message) => place.site && place.site.tell(message),

  warn: (words) => words === warned || console.warn((warned = words)),

  paint: (name, value) => place.element.style.setProperty(name, value),
};
