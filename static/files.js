// Where the files of the page come from: from beside it; in the one-file edition from elements of the page, in base64.

import { unpack } from "./base64.js";
import { container } from "./container.js";

/** What a file that was cut or changed is reported as. */
export class Damaged extends Error {}

async function fetched(address) {
  const answer = await container.fetch(address);
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer;
}

const bytesOf = async (answer) => new Uint8Array(await answer.arrayBuffer());

/** The text of the element that holds a file; null if it is not there or was cut. */
function held(name) {
  const element = document.getElementById(name);
  const text = element ? element.textContent : "";
  return element && text.length === Number(element.getAttribute("data-length")) ? text : null;
}

export const isHeld = (name) => held(name) !== null;

/** The bytes of a file that the page holds. */
function heldBytes(name) {
  const text = held(name);
  if (text === null) throw new Damaged(name);
  return unpack(text);
}

/** Whether the page holds its files itself. */
const inOneFile = document.documentElement.getAttribute("data-edition") === "one-file";

export const files = {
  inOneFile,

  /** The wasm of a program: its name, and the attribute of the page's script that says where it is. As the server's answer, which is
   * compiled while it comes, if that names its kind. */
  async wasm(name, attribute) {
    if (inOneFile) return heldBytes(name);
    const answer = await fetched(container.named(attribute));
    return answer.headers.get("Content-Type") === "application/wasm" ? answer : bytesOf(answer);
  },

  /** The pack of the release, or its texts in another language. */
  async pack(lang) {
    if (inOneFile) return heldBytes(lang ? "pack." + lang + ".json" : "pack.json");
    return bytesOf(await fetched(container.named(lang ? "data-pack-" + lang : "data-pack")));
  },
};
