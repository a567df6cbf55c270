/**
 * Going from question to question, where one is shown at a time or only those that were not right.
 */

import { make, press, set, write } from "./dom.js";
import { mainButton, resultPlace } from "./onward.js";
import { isOver } from "./status.js";
import { sign } from "./words.js";

/** @import { State } from "./entries.js" */

/**
 * @param {() => State} now
 * @param {(event: any) => void} dispatch
 * @param {{element: HTMLElement}[]} questions
 * @param {() => HTMLElement} result where the result is told
 */
export function paging(now, dispatch, questions, result) {
  const go = (/** @type {number} */ to) => {
    dispatch({ type: "goTo", to });
    const element = questions[now().current]?.element ?? result();
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
  const back = press("Previous question", () => go(step(-1))),
    next = press("", () => go(step(1)));
  const element = make("div", { class: "ps-row ps-turns" }, back, next);
  return {
    element,
    go,
    show(/** @type {State} */ state) {
      const { single, current, review, paper, entries, ended } = state,
        item = paper.items[current];
      paper.items.forEach(({ id }, n) => {
        questions[n].element.hidden = single
          ? n !== current
          : Boolean(review) && !review?.includes(id);
      });
      element.hidden = !single || !item;
      if (!item) return;
      set(back, "aria-disabled", step(-1) === current ? "true" : null);
      const isSkipped = sign(entries[item.id].mark) === "open" && !ended;
      const isLast = step(1) === resultPlace(state);
      write(next, isSkipped ? "Skip for now" : isLast ? "To the result" : "Next question");
      set(next, "aria-disabled", step(1) === current ? "true" : null);
      // The main button of the question leads on.
      next.hidden = !ended && mainButton(entries[item.id], item, state).does === "go";
    },
  };
}
