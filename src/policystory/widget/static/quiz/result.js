/** The result of a quiz: how it went, each question to look at again, and what comes next. */

import { drawn, leading, linked, make, press, set, write } from "./dom.js";
import { same } from "./entries.js";
import { phrase } from "./language.js";
import { outcome, resultLines, sectionsToRead } from "./outcome.js";
import { stepName } from "./status.js";
import { sign } from "./words.js";

/** @import { Closing, Link, Paper, State } from "./entries.js" */

const MOST_SECTIONS = 3;

/** @param {string} name @param {...(Node | string | null)} children */
const part = (name, ...children) =>
  make("div", { class: "ps-part" }, make("h4", {}, name), ...children);

/**
 * What to read again, what was practised, when it comes back, and the lesson that follows.
 * @param {Link[]} sections
 * @param {Closing | null} closing
 */
function afterwards(sections, closing) {
  const { objectives = [], review = "", next = null } = closing ?? {};
  const practised = objectives.map(({ text, right, of }) =>
    make("li", { dir: "auto" }, `${text} `, make("span", { class: "ps-of" }, phrase("{n} of {all}", { n: right, all: of }))),
  );
  const read = sections.map((section) => make("li", {}, linked(section)));
  return [
    sections.length
      ? part(phrase("Read again"), make("ul", { class: "ps-told ps-links" }, ...read))
      : null,
    practised.length ? part(phrase("You practised"), make("ul", { class: "ps-told" }, ...practised)) : null,
    review ? make("p", { class: "ps-again", dir: "auto" }, review) : null,
    next ? make("p", { class: "ps-onward" }, leading(phrase("Next lesson: "), next)) : null,
  ].filter((node) => node !== null);
}

/**
 * @param {Paper} paper
 * @param {(to: number) => void} go
 */
export function resultOf(paper, go) {
  const headline = make("p", { class: "ps-result", tabindex: "-1" });
  const lines = make("ul", { class: "ps-lines" });
  const steps = paper.items.map((_, n) => press("", () => go(n), "ps-step"));
  const strip = make(
    "ol",
    { "class": "ps-strip", "aria-label": phrase("Look at a question again") },
    ...steps.map((step) => make("li", {}, step)),
  );
  const more = make("div", { class: "ps-more-of-it" });
  /** @type {any} */
  let shown = null;
  return {
    headline,
    element: make("div", { class: "ps-outcome" }, headline, lines, strip, more),
    show(/** @type {State} */ state) {
      write(headline, outcome(state));
      headline.hidden = strip.hidden = !headline.textContent;
      steps.forEach((step, n) => {
        const its = sign(state.entries[paper.items[n].id].mark);
        set(step, "aria-label", stepName(state, n));
        if (step.dataset.sign === its) return;
        step.dataset.sign = its;
        step.replaceChildren(String(n + 1), ...(its === "open" ? [] : [drawn(its)]));
      });
      const said = resultLines(state),
        sections = said.length ? sectionsToRead(state).slice(0, MOST_SECTIONS) : [],
        closing = said.length ? state.closing : null;
      if (same([said, sections, closing], shown)) return;
      shown = [said, sections, closing];
      lines.replaceChildren(...said.map((text) => make("li", {}, text)));
      more.replaceChildren(...afterwards(sections, closing));
    },
  };
}
