/**
 * The end of a quiz: handing in, the result, looking again at what was not right, and another
 * attempt.
 */

import { make, press, set, write } from "./dom.js";
import { isOver, isTold, notRight, outcome, receipt, unanswered } from "./status.js";

/** @import { Paper, State } from "./entries.js" */

/**
 * @param {Paper} paper
 * @param {{ask(): void, submit(): void, stay(): void, review(on: boolean): void, anew(): void}}
 *    act
 */
export function ending(paper, act) {
  const missing = make("p", { tabindex: "-1" });
  const hand = press(
      "",
      () => {
        act.ask();
        missing.focus();
      },
      "ps-button",
    ),
    now = press(
      "Hand in now",
      () => {
        act.submit();
        hand.focus();
      },
      "ps-button",
    );
  const asking = make(
    "div",
    { "class": "ps-asking", "role": "group", "aria-label": "Hand in" },
    missing,
    make(
      "div",
      { class: "ps-row" },
      now,
      press("Go on answering", () => {
        act.stay();
        hand.focus();
      }),
    ),
  );
  const result = make("p", { class: "ps-result", tabindex: "-1" });
  const kept = make("p", { class: "ps-receipt" });
  let narrow = false;
  const mistakes = press("", () => act.review(!narrow), "ps-button ps-second");
  const why = make("p", { class: "ps-again", dir: "auto" }),
    anew = press("", act.anew, "ps-button"),
    refusal = make("p", { class: "ps-notice", dir: "auto", hidden: true });
  const over = make(
    "div",
    { class: "ps-over" },
    result,
    kept,
    make("div", { class: "ps-row" }, mistakes, anew),
    why,
  );
  return {
    element: make("div", { class: "ps-end" }, hand, asking, over, refusal),
    show(/** @type {State} */ state) {
      const leaving = state.ended && hand.matches(":focus"),
        back = state.asking && hand.matches(":focus"),
        failures = notRight(state);
      hand.hidden = isTold(paper) || state.asking || state.ended;
      write(hand, state.submitting ? "Handing in …" : "Hand in …");
      set(hand, "aria-disabled", state.submitting ? "true" : null);
      set(now, "aria-disabled", state.gone ? "true" : null);
      asking.hidden = !state.asking;
      write(missing, unanswered(state));
      over.hidden = !isOver(state) && !state.again && !state.review;
      write(result, outcome(state));
      result.hidden = !result.textContent;
      write(kept, receipt(state));
      kept.hidden = !kept.textContent;
      narrow = Boolean(state.review);
      write(mistakes, narrow ? "Show all questions again" : "Show what was not right");
      mistakes.hidden = !narrow && (!failures.length || failures.length === paper.items.length);
      write(anew, state.renewing ? "Beginning …" : "Try again with new questions");
      set(anew, "aria-disabled", state.renewing || state.gone ? "true" : null);
      anew.hidden = why.hidden = !state.again;
      write(why, state.again?.text ?? "");
      write(refusal, state.refusal);
      refusal.hidden = !state.refusal;
      if (leaving) result.focus();
      // The button is gone, and it is asked once more.
      if (back) missing.focus();
    },
  };
}
