/**
 * Going from question to question, where one is shown at a time or only those that were not right.
 */

import { make, press, set, write } from "./dom.js";
import { phrase } from "./language.js";
import { mainButton, resultPlace } from "./onward.js";
import { isOver } from "./status.js";
import { sign } from "./words.js";

/** @import { Entry, State } from "./entries.js" */
/** @typedef {{element: HTMLElement, show(entry: Entry, state: State): void}} Question */

/** When the questions are made that nobody has asked for, and how long each waits, in milliseconds. */
const AT_REST = 400,
  REST_BETWEEN = 40;

/**
 * Whether a question is out of sight: another is shown, or those that were not right.
 * @param {State} state
 * @param {number} n
 */
const isOut = ({ single, current, review, paper }, n) =>
  single ? n !== current : Boolean(review) && !review?.includes(paper.items[n].id);

/**
 * Questions, each made when it is first shown: a learner waits for one, not for all. Meanwhile the
 * others are made one by one, since a print shows all of them.
 * @param {(() => Question)[]} makers
 * @param {() => State} now
 * @param {(wait: number, act: () => void) => void} later
 */
export function inTurn(makers, now, later) {
  /** @type {(Question | undefined)[]} */
  const made = makers.map(() => undefined);
  const places = makers.map(() => make("fieldset", { class: "ps-item", hidden: true }));
  const ready = (/** @type {number} */ n) => {
    const question = makers[n]();
    made[n] = question;
    question.element.hidden = places[n].hidden;
    places[n].replaceWith(question.element);
  };
  const tell = (/** @type {number} */ n, /** @type {State} */ state) =>
    made[n]?.show(state.entries[state.paper.items[n].id], state);
  const next = () => {
    const n = made.indexOf(undefined);
    if (n < 0) return;
    ready(n);
    tell(n, now());
    later(REST_BETWEEN, next);
  };
  later(AT_REST, next);
  return {
    element: (/** @type {number} */ n) => made[n]?.element ?? places[n],
    places,
    show(/** @type {State} */ state) {
      made.forEach((question, n) => {
        if (!question && !isOut(state, n)) ready(n);
        tell(n, state);
      });
    },
  };
}

/**
 * @param {() => State} now
 * @param {(event: any) => void} dispatch
 * @param {(n: number) => HTMLElement | undefined} questionAt the element of a question
 * @param {() => HTMLElement} result where the result is told
 */
export function paging(now, dispatch, questionAt, result) {
  const go = (/** @type {number} */ to) => {
    dispatch({ type: "goTo", to });
    const element = questionAt(now().current) ?? result();
    element.scrollIntoView({ block: "nearest" });
    // The next press of Tab moves on from there.
    element.focus({ preventScroll: true });
  };
  // Questions outside of the review are passed over; after the last one comes the result.
  const step = (/** @type {number} */ by) => {
    const {
      current,
      review,
      paper: { items },
    } = now();
    let to = current + by;
    while (review && items[to] && !review.includes(items[to].id)) to += by;
    if (items[to] || (to === items.length && isOver(now()))) return to;
    return current;
  };
  const back = press(phrase("Previous question"), () => go(step(-1))),
    next = press("", () => go(step(1)));
  const element = make("div", { class: "ps-row ps-turns" }, back, next);
  return {
    element,
    go,
    show(/** @type {State} */ state) {
      const { single, current, paper, entries, ended } = state,
        item = paper.items[current];
      paper.items.forEach((_, n) => {
        const question = questionAt(n);
        if (question) question.hidden = isOut(state, n);
      });
      element.hidden = !single || !item;
      if (!item) return;
      set(back, "aria-disabled", step(-1) === current ? "true" : null);
      const isSkipped = sign(entries[item.id].mark) === "open" && !ended;
      const isLast = step(1) === resultPlace(state);
      write(next, isSkipped ? phrase("Skip for now") : isLast ? phrase("To the result") : phrase("Next question"));
      set(next, "aria-disabled", step(1) === current ? "true" : null);
      // The main button of the question leads on.
      next.hidden = !ended && mainButton(entries[item.id], item, state).does === "go";
    },
  };
}
