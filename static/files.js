// Where the files of the page come from: from beside it, or, in the one-file edition, from the page itself.

/** What a file that was cut or changed is reported as. */
export class Damaged extends Error {}

/** The element of the one-file edition that holds the file, if this is that edition. */
export function held(name) {
  return document.getElementById(name);
}

/** The bytes that such an element holds in base64. */
export function unpacked(element) {
  const text = element.textContent;
  if (text.length !== Number(element.getAttribute("data-length"))) throw new Damaged(element.id);
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

/** A file of the page that is loaded when asked for. */
export async function file(name) {
  const element = held(name.split("?")[0]);
  if (element) return unpacked(element);
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}
