/**
 * Going from question to question, where one is shown at a time or only those that were not right.
 */

import { make, press, set } from "./dom.js";

/** @import { State } from "./entries.js" */

/**
 * @param {() => State} now
 * @param {(event: any) => void} dispatch
 * @param {{element: HTMLElement}[]} questions
 */
export function paging(now, dispatch, questions) {
  const go = (/** @type {number} */ to) => {
    dispatch({ type: "goTo", to });
    const { element } = questions[now().current];
    element.scrollIntoView({ block: "nearest" });
    // The next press of Tab moves on from there.
    element.focus({ preventScroll: true });
  };
  // Questions outside of the review are passed over.
  const step = (/** @type {number} */ by) => {
    const {
      current,
      review,
      paper: { items },
    } = now();
    let to = current + by;
    while (review && items[to] && !review.includes(items[to].id)) to += by;
    return items[to] ? to : current;
  };
  const back = press("Previous question", () => go(step(-1))),
    next = press("Next question", () => go(step(1)));
  const element = make("div", { class: "ps-row ps-turns" }, back, next);
  return {
    element,
    go,
    show(/** @type {State} */ { single, current, review, paper }) {
      paper.items.forEach(({ id }, n) => {
        questions[n].element.hidden = single
          ? n !== current
          : Boolean(review) && !review?.includes(id);
      });
      element.hidden = !single;
      set(back, "aria-disabled", step(-1) === current ? "true" : null);
      set(next, "aria-disabled", step(1) === current ? "true" : null);
    },
  };
}
