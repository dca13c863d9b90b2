// Where the files of the page come from: from beside it, or, in the one-file edition, from the page itself.

/** What a file that was cut or changed is reported as. */
export class Damaged extends Error {}

/** Whether this is the one-file edition, which holds its files in elements, in base64. */
export const inOneFile = document.documentElement.getAttribute("data-edition") === "one-file";

/** The text of the element that holds the file; nothing if it is not there or was cut. */
export function held(name) {
  const element = document.getElementById(name);
  const text = element ? element.textContent : "";
  return element && text.length === Number(element.getAttribute("data-length")) ? text : null;
}

/** The bytes of a file that the page holds. */
export function unpacked(name) {
  const text = held(name);
  if (text === null) throw new Damaged(name);
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

/** A file of the page that is loaded when asked for. */
export async function file(name) {
  if (inOneFile) return unpacked(name.split("?")[0]);
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}
