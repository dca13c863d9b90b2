// The small script of a page that has the self-check in a frame: keeps every frame with `data-self-check` as high as what is in it, and
// hands on what it tells as events of the frame. It listens to these frames alone and tells nobody else.
//
// `schema/message-1.schema.json` describes the messages, `framed.js` is the other side.

(() => {
  const FRAME = "iframe[data-self-check]";
  const TYPES = ["ready", "screen", "progress", "result", "answers", "height"];

  /** The longest message that is looked at, in characters: a whole self-check fits. */
  const LONGEST = 2000000;

  /** The highest that a frame may ask to be, in pixels. */
  const HIGHEST = 100000;

  const frames = () => Array.from(document.querySelectorAll(FRAME));

  /** The origin of what is in a frame; `null` for one that is kept in a sandbox without an origin. */
  function originOf(frame) {
    const sandbox = frame.getAttribute("sandbox");
    if (sandbox !== null && !/\ballow-same-origin\b/.test(sandbox)) return "null";
    return new URL(frame.src, document.baseURI).origin;
  }

  const send = (frame, message) => {
    const origin = originOf(frame);
    const text = JSON.stringify(Object.assign({ selfcheck: 1 }, message));
    // What has no origin cannot be named. What goes this way holds nothing that others may not know.
    if (frame.contentWindow) frame.contentWindow.postMessage(text, origin === "null" ? "*" : origin);
  };

  const hello = (frame) => send(frame, { type: "hello" });

  /** What a frame tells, if it is one of ours and in shape. */
  function read(frame, { origin, data }) {
    if (!frame || origin !== originOf(frame) || typeof data !== "string" || data.length > LONGEST) return;
    try {
      const message = JSON.parse(data);
      return message.selfcheck === 1 && TYPES.includes(message.type) ? message : undefined;
    } catch (_) {
      // Not ours.
    }
  }

  const isSize = (number) => Number.isInteger(number) && number >= 0 && number <= HIGHEST;

  addEventListener("message", (event) => {
    const frame = frames().find((one) => one.contentWindow === event.source);
    const message = read(frame, event);
    if (!message) return;
    if (message.type === "height") {
      if (!isSize(message.height) || message.height < 1) return;
      frame.style.height = message.height + "px";
    }
    if (message.type === "screen") {
      if (!isSize(message.top)) return;
      // What a site has fixed at its top does not stand over it: `scroll-padding-top`, or `scroll-margin-top` of the frame.
      const pixels = (of, name) => parseFloat(getComputedStyle(of)[name]) || 0;
      const free = pixels(document.documentElement, "scrollPaddingTop") + pixels(frame, "scrollMarginTop");
      const top = frame.getBoundingClientRect().top + message.top - free;
      // Only what would not be seen is brought into sight.
      if (top < 0 || top > innerHeight / 2) scrollBy(0, top - 8);
    }
    frame.dispatchEvent(new CustomEvent("self-check-" + message.type, { bubbles: true, detail: message }));
  });

  /** Gives a frame what an element has. */
  function begin(frame) {
    if (frame.open) return hello(frame);
    frame.open = (screen) => send(frame, { type: "open", screen: String(screen).slice(0, 100) });
    frame.reset = () => send(frame, { type: "reset" });
    // It may be there already, or be loaded anew.
    frame.addEventListener("load", () => hello(frame));
    hello(frame);
  }

  const all = () => frames().forEach(begin);
  all();
  addEventListener("DOMContentLoaded", all);
  // Frames that come later.
  new MutationObserver((changes) => {
    const isFrame = (node) => node.nodeType === 1 && (node.matches(FRAME) || node.querySelector(FRAME));
    if (changes.some(({ addedNodes }) => Array.from(addedNodes).some(isFrame))) all();
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
