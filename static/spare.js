// The full program and the English texts once more, as a script: for a frame without an origin (`sandbox`), to which no server gives a
// file but a script, and for servers that do not know the endings `.wasm` and `.bin`. Nobody else fetches it.

import { files } from "./files.js";
import { addScript, place } from "./place.js";

/** The bytes that a text in base64 stands for. */
export function unpack(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

/** What a file holds; if it cannot be had, the spare one. Fails as the file did. */
export const orSpare = (coming, name) =>
  coming.catch(async (error) => {
    try {
      if (!place.spare && !files.inOneFile) await addScript("data-spare");
      return unpack(place.spare[name]);
    } catch (_) {
      throw error;
    }
  });
