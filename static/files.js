// Where the files of the page come from: from beside it. `one-file.js` has them come from the page itself.

import { place } from "./place.js";

/** What a file that was cut or changed is reported as. */
export class Damaged extends Error {}

async function fetched(address) {
  const answer = await place.fetch(address);
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer;
}

export const files = {
  /** Whether the page holds its files itself. */
  inOneFile: false,

  /** The wasm of a program: its name, and the attribute of the page's script that says where it is. */
  wasm: (_, attribute) => fetched(place.named(attribute)),

  /** A file of the page that is loaded when asked for. */
  file: async (name) => new Uint8Array(await (await fetched(name)).arrayBuffer()),
};
