// The element <self-check>: mounts the page in a shadow root of its own. This script runs in somebody else's page: it leaves
// nothing there but the element, and whatever fails here fails inside of it.
//
// The build puts in the files of the release with their digests. `inside.js` is what runs in the element; each element runs its own.

(() => {
  /** The files of the release: name and digest. */
  const FILES = __FILES__;

  const NAME = "self-check";
  if (!window.customElements || customElements.get(NAME)) return;
  const script = document.currentScript;
  const warn = (words) => console.warn(NAME + ": " + words);

  /** Every address that was made out of FILES: nothing else becomes a script of ours. */
  const known = new Set();

  /** Scripts and texts as a site wants them that asks for trusted types. */
  let policy = { createScriptURL: (address) => address, createHTML: (text) => text };
  try {
    if (window.trustedTypes) {
      policy = trustedTypes.createPolicy("selfcheck", {
        createScriptURL: (address) => (known.has(address) ? address : ""),
        // Only what has come with its digest.
        createHTML: (text) => text,
      });
    }
  } catch (error) {
    warn("网站的 CSP 要加上 trusted-types selfcheck / the site's CSP needs trusted-types selfcheck: " + error);
  }

  /** Every element that is on the page: what one stores, the others must hear of. */
  const mounted = new Set();

  const add = (to, name, properties) => to.appendChild(Object.assign(document.createElement(name), properties));

  /** Tells the page inside. */
  const tell = (container, event, detail) => container.events.dispatchEvent(new CustomEvent(event, { detail }));

  /** A message of the page as the host's other side would write it. */
  const message = (type, more) => JSON.stringify(Object.assign({ selfcheck: 1, type }, more));

  /** Prints the page alone, in a frame of its own: the page around is not on the paper. */
  function print(container) {
    const frame = add(document.body, "iframe", { title: NAME });
    frame.setAttribute("aria-hidden", "true");
    Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
    const paper = frame.contentDocument;
    const from = container.element;
    for (const { name, value } of Array.from(from.attributes)) {
      if (/^(lang|data-)/.test(name)) paper.documentElement.setAttribute(name, value);
    }
    const app = container.root.getElementById("app");
    const copy = paper.body.appendChild(paper.importNode(app, true));
    // What was written in fields does not go along by itself.
    const fields = (of) => Array.from(of.querySelectorAll("input,select,textarea"));
    const written = fields(app);
    fields(copy).forEach((field, at) => {
      field.value = written[at].value;
      field.checked = written[at].checked;
    });
    new Promise((resolve) => {
      const style = Object.assign(paper.createElement("link"), container.asked("style", "href"), { rel: "stylesheet", onload: resolve, onerror: resolve });
      paper.head.appendChild(style);
    }).then(() => {
      const paperWindow = frame.contentWindow;
      paperWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
      paperWindow.focus();
      try {
        paperWindow.print();
      } catch (_) {
        // Forbidden in this frame.
      }
      // Some browsers do not tell when they are done.
      setTimeout(() => frame.remove(), 600000);
    });
  }

  /** The folder of the release: `base`, if it can be one. */
  function folder(element) {
    const own = script ? script.src : location.href;
    const base = element.getAttribute("base");
    try {
      if (base !== null) return new URL(base.replace(/\/?$/, "/"), document.baseURI).href;
    } catch (_) {
      warn("base=\"" + base.slice(0, 40) + "\": 不是地址，用脚本所在的目录 / no address; the folder of the script is used");
    }
    return new URL(".", own).href;
  }

  /** Where a page inside of an element lives; `static/container.js` says what each is. */
  function containerIn(element, root) {
    const base = folder(element);
    const foreign = new URL(base).origin !== location.origin;
    const address = (name) => {
      const at = base + FILES[name][0];
      known.add(at);
      return at;
    };
    const reset = add(root, "div", { className: "reset" });
    const container = {
      whole: false,
      root,
      events: document.createElement("i"),
      element: add(reset, "div", { className: NAME, lang: "zh-CN" }),
      named: (attribute) => attribute.slice(5),
      resolve: (name) => new URL(name, base).href,
      fetch: (name) => fetch(address(name), { integrity: FILES[name][1] }),
      /** What a file is asked for with. */
      asked: (name, kind) => Object.assign(foreign ? { crossOrigin: "anonymous" } : {}, { integrity: FILES[name][1], [kind]: address(name) }),
      script: (name) => {
        const asked = container.asked(name, "src");
        return Object.assign(asked, { src: policy.createScriptURL(asked.src) });
      },
      at: () => container.now,
      go(at) {
        if (at === container.now) return;
        container.now = at;
        Promise.resolve().then(() => tell(container, "hashchange"));
      },
      goInstead: (at) => container.go(at),
      now: "",
      address: () => base + "index.html",
      again: () => element.again(),
      top() {
        const { top } = reset.getBoundingClientRect();
        // Under what a site has fixed at its top: `scroll-padding-top`, or `scroll-margin-top` of the element.
        if (top < 0 || top > innerHeight / 2) element.scrollIntoView();
      },
      print: () => print(container),
      site: {
        options: () => Array.from(element.attributes).map(({ name, value }) => [name, value.replace(/[\x1e\x1f]/g, "")]),
        recipient: () => (location.origin === "null" ? "" : location.origin),
        tell: (text) => element.tell(text),
      },
    };
    return container;
  }

  /** What stands in the element if nothing of ours can be had. */
  function failed(container, error) {
    if (container.ended) return;
    warn("没有打开 / did not open: " + error);
    const say = add(container.element, "p", { className: "banner warn" });
    say.setAttribute("role", "alert");
    say.append("自查没有打开成功。请刷新网页，或者 / The self-check did not open. ");
    add(say, "a", { href: container.address(), textContent: "单独打开自查 / Open it by itself" });
  }

  async function mount(container) {
    // The browser's own size of letters, whatever the page around makes of it.
    const ruler = add(container.element, "div", {});
    Object.assign(ruler.style, { font: "medium sans-serif" });
    container.element.style.setProperty("--scale", String((parseFloat(getComputedStyle(ruler).fontSize) || 16) / 16));
    ruler.remove();
    // Nothing shows before it looks as it should.
    await new Promise((resolve) => {
      const style = Object.assign({ rel: "stylesheet", onload: resolve, onerror: resolve }, container.asked("inside-style", "href"));
      add(container.root, "link", style);
    });
    if (container.ended) return;
    add(container.element, "div", { id: "rescue", hidden: true });
    add(container.element, "div", { id: "app", hidden: true });
    const answer = await container.fetch("text");
    if (!answer.ok) throw new Error(answer.url + ": " + answer.status);
    const html = new TextDecoder().decode(await answer.arrayBuffer());
    if (container.ended) return;
    const text = new DOMParser().parseFromString(policy.createHTML(html), "text/html").getElementById("text");
    // Both are for a page by itself.
    text.querySelectorAll("noscript,.late").forEach((part) => part.remove());
    text.querySelectorAll("a[href='checklist.html']").forEach((way) => (way.href = container.resolve("checklist.html")));
    container.element.appendChild(document.importNode(text, true));
    await new Promise((resolve, reject) => {
      const inside = Object.assign(document.createElement("script"), { container, onload: resolve, onerror: () => reject(new Error(inside.src)) }, container.script("inside"));
      document.head.appendChild(inside).remove();
    });
  }

  class SelfCheck extends HTMLElement {
    connectedCallback() {
      // Moved within the page: it goes on as it is.
      if (this.container) return;
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      const container = (this.container = containerIn(this, root));
      root.addEventListener("click", (this.follow = (event) => this.goTo(event)));
      this.stored = (event) => (!event.key || event.key.startsWith("selfcheck.")) && tell(container, "storage");
      addEventListener("storage", this.stored);
      this.watch = new MutationObserver(() => tell(container, "selfcheck-options"));
      this.watch.observe(this, { attributes: true });
      container.events.addEventListener("selfcheck-saved", () => {
        mounted.forEach((other) => other !== this && tell(other.container, "storage"));
      });
      if (window.ResizeObserver) {
        let before;
        this.size = new ResizeObserver(() => {
          const height = Math.ceil(container.element.getBoundingClientRect().height);
          if (height > 0 && height !== before) this.tell(message("height", { height: (before = height) }));
        });
        this.size.observe(container.element);
      }
      mounted.add(this);
      mount(container).catch((error) => failed(container, error));
    }

    disconnectedCallback() {
      // Frameworks take elements out and put them in again at once.
      Promise.resolve().then(() => this.isConnected || this.end());
    }

    end() {
      const { container } = this;
      if (!container) return;
      container.ended = true;
      this.container = undefined;
      this.ready = false;
      mounted.delete(this);
      removeEventListener("storage", this.stored);
      this.shadowRoot.removeEventListener("click", this.follow);
      this.watch.disconnect();
      if (this.size) this.size.disconnect();
      try {
        if (container.end) container.end();
      } catch (_) {
        // It had failed before.
      }
      this.shadowRoot.textContent = "";
    }

    again() {
      this.end();
      if (this.isConnected) this.connectedCallback();
    }

    goTo(event) {
      const way = event.target.closest && event.target.closest("a[href^='#']");
      if (!way || event.defaultPrevented) return;
      event.preventDefault();
      const to = way.getAttribute("href").slice(1);
      if (to[0] === "/") return this.container.go(to);
      const part = to && this.shadowRoot.getElementById(to);
      if (part) part.scrollIntoView();
    }

    tell(text) {
      const detail = JSON.parse(text);
      if (detail.type === "ready") {
        this.ready = true;
        const { waiting } = this;
        this.waiting = undefined;
        if (waiting) Promise.resolve().then(() => this.ask(waiting));
      }
      this.dispatchEvent(new CustomEvent(NAME + "-" + detail.type, { bubbles: true, detail }));
    }

    ask(text) {
      if (this.container && this.ready) tell(this.container, "selfcheck-asked", text);
      else this.waiting = text;
    }

    /** Shows a screen: `home`, `check`, `list`, `notices`, `open`, `about`. */
    open(screen) {
      this.ask(message("open", { screen: String(screen).slice(0, 100) }));
    }

    /** Goes back to the screen that the options name. Nothing is deleted. */
    reset() {
      this.ask(message("reset"));
    }
  }

  customElements.define(NAME, SelfCheck);
})();
