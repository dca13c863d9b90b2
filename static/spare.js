// The program and the pack once more, as a script: for a frame without an origin (`sandbox`), to which no server gives a file
// but a script, and for servers that do not know the endings `.wasm` and `.json`. Nobody else fetches it.

import { unpack } from "./base64.js";
import { files } from "./files.js";
import { addScript, container } from "./container.js";

/** What a file holds; if it cannot be had, the spare one. Fails as the file did. */
export const orSpare = (coming, name) =>
  coming.catch(async (error) => {
    try {
      if (!container.spare && !files.inOneFile) await addScript("data-spare");
      return unpack(container.spare[name]);
    } catch (_) {
      throw error;
    }
  });
