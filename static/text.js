// The start page as it stands in the HTML: its links work before the program is there, and it gives way to the running page.

import { ownPack } from "./pack.js";
import { byId, container } from "./container.js";

const isWay = (element) => element && element.closest && element.closest("#text a[href^='#/']");

// A tap is acknowledged at once; the address that it has set is followed when the program comes.
container.element.addEventListener("click", (event) => {
  const way = isWay(event.target);
  const opening = byId("opening");
  if (!way || !opening || opening.classList.contains("waiting")) return;
  opening.classList.add("waiting");
  const said = document.createElement("span");
  said.textContent = "正在打开……";
  opening.appendChild(said);
});

/** What another content is called and asks is not known yet: only that it is coming. */
export function begin() {
  const text = byId("text");
  if (ownPack && text) text.classList.add("of-another");
}

/** Lets the running page take the place of the start page. Whoever stood on a link stands on the same one. */
export function giveWay() {
  const text = byId("text");
  const app = byId("app");
  const way = isWay(container.root.activeElement);
  text.remove();
  app.hidden = false;
  const same = way && app.querySelector("a[href='" + way.getAttribute("href") + "']");
  if (same) same.focus();
}
