// The page in a frame whose address says `?embed`: takes its options from there, and exchanges messages with the page around it,
// and with nobody else. `schema/message-1.schema.json` describes them, `self-check-frame.js` is the other side.

import { container, listen, tell } from "./container.js";

/** The longest message that is looked at, in characters (`LONGEST` in `crates/embedding/src/message.rs`), and how long one rests until it is followed, in milliseconds: of a flood the
 * last one counts. */
const LONGEST = 1000;
const REST = 50;

/** Under this width, in pixels, a frame is folded away, and its height means nothing. */
const NARROWEST = 50;

/** The options in the address, as names and values. */
function options() {
  const pairs = Array.from(new URLSearchParams(location.search));
  return pairs.map((pair) => pair.map((text) => text.replace(/[\x1e\x1f]/g, "")));
}

/** Whether a message is the greeting. */
function isHello(text) {
  try {
    const message = JSON.parse(text);
    return message.selfcheck === 1 && message.type === "hello";
  } catch (_) {
    return false;
  }
}

function connect() {
  /** The origin of the page around, once it has greeted. Later ones of another origin are not heard. */
  let site;
  /** What it will be told then: of each type the last. */
  const waiting = new Map();
  const send = (message) => {
    if (site === undefined) return waiting.set(JSON.parse(message).type, message);
    // A page without an origin of its own (a file, a sandbox) cannot be named. It gets no answers: it is nobody's.
    if (site !== "null") parent.postMessage(message, site);
    else if (!/"type":"answers"/.test(message)) parent.postMessage(message, "*");
  };

  let asked;
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || (site !== undefined && origin !== site)) return;
    if (typeof data !== "string" || data.length > LONGEST) return;
    if (isHello(data)) {
      site = origin;
      waiting.forEach(send);
      waiting.clear();
      measured = 0;
      return measure();
    }
    if (site === undefined) return;
    if (asked === undefined) {
      setTimeout(() => {
        tell("selfcheck-asked", asked);
        asked = undefined;
      }, REST);
    }
    asked = data;
  });

  let measured = 0;
  // The static text is many times as high as any screen: until the page is there, the frame is as high as it was.
  let ready = false;
  listen("selfcheck-ready", () => {
    ready = true;
    measure();
  });
  const measure = () => {
    if (!ready) return;
    const height = Math.ceil(container.element.getBoundingClientRect().height);
    if (height < 1 || height === measured || innerWidth < NARROWEST) return;
    measured = height;
    send(JSON.stringify({ selfcheck: 1, type: "height", height }));
  };
  if (window.ResizeObserver) new ResizeObserver(measure).observe(container.element);
  // Firefox before 69 and Safari before 13.1.
  else setInterval(measure, 500);

  listen("selfcheck-screen", () => {
    const at = document.activeElement;
    const card = at && (at.closest(".card,fieldset") || at);
    // A heading stands for its screen.
    const top = !card || /^H\d|BODY$/.test(card.nodeName) ? 0 : card.getBoundingClientRect().top;
    send(JSON.stringify({ selfcheck: 1, type: "screen", top: Math.max(0, Math.round(top + pageYOffset)) }));
  });

  container.site = { options, tell: send, recipient: () => (site === undefined || site === "null" ? "" : site) };
}

if (container.whole && window.parent !== window && /[?&]embed\b/.test(location.search)) connect();
