// Which content the page loads: the pack of the release, or one of the site's own that its option `pack` names.

import { Damaged, files } from "./files.js";
import { container } from "./container.js";
import { orSpare } from "./spare.js";

/** Why the content cannot be used: in Chinese and in English, and what the browser says of it. */
export class Unusable extends Error {
  constructor(zh, en, cause) {
    super(cause || "");
    this.said = [zh, en];
  }
}

/** Plain names of folders and of a file, from the folder of the page or from the top of its site. */
const PLAIN = /^\/?(?:[\w~-][\w.~-]*\/)*[\w~-][\w.~-]*\.json$/;

const options = () => (container.site ? container.site.options() : Array.from(new URLSearchParams(location.search)));

/** What the option says; nothing if it is not given, or refused. */
function given() {
  const [, name] = options().find(([option]) => option === "pack") || [];
  if (name === undefined || PLAIN.test(name)) return name;
  console.warn(`self-check: pack="${name.slice(0, 40)}": 只能写本站的相对地址，如 notice/pack.json；用自带的内容 / only a relative address on this site, such as notice/pack.json; the page's own content is used`);
}

const own = given();

/** Whether the content is one of the site's own. */
export const ownPack = own !== undefined;

/** A pack of the site's own, or the texts that stand beside it (`pack.json`, `pack.en.json`). */
const address = (lang) => container.resolve(lang ? own.replace(/\.json$/, "." + lang + ".json") : own);

/** The addresses to keep for when there is no network; the pack of the release is kept with it. */
export const keep = () => (own ? [address(), address("en")] : []);

async function fetched(lang) {
  // Its name says nothing of its content.
  const answer = await fetch(address(lang), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.url + ": " + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The texts of the pack in another language. */
export const texts = (lang) => (own ? fetched(lang) : orSpare(files.pack(lang), "pack." + lang + ".json"));

/** The pack. */
export async function pack() {
  try {
    return await (own ? fetched() : orSpare(files.pack(), "pack.json"));
  } catch (error) {
    if (error instanceof Damaged) throw error;
    const name = own || "pack.json";
    throw new Unusable(
      `没有取到自查的内容（${name}）。可能是网络不好：请检查网络，再点“重新打开”；还是不行，请截图发给网站管理员。`,
      `The content (${name}) could not be fetched. Check the network and open the page again, or tell the web master.`,
      error,
    );
  }
}
