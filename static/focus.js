// Where one is on the page, as far as the browser does not see to it by itself: a new screen begins at its heading or at the
// question that was asked for, going back returns to where one was, Enter goes on from an answer or a line of text, and what
// is wrong leads to where it is mended.

import { all, byId, container, listen } from "./container.js";

const first = (selector) => container.root.querySelector(selector);

/** Puts the keyboard on a control, and the control in sight. */
function goTo(control) {
  if (!control) return;
  (control.closest(".card,fieldset") || control).scrollIntoView();
  control.focus();
}

/** The answer of a question, or its first one. */
const chosen = (question) => question.querySelector("input:checked") || question.querySelector("input");

container.element.addEventListener("keydown", (event) => {
  const at = event.target;
  // Enter that ends what an input method composes is its own.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || !/^(radio|text)$/.test(at.type)) return;
  event.preventDefault();
  const found = at.id === "find" && first("[data-place]");
  if (found) return found.click();
  const questions = all("#app .question");
  const next = questions[questions.indexOf(at.closest(".question")) + 1];
  if (at.type === "radio" && next) goTo(chosen(next));
  else goTo(byId("next"));
});

// A reason that is asked for comes into sight.
container.element.addEventListener("change", ({ target }) => {
  const card = target.closest && target.closest(".card");
  requestAnimationFrame(() => {
    const wrong = card && card.querySelector("[aria-invalid]");
    if (wrong) wrong.scrollIntoView({ block: "nearest" });
  });
});

/** What a link to another screen leads to there. */
let wanted;

container.element.addEventListener("click", (event) => {
  const way = event.target.closest && event.target.closest("[data-goto],[data-place]");
  if (!way) return;
  const to = way.getAttribute("data-goto") || "next";
  if (way.href) return (wanted = to);
  // A place that was chosen takes its button with it: the keyboard goes on from there.
  requestAnimationFrame(() => goTo(byId(to)));
});

/** How long the page rests until its place is noted with the entry of the history, in milliseconds. */
const REST = 150;

let resting;
if (container.whole) addEventListener("scroll", () => {
  const { href } = location;
  clearTimeout(resting);
  resting = setTimeout(() => {
    // Left meanwhile: what is here now is another entry.
    if (location.href !== href) return;
    try {
      history.replaceState({ y: pageYOffset }, "");
    } catch (_) {
      // Refused in this frame, or too often: going back then begins at the top.
    }
  }, REST);
}, { passive: true });
listen("hashchange", () => clearTimeout(resting));

/**
 * A new screen is there: to the question with this id or the link to this address, if there is one, or to where one was, or to
 * the heading. A question that stands by itself is its heading; what is wrong with it comes first.
 */
export function arrive(id) {
  id = wanted || id;
  wanted = "";
  const question = id && byId(id);
  const card = question && (question.closest(".card") || question);
  const wrong = card && card.querySelector("[aria-invalid]");
  const links = all("#main a");
  const link = id && links.find((a) => a.getAttribute("href") === id && !a.closest("nav"));
  const alone = byId("alone");
  const to = wrong || link || (question && !alone && (chosen(question) || question));
  const was = container.whole && (history.state || {}).y;
  const heading = first("#app h1");
  if (to && !was) return goTo(to);
  if (alone && !was) heading.scrollIntoView();
  else if (container.whole) scrollTo(0, was || 0);
  else container.top();
  if (heading) heading.focus({ preventScroll: true });
}

/** Names the page by its screen, for lists of windows and for whoever hears it. */
export function title() {
  if (!container.whole) return;
  const text = (selector) => (first(selector) || {}).textContent;
  const [screen, page] = [text("#app h1"), text("#app .brand")];
  document.title = screen && screen !== page ? screen + " - " + page : page;
}
