// What the page asks of the browser where the browser's own words are many times shorter than Rust's for them. The Rust
// side is `src/host/scripts.rs`.

import { arrive, title } from "./focus.js";
import { byId, container, tell } from "./container.js";

const two = (number) => String(number).padStart(2, "0");

/** Offers a text as a file. What the browser then does cannot be known. */
export function offer(name, mime, text) {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: mime }));
    link.download = name;
    link.click();
  } catch (_) {
    // A browser that does not offer files; the page can be printed and copied.
  }
}

/** The functions that the page calls. None of them throws. */
export const host = {
  arrive,
  title,
  tell,
  at: () => container.at(),
  go: (at) => container.go(at),
  goInstead: (at) => container.goInstead(at),

  /** Where the page hears what the scripts around it tell. */
  events: container.events,

  /** Has the page look or be read otherwise; without a value, as usual. */
  setAttribute(name, value) {
    if (value) container.element.setAttribute(name, value);
    else container.element.removeAttribute(name);
  },

  /** Keeps a copy of what is on screen where the stand-in for a stopped page finds it. */
  rescue(text) {
    const kept = byId("rescue");
    if (kept) kept.textContent = text;
  },

  /** The time now, RFC 3339 in UTC. */
  now: () => new Date().toISOString(),

  /** A time as `2026-11-22 09:05` in local time; empty if it is none. */
  localTime(rfc3339) {
    const d = new Date(rfc3339);
    const day = [d.getFullYear(), two(d.getMonth() + 1), two(d.getDate())].join("-");
    return isNaN(d) ? "" : day + " " + two(d.getHours()) + ":" + two(d.getMinutes());
  },

  /** A name that differs from all others on this device. Not a secret. */
  newId: () => Date.now().toString(16) + Math.random().toString(16).slice(2, 10),

  /** Which of its languages the browser prefers, else what the address asks for with `?lang=`; empty if neither says. */
  language() {
    const asked = /[?&]lang=([\w-]+)/.exec(location.search);
    // What the browser prefers counts if it is one that the page speaks.
    return [].concat(navigator.language, navigator.languages || [], asked ? asked[1] : []).find((tag) => /^(zh|en)/i.test(tag)) || "";
  },
};
