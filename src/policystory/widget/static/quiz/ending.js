/**
 * The end of a quiz: handing in, the result, looking again at what was not right, and another
 * attempt.
 */

import { make, press, set, write } from "./dom.js";
import { openList } from "./header.js";
import { phrase } from "./language.js";
import { resultPlace } from "./onward.js";
import { notRight, openQuestions, receipt, unanswered, unwritten } from "./outcome.js";
import { resultOf } from "./result.js";
import { isOver, isTold } from "./status.js";

/** @import { Paper, State } from "./entries.js" */

/** The large button and the small one. */
const [LARGE, SMALL] = ["ps-button", "ps-quiet"];

/**
 * The question whether to hand in: while something is open, going on is the large button.
 * @param {{submit(): void, stay(): void, go(to: number): void}} act
 * @param {() => void} back gives the focus to the button that asked
 */
function handingIn(act, back) {
  const missing = make("p", { tabindex: "-1" }),
    open = openList(phrase("Go to question"), (n) => {
      act.stay();
      act.go(n);
    });
  const now = press(phrase("Hand in now"), () => {
      act.submit();
      back();
    }),
    stay = press(phrase("Go on answering"), () => {
      act.stay();
      back();
    });
  const row = make("div", { class: "ps-row" });
  return {
    missing,
    element: make(
      "div",
      { "class": "ps-asking", "role": "group", "aria-label": phrase("Hand in") },
      missing,
      open.element,
      row,
    ),
    show(/** @type {State} */ state) {
      const left = unwritten(state);
      write(missing, unanswered(state));
      open.show(left);
      now.className = left.length ? SMALL : LARGE;
      stay.className = left.length ? LARGE : SMALL;
      // The large one comes first, also for the keyboard.
      const [first, second] = left.length ? [stay, now] : [now, stay];
      if (row.firstChild !== first) row.replaceChildren(first, second);
      set(now, "aria-disabled", state.gone ? "true" : null);
    },
  };
}

/**
 * @param {Paper} paper
 * @param {{ask(): void, submit(): void, stay(): void, review(on: boolean): void, anew(): void,
 *   go(to: number): void}} act
 */
export function ending(paper, act) {
  const ask = () => {
    act.ask();
    asking.missing.scrollIntoView({ block: "nearest" });
    asking.missing.focus();
  };
  const hand = press("", ask),
    asking = handingIn(act, () => hand.focus());
  const result = resultOf(paper, act.go);
  const kept = make("p", { class: "ps-receipt" });
  let narrow = false;
  const mistakes = press("", () => act.review(!narrow), "ps-button ps-second");
  const why = make("p", { class: "ps-again", dir: "auto" }),
    anew = press("", act.anew, "ps-button ps-second"),
    refusal = make("p", { class: "ps-notice", dir: "auto", hidden: true });
  const buttons = make("div", { class: "ps-row" }, mistakes, anew);
  const over = make("div", { class: "ps-over" }, result.element, kept, buttons, why);
  return {
    element: make("div", { class: "ps-end" }, hand, asking.element, over, refusal),
    result: result.headline,
    hand: ask,
    show(/** @type {State} */ state) {
      const leaving = state.ended && hand.matches(":focus"),
        back = state.asking && hand.matches(":focus"),
        failures = notRight(state);
      hand.hidden = isTold(paper) || state.asking || state.ended;
      hand.className = openQuestions(state).length ? SMALL : LARGE;
      write(hand, state.submitting ? phrase("Handing in …") : phrase("Hand in …"));
      set(hand, "aria-disabled", state.submitting ? "true" : null);
      asking.element.hidden = !state.asking;
      asking.show(state);
      // One question at a time: the result has its place after the last one.
      const isElsewhere = state.single && state.current !== resultPlace(state);
      over.hidden = isElsewhere || (!isOver(state) && !state.again && !state.review);
      result.show(state);
      write(kept, receipt(state));
      kept.hidden = !kept.textContent;
      narrow = Boolean(state.review);
      write(mistakes, narrow ? phrase("Show all questions again") : phrase("Show what was not right"));
      mistakes.hidden = !narrow && (!failures.length || failures.length === paper.items.length);
      write(anew, state.renewing ? phrase("Beginning …") : phrase("New questions"));
      set(anew, "aria-disabled", state.renewing || state.gone ? "true" : null);
      anew.hidden = why.hidden = !state.again;
      write(why, state.again?.text ?? "");
      write(refusal, state.refusal);
      refusal.hidden = !state.refusal;
      if (leaving) result.headline.focus();
      // The button is gone, and it is asked once more.
      if (back) asking.missing.focus();
    },
  };
}
