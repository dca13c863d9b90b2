// Starts the page, and stands in for it when it cannot start or has stopped.
// Plain JavaScript because it must work when WebAssembly does not.

const PREFIX = "selfcheck.";

/** Everything of ours that this browser holds, and the self-check on screen even if it was not stored. */
function rescue() {
  const kept = {};
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) kept[key] = localStorage.getItem(key);
    }
  } catch (_) {
    // Storage is blocked: what is on screen is all there is.
  }
  const current = document.getElementById("rescue").textContent;
  if (current) kept["(on screen)"] = current;
  return JSON.stringify(kept, null, 1);
}

function element(name, text, children) {
  const node = document.createElement(name);
  node.textContent = text;
  for (const child of children || []) node.appendChild(child);
  return node;
}

function button(text, act) {
  const node = element("button", text);
  node.type = "button";
  node.className = "button";
  node.addEventListener("click", act);
  return node;
}

let stopped = false;

/** Puts a message in place of the page, with the answers at hand. Never starts the page again by itself. */
function stop(titleZh, titleEn, what) {
  if (stopped) return;
  stopped = true;
  const answers = document.createElement("textarea");
  answers.readOnly = true;
  answers.rows = 8;
  answers.setAttribute("aria-label", "已填内容 / answers");
  answers.value = rescue();
  const english = element("p", titleEn + " If answers show below, save or copy them first, then open the page again.");
  english.lang = "en";
  const panel = element("main", "", [
    element("h1", titleZh),
    element("p", "如果下面有以前填写的内容，请先保存或复制，再重新打开本页。"),
    english,
    button("保存已填内容 / Save answers", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([answers.value], { type: "application/json" }));
      link.download = "selfcheck-rescue.json";
      link.click();
    }),
    button("重新打开 / Open again", () => location.reload()),
    button("从首页打开 / Open the start page", () => {
      location.hash = "";
      location.reload();
    }),
    answers,
    element("p", "出错信息 / Error: "),
    element("pre", what),
  ]);
  panel.className = "page stopped";
  panel.setAttribute("role", "alert");
  const app = document.getElementById("app");
  app.replaceWith(element("div", "", [panel]));
}

addEventListener("selfcheck-panic", (event) => {
  stop("页面出错了，已停止运行", "The page hit an error and has stopped.", String(event.detail));
});

// Whatever stops the WebAssembly without a panic: no memory left, the stack exhausted.
addEventListener("error", (event) => {
  if (typeof WebAssembly === "object" && event.error instanceof WebAssembly.RuntimeError) {
    stop("页面出错了，已停止运行", "The page hit an error and has stopped.", String(event.error.stack));
  }
});

async function start() {
  const script = document.querySelector("script[data-wasm]");
  if (typeof WebAssembly !== "object") {
    stop("这个浏览器打不开本页，请换用较新的浏览器", "This browser cannot run this page. Use a newer one.", "WebAssembly is missing");
    return;
  }
  try {
    const url = (name) => new URL(script.getAttribute(name), document.baseURI).href;
    const module = await import(url("data-js"));
    await module.default({ module_or_path: url("data-wasm") });
  } catch (error) {
    stop("页面没有打开", "The page did not start.", String(error));
  }
}

start();
