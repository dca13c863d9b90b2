// What stands on the page when it cannot start or has stopped: what happened, what to do, and the answers.

import { Damaged, files } from "./files.js";
import { offer } from "./host.js";
import { Unusable, ownPack } from "./pack.js";
import { byId, container, tell } from "./container.js";

/** What the names of stored self-checks start with. */
const PREFIX = "selfcheck.response.";

/** Every self-check that this browser holds, and the one on screen even if it was not stored. */
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
  // A page that was cut has no such element.
  const current = byId("rescue");
  if (current && current.textContent) kept["(on screen)"] = current.textContent;
  return Object.keys(kept).length ? JSON.stringify(kept, null, 1) : "";
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

/** The answers with the ways to keep them; nothing if there are none. */
function answers() {
  const kept = rescue();
  if (!kept) return [];
  const area = element("textarea", "");
  area.readOnly = true;
  area.rows = 8;
  area.setAttribute("aria-label", "已填内容 / answers");
  area.value = kept;
  const english = element("p", "Your answers are safe. Save them first, then open the page again.");
  english.lang = "en";
  return [
    element("p", "您填的内容都还在。为防万一，请先另存一份，再重新打开本页。"),
    english,
    button("保存已填内容 / Save answers", () => offer("selfcheck-rescue.json", "application/json", area.value)),
    element("details", "", [element("summary", "看已填内容 / Show them"), area]),
  ];
}

/** The way to the checklist, which needs no program. */
function checklist() {
  const link = element("a", "完整清单");
  link.href = files.inOneFile ? "#checklist" : container.resolve("checklist.html");
  return link;
}

let stopped = false;

/** Puts a panel in the static text or, once that has given way, in the place of the page. Never starts by itself again. */
function panel(kind, zh, en, what) {
  const opening = byId("opening");
  const where = opening || byId("app");
  if (stopped || !where) return;
  stopped = true;
  const late = container.root.querySelector("#text .late");
  if (late) late.remove();
  const english = element("p", en);
  english.lang = "en";
  const again = button("重新打开 / Open again", () => {
    // A newer release that waits may have mended what made this one stop.
    tell("selfcheck-take");
    setTimeout(container.again, 500);
  });
  // An address whose screen makes the page stop must not be a trap.
  const home = button("从首页打开 / Open the start page", () => {
    container.go("");
    container.again();
  });
  const ways = kind === "crashed" ? [again, home] : kind === "old" || kind === "local" ? [] : [again];
  const title = opening ? "h2" : "h1";
  const said = zh.map((line, i) => element(i ? "p" : title, line));
  // That of the release says nothing of another content.
  if (opening && !ownPack) said.push(element("p", "不填写也可以看、可以打印：", [checklist()]));
  const detail = what ? [element("p", "出错信息 / Error: "), element("pre", what)] : [];
  const node = element(opening || !container.whole ? "div" : "main", "", [].concat(said, [english], ways, answers(), detail));
  node.className = opening ? "banner warn stopped" : "page stopped";
  node.setAttribute("role", "alert");
  node.setAttribute("data-why", kind);
  where.replaceWith(node);
}

/** The page ran and has stopped. */
export function crashed(what) {
  panel(
    "crashed",
    ["页面出错了，已停止运行", "请点“重新打开”；再出错，就点“从首页打开”。"],
    "The page hit an error and has stopped. Open it again.",
    what,
  );
}

const KINDS = {
  old: [
    [
      "这个浏览器打不开自查",
      "电脑上：请换用新版的 Chrome、Edge、火狐浏览器；用 360、搜狗等浏览器的，请切换到“极速模式”。",
      "手机上：请更新微信、钉钉，或者换手机自带的浏览器打开。",
    ],
    "This browser cannot run the self-check. Use a newer one; the checklist can be read and printed without.",
  ],
  local: [
    ["这个文件要放在网站上才能用", "请打开同一个文件夹里的 selfcheck.html。"],
    "This file only works on a web site. Open selfcheck.html in the same folder.",
  ],
  refused: [
    ["网站的设置挡住了自查", "这不是您的操作问题。请截图发给网站管理员：内容安全策略（CSP）的 script-src 要加上 'wasm-unsafe-eval'，旧浏览器要加上 'unsafe-eval'。"],
    "The site's security policy does not let the self-check run. Ask the web master to allow 'wasm-unsafe-eval'.",
  ],
  damaged: [
    ["自查没有下载完整", "请点“重新打开”；用的是单个文件的，请重新复制或下载一份。"],
    "A file is damaged. Open the page again, or get a fresh copy of the file.",
  ],
  network: [
    ["自查没有打开成功", "可能是网络不好。请检查网络，再点“重新打开”；还是不行，请截图发给网站管理员。"],
    "Not everything could be fetched. Check the network and open the page again.",
  ],
};

/** Why the page did not start, from the error. */
function kindOf(error) {
  const what = String(error);
  if (location.protocol === "file:" && !files.inOneFile) return "local";
  if (/Content.Security|CSP|unsafe-eval|disallowed by embedder/i.test(what)) return "refused";
  if (error instanceof Unusable) return "content";
  if (error instanceof Damaged || error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return "damaged";
  return "network";
}

/** The page did not start: says why and leaves the static text. */
export function notStarted(error) {
  const kind = typeof WebAssembly === "object" ? kindOf(error) : "old";
  if (kind === "content") {
    const [zh, en] = error.said;
    return panel(kind, ["自查的内容打不开", zh], en, error.message);
  }
  const [zh, en] = KINDS[kind];
  panel(kind, zh, en, String(error));
}
