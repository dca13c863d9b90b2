// The static text: what it gives to the running page, and how it gives way to it.

import { all, byId, hear, place } from "./place.js";

/** The Chinese texts of the catalogue, in the order of the page; U+001F stands between them. */
export function words() {
  return all("#text [data-t]").map((element) => element.textContent).join("\x1f");
}

/** Whether somebody has done something to the text. A browser that loads a page anew scrolls by itself. */
let touched = false;
for (const sign of ["wheel", "touchmove", "keydown", "mousedown"]) {
  place.element.addEventListener(sign, () => (touched = true), { once: true, passive: true });
}

/** Whether somebody is in the middle of the text: then it must not go away under their eyes. */
function beingRead(text) {
  const selection = getSelection();
  const marked = selection && !selection.isCollapsed;
  return touched && (place.whole && pageYOffset > 0 || marked || text.contains(place.root.activeElement));
}

/** Lets the running page take the place of the text: at once, or when somebody who is reading says so. */
export function giveWay() {
  const text = byId("text");
  let bar;
  const show = () => {
    place.events.removeEventListener("hashchange", asked);
    if (bar) bar.remove();
    text.remove();
    byId("app").hidden = false;
  };
  const asked = () => {
    show();
    if (place.whole) scrollTo(0, 0);
    const heading = byId("app").querySelector("h1");
    if (heading) heading.focus();
  };
  if (!beingRead(text)) return show();
  text.querySelector(".late").remove();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button main";
  button.textContent = "打开自查";
  button.addEventListener("click", asked);
  bar = document.createElement("div");
  bar.className = "ready no-print";
  bar.setAttribute("role", "status");
  bar.textContent = "自查已经可以用了。";
  bar.appendChild(button);
  text.parentNode.appendChild(bar);
  hear("hashchange", asked);
}
