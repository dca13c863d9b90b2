// Where the page lives and what it may touch there: the one room that knows whether it has a document to itself or is an
// element in somebody else's (`self-check.js` then says so to the script that it adds, and that hands it on).

const script = document.currentScript;

/** What makes an address one of a script (Trusted Types), where a site asks for it: the plain names of our own files only. */
let policy = { createScriptURL: (name) => name };
if (window.trustedTypes && !(script && script.container)) {
  policy = trustedTypes.createPolicy("selfcheck", { createScriptURL: (name) => (/^[\w.-]+$/.test(name) ? name : "") });
}

export const container = (script && script.container) || {
  /** Whether all of the document is the page's own: its title, its address, its history. */
  whole: true,

  /** Where elements are looked for. */
  root: document,

  /** Where the page's own events go. */
  events: window,

  /** What language and look hang on, and where is heard what happens inside. */
  element: document.documentElement,

  /** The address of one of our files, by the attribute of the page's script that names it. */
  named: (attribute) => document.querySelector("script[data-wasm]").getAttribute(attribute),

  /** An address of the site, seen from the folder of the page. */
  resolve: (address) => new URL(address, location.href).href,

  /** One of our files, by its address. */
  fetch: (address) => fetch(address),

  /** What a script of ours is asked for with. */
  script: (address) => ({ src: policy.createScriptURL(address) }),

  /** Where in the page one is: the part of the address after `#`. */
  at: () => location.hash.slice(1),

  /** Goes elsewhere in the page, as a step that the back button undoes. */
  go: (at) => (location.hash = at),

  /** The same in the place of where one is. */
  goInstead: (at) => location.replace("#" + at),

  /** The address of the page, without the part that says where in it one is, and without what a page around has set. */
  address: () => location.href.replace(/([?&]embed\b|#).*/, ""),

  /** Begins the page anew. */
  again: () => location.reload(),
};

/** Tells the page, and the scripts around it. */
export const tell = (event, detail) => container.events.dispatchEvent(new CustomEvent(event, { detail }));

/** Listens to what the page, or a script around it, tells. */
export const listen = (event, then, options) => container.events.addEventListener(event, then, options);

export const byId = (id) => container.root.getElementById(id);
export const all = (selector) => Array.from(container.root.querySelectorAll(selector));

/** Adds one of our scripts, which then lives in the same place. Fails if it cannot be had. */
export const addScript = (attribute) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { container, onload: resolve, onerror: reject }, container.script(container.named(attribute)));
    document.head.appendChild(script);
  });
