// What becomes of what is handed out, and files that come in: printing, reading aloud, the clipboard, workbooks. The Rust side is
// `src/host/scripts.rs`.

import { files } from "./files.js";
import { addScript, all, container, listen, tell } from "./container.js";

/** The most of a file that is read, in bytes, and one more: the program (`crates/session/src/opening.rs`) says what is too large. */
const MOST = (16 << 20) + 1;

/** Where something stands for a moment. */
const ground = () => container.root.body || container.element;

/** Offers bytes as a file. False if the browser has no way to; what it then does cannot be known. */
function offerBytes(name, mime, bytes) {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
    link.download = name;
    ground().appendChild(link);
    link.click();
    link.remove();
    return true;
  } catch (_) {
    return false;
  }
}

/** Puts a text on the clipboard in the way that browsers had before there was a better one. */
function copyOldWay(text) {
  const area = document.createElement("textarea");
  const before = container.root.activeElement;
  area.value = text;
  area.readOnly = true;
  area.style.cssText = "position:fixed;top:0;opacity:0";
  ground().appendChild(area);
  area.select();
  area.setSelectionRange(0, text.length);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch (_) {
    // Refused.
  }
  area.remove();
  if (before) before.focus();
  return done;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    return copyOldWay(text);
  }
}

const say = (what) => tell("selfcheck-done", what);

/** A text in UTF-8; or in what editors of office computers save it as: UTF-16 with its mark, or GB 18030. */
function decoded(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (_) {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Hands a text over as if it came from a file: its name, U+001E, the text. */
const openText = (name, text) => tell("selfcheck-file", name.replace(/\x1e/g, "") + "\x1e" + text);

/** Hands files over, one after the other. */
function takeFiles(chosen) {
  for (const file of chosen) {
    const reader = new FileReader();
    const give = (text) => openText(file.name, text);
    reader.onload = () => give(decoded(new Uint8Array(reader.result)));
    reader.onerror = () => give("");
    reader.readAsArrayBuffer(file.slice(0, MOST));
  }
}

const hasFiles = (event) => event.dataTransfer && Array.prototype.includes.call(event.dataTransfer.types, "Files");

container.element.addEventListener("change", (event) => {
  if (event.target.type !== "file") return;
  takeFiles(event.target.files);
  // The same file can be chosen again.
  event.target.value = "";
});
container.element.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
container.element.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  takeFiles(event.dataTransfer.files);
});

/** What of the screen is read aloud: its heading, and what it asks or says; nothing that is folded away. */
const READ = "h1,h2,h3,legend,.choice-label,.choice-hint,.page p,.page li,.page dt,.page dd,summary";

/** The text of the screen, from the top. */
function readable() {
  const parts = all("#app .page").map((main) => main.querySelectorAll(READ));
  const seen = Array.from(parts[0] || []).filter((part) => part.offsetParent && !part.querySelector(READ));
  return seen.map((part) => part.textContent.trim()).filter(Boolean).join("\n");
}

/** Stops the voice, if there is one. */
const hush = () => "speechSynthesis" in window && speechSynthesis.cancel();
listen("hashchange", hush);

let workbooks;

/** The program that makes workbooks, loaded when somebody wants one; after a failure, anew. */
function workbookProgram() {
  const load = async () => {
    // In one file it is here already.
    if (!container.workbook) await addScript("data-workbook");
    await container.workbook.init({ module_or_path: files.wasm("workbook.wasm", "data-workbook-wasm") });
    return container.workbook;
  };
  workbooks = workbooks || load();
  workbooks.catch(() => (workbooks = undefined));
  return workbooks;
}

/** How long a browser may take until it begins to print, in milliseconds. */
const SOON = 1500;

/** The functions that the page calls. None of them throws; what became of them comes as `selfcheck-done`. */
export const papers = {
  /** `not-printed` if the browser gives no sign of printing: some only lack the dialog (WeChat), and do not say so. */
  print() {
    const at = container.at();
    let begun = false;
    const note = () => (begun = true);
    // Safari before 13 tells in the second way only.
    const media = matchMedia("print");
    addEventListener("beforeprint", note);
    media.addListener(note);
    try {
      if (container.print) return container.print();
      print();
    } catch (_) {
      // There is no such thing, or it is forbidden in this frame.
    }
    setTimeout(() => {
      removeEventListener("beforeprint", note);
      media.removeListener(note);
      if (!begun && container.at() === at) say("not-printed");
    }, SOON);
  },

  /** Whether the browser has a voice, or may get one: some load theirs late. */
  canSpeak: () => "speechSynthesis" in window && "SpeechSynthesisUtterance" in window,

  /** Reads the screen aloud, or stops: `aloud`, then `silent`. */
  aloud() {
    if (speechSynthesis.speaking) {
      hush();
      return say("silent");
    }
    const speech = new SpeechSynthesisUtterance(readable());
    speech.lang = container.element.lang;
    speech.rate = 0.9;
    speech.onend = () => say("silent");
    // Stopped by the person, or by the next screen: neither is to be told of.
    speech.onerror = (event) => say(/cancel|interrupt/.test(event.error) ? "silent" : "no-voice");
    speechSynthesis.speak(speech);
    say("aloud");
  },

  /** `copied` or `not-copied`. */
  copy: (text) => copied(text).then((done) => say(done ? "copied" : "not-copied")),

  /** `offered` or `not-offered`. */
  offerText: (name, mime, text) => say(offerBytes(name, mime, text) ? "offered" : "not-offered"),

  /** A workbook out of sheets: `offered`, `not-offered`, `not-made`, or `unreachable` if the program for it cannot be had. */
  async offerWorkbook(name, sheets) {
    let made;
    // A view of the page's memory, which may have moved or hold something else by the time that the program is here.
    const bytes = sheets.slice();
    try {
      made = (await workbookProgram()).workbook(bytes);
    } catch (_) {
      return say("unreachable");
    }
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    say(!made ? "not-made" : offerBytes(name, type, made) ? "offered" : "not-offered");
  },

  openText,

  /** Whether the browser numbers the pages that it prints by itself, if asked to (Chromium 131). */
  numbersPages: () => "CSSMarginRule" in window,

  /** The address of this page, without the part after `#`. */
  address: () => container.address(),
};
