// The script of the page around: shows every option, event and method of the self-check. The address may say how to begin
// (`?way=frame&entity=eldercare`).

const form = document.getElementById("options");
const here = document.getElementById("here");
const EVENTS = ["ready", "screen", "progress", "result", "height", "answers"];
const NAMES = ["entity", "county", "lang", "theme-color", "view", "start", "several", "answers"];

const asked = new URLSearchParams(location.search);
for (const field of Array.from(form.elements)) {
  if (!field.name || !asked.has(field.name)) continue;
  if (field.type === "radio") field.checked = field.value === asked.get(field.name);
  else field.value = asked.get(field.name);
  // Also what is no choice: it is for trying out.
  if (field.options && field.value !== asked.get(field.name)) field.add(new Option(asked.get(field.name), undefined, true, true));
}

// What is wrong with an option stands in the console; here it stands beside the code as well.
const wrong = document.getElementById("wrong");
const toConsole = console.warn;
console.warn = (...all) => {
  toConsole.apply(console, all);
  const words = String(all[0]);
  if (words.startsWith("self-check:")) wrong.textContent = words.split(" / ")[0];
};

document.getElementById("copy").addEventListener("click", () => {
  const code = document.getElementById("snippet");
  const told = document.getElementById("copied");
  const say = (done) => (told.textContent = done ? "已复制。" : "请选中上面的代码，自己复制。");
  getSelection().selectAllChildren(code);
  if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(() => say(true), () => say(document.execCommand("copy")));
  else say(document.execCommand("copy"));
});

const value = (name) => form.elements[name].value;
const given = () => NAMES.filter((name) => value(name)).map((name) => [name, value(name)]);

/** In an address, `#` would end it. */
const inAddress = ([name, text]) => [name, text.replace(/^#/, "")];

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
const folder = new URL("..", location.href).pathname;

/** The address of the page in a frame. */
function framed() {
  const options = new URLSearchParams([["embed", "1"]].concat(given().map(inAddress)));
  return folder + "?" + options;
}

const withIntegrity = document.getElementById("integrity");

/** The script that is pasted, by its name, with its digest if that is wanted. */
function script(name) {
  const { integrity } = document.querySelector("script[src$='/" + name + "']");
  return "<script async src=\"" + folder + name + "\"" + (withIntegrity.checked ? " integrity=\"" + integrity + "\"" : "") + "></script>\n";
}

/** What is pasted into a page. */
function snippet() {
  if (value("way") === "element") {
    const attributes = given().map(([name, text]) => " " + name + "=\"" + escaped(text) + "\"").join("");
    return script("self-check.js") + "<self-check" + attributes + ">\n  <a href=\"" + folder + "\">打开疫情防控措施自查</a>\n</self-check>";
  }
  return (
    script("self-check-frame.js") + "<iframe data-self-check src=\"" + escaped(framed()) +
    "\" title=\"疫情防控措施自查\" allow=\"clipboard-write\" width=\"100%\" height=\"600\" frameborder=\"0\"></iframe>"
  );
}

let shown;

function show() {
  wrong.textContent = "";
  document.getElementById("copied").textContent = "";
  document.getElementById("snippet").textContent = snippet();
  const kind = value("way") === "element" ? "SELF-CHECK" : "IFRAME";
  if (kind === "SELF-CHECK" && shown && shown.nodeName === kind) {
    // What changes while somebody is at it.
    for (const name of NAMES) {
      if (!value(name)) shown.removeAttribute(name);
      else if (shown.getAttribute(name) !== value(name)) shown.setAttribute(name, value(name));
    }
    return;
  }
  shown = document.createElement(kind);
  if (kind === "IFRAME") {
    shown.setAttribute("data-self-check", "");
    Object.assign(shown, { title: "疫情防控措施自查", allow: "clipboard-write", src: framed() });
    // For trying out what a sandbox leaves of it.
    if (asked.has("sandbox")) shown.setAttribute("sandbox", asked.get("sandbox"));
    if (asked.has("src")) shown.src = asked.get("src") + framed().slice(framed().indexOf("?"));
  } else {
    for (const [name, text] of given()) shown.setAttribute(name, text);
  }
  here.textContent = "";
  here.appendChild(shown);
}

const log = document.getElementById("log");
for (const name of EVENTS) {
  addEventListener("self-check-" + name, ({ detail }) => {
    const line = document.createElement("li");
    line.setAttribute("data-type", name);
    line.textContent = JSON.stringify(detail).slice(0, 300);
    log.insertBefore(line, log.firstChild);
    if (log.children.length > 500) log.lastChild.remove();
    if (name === "answers") window.received = detail.response;
  });
}

form.addEventListener("change", show);
withIntegrity.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", ({ target }) => {
  if (!target.matches("button")) return;
  if (target.dataset.open) shown.open(target.dataset.open);
  if ("reset" in target.dataset) shown.reset();
  if ("remove" in target.dataset) {
    shown.remove();
    setTimeout(() => here.appendChild(shown), 300);
  }
});

show();
