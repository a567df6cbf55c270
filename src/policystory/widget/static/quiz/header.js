/**
 * The head of a quiz: its title, what it is, its terms, and a strip with a step for each question.
 */

import { drawn, make, press, set, write } from "./dom.js";
import { same } from "./entries.js";
import { phrase } from "./language.js";
import { resultPlace } from "./onward.js";
import { openQuestions, reviewText } from "./outcome.js";
import { about, isTold, progress, stepName } from "./status.js";
import { dueLines, ruleLines } from "./terms.js";
import { sign } from "./words.js";

/** How many open questions at most are named, each by a button. */
const FEW_OPEN = 4;

/** @import { Paper, State, Terms } from "./entries.js" */

/**
 * The terms: when it is due is always in sight; what else is more than two sentences is behind a
 * heading.
 * @param {Paper} paper
 * @param {Terms} terms
 * @param {string | undefined} zone of the browser
 */
export function termsOf(paper, terms, zone) {
  const due = dueLines(terms, zone),
    rules = ruleLines(paper, terms, isTold(paper));
  const line = (/** @type {string} */ text) => make("p", { class: "ps-due" }, text);
  if (due.length + rules.length <= 2) return [...due, ...rules].map(line);
  const word = phrase("Due {when}", { when: "" }).trim(),
    first = due.filter((text) => text.startsWith(word)),
    rest = [...rules, ...due.filter((text) => !text.startsWith(word))];
  const list =
    rest.length > 1
      ? make(
          "details",
          { class: "ps-terms" },
          make(
            "summary",
            { "data-lm-suppress-shortcuts": "true" },
            phrase("What counts, and what it costs"),
          ),
          make("ul", {}, ...rest.map((text) => make("li", {}, text))),
        )
      : null;
  return [...first.map(line), ...(list ? [list] : rest.map(line))];
}

/**
 * The numbers of some questions, each a button that leads to it.
 * @param {string} lead the words before them
 * @param {(to: number) => void} go
 */
export function openList(lead, go) {
  const element = make("span", { class: "ps-open", hidden: true });
  /** @type {number[]} */
  let shown = [];
  return {
    element,
    show(/** @type {number[]} */ places) {
      element.hidden = !places.length;
      if (same(places, shown)) return;
      shown = places;
      const buttons = places.map((n) => {
        const button = press(String(n + 1), () => go(n), "ps-quiet ps-goto");
        set(button, "aria-label", phrase("Go to question {n}", { n: n + 1 }));
        return button;
      });
      element.replaceChildren(lead, ...buttons.flatMap((button) => [" ", button]));
    },
  };
}

/**
 * @param {Paper} paper
 * @param {string} id
 * @param {{go(to: number): void, view(): void, all(): void}} act
 */
export function header(paper, id, act) {
  const strip = paper.items.map((_, n) => press("", () => act.go(n), "ps-step"));
  const title = make(
    "h3",
    { id, class: "ps-title", dir: "auto", tabindex: "-1" },
    paper.title ?? "",
  );
  const what = make("p", { class: "ps-about" }),
    terms = make("div", { class: "ps-rules" });
  const score = make("p", { class: "ps-score" }),
    view = press("", act.view);
  const open = openList(phrase("Open:"), act.go);
  let isDue = false;
  const only = make("span", {}),
    all = press(phrase("Show all"), act.all),
    few = make("p", { class: "ps-narrowed", hidden: true }, only, " ", all);
  const steps = make(
    "ol",
    { "class": "ps-strip", "aria-label": phrase("Questions") },
    ...strip.map((step) => make("li", {}, step)),
  );
  const element = make(
    "div",
    { class: "ps-head" },
    title,
    what,
    terms,
    steps,
    make("div", { class: "ps-row ps-score-row" }, score, open.element, view),
    few,
  );
  return {
    element,
    title,
    tell(/** @type {Terms} */ told, /** @type {string | undefined} */ zone) {
      isDue = Boolean(told.windows?.length);
      write(what, about(paper, told));
      terms.replaceChildren(...termsOf(paper, told, zone));
    },
    show(/** @type {State} */ state) {
      // The result has a strip of its own.
      steps.hidden = state.single && state.current === resultPlace(state);
      const left = openQuestions(state);
      // Rules without a date need not stand above every question.
      terms.hidden = state.single && !isDue && left.length < paper.items.length;
      paper.items.forEach((item, n) => {
        const its = sign(state.entries[item.id].mark),
          step = strip[n];
        set(step, "aria-current", state.single && n === state.current ? "true" : null);
        step.toggleAttribute("data-out", Boolean(state.review) && !state.review?.includes(item.id));
        set(step, "aria-label", stepName(state, n));
        if (step.dataset.sign === its) return;
        step.dataset.sign = its;
        step.replaceChildren(its === "open" || its === "held" ? String(n + 1) : drawn(its));
      });
      write(score, progress(state));
      // As long as most are open, the strip says as much.
      const isFew = left.length <= FEW_OPEN && left.length < paper.items.length;
      open.show(isFew && !state.ended ? left : []);
      write(view, state.single ? phrase("All on one page") : phrase("One question at a time"));
      view.hidden = paper.items.length < 2;
      write(only, reviewText(state));
      few.hidden = !state.review;
    },
  };
}
