/**
 * How a learner goes on: what the main button of a question does next, and which question follows.
 * Pure functions.
 */

import { openQuestions } from "./outcome.js";
import { action, canTryAgain, isOver, isTold } from "./status.js";

/** @import { Entry, Item, State } from "./entries.js" */

/**
 * What the main button does: `check` the answer, try `again`, go to the question or result `to`, or
 * `hand` in.
 * @typedef {{label: string, off: boolean, why: string, does: string, to?: number}} Main
 */

/** What `action` says of a question where nothing is left to be checked. */
const DONE = ["Checked", "Saved", "Handed in"];

/** The place of the result: after the last question. @param {State} state */
export const resultPlace = ({ paper }) => paper.items.length;

/**
 * The first of some places after another one, or else the first of all.
 * @param {number[]} places
 * @param {number} from
 */
const following = (places, from) => places.find((n) => n > from) ?? places[0];

/**
 * The question to go on with: one without an answer, or else one that can be tried again; where the
 * view is narrowed, the next of those shown.
 * @param {State} state
 * @param {number} from
 * @returns {number | undefined}
 */
export function nextQuestion(state, from) {
  const { paper, entries, review } = state;
  if (review) return paper.items.findIndex(({ id }, n) => n > from && review.includes(id));
  const open = openQuestions(state).filter((n) => n !== from);
  const again = paper.items.flatMap(({ id }, n) =>
    n !== from && canTryAgain(entries[id], state) ? [n] : [],
  );
  return following(open, from) ?? following(again, from);
}

/**
 * How to go on from a question with which nothing is left to be done, or null.
 * @param {State} state
 * @param {number} from
 * @returns {Main | null}
 */
function onward(state, from) {
  const to = nextQuestion(state, from) ?? -1;
  if (to >= 0) return { label: "Next question", off: false, why: "", does: "go", to };
  if (isOver(state))
    return { label: "See result", off: false, why: "", does: "go", to: resultPlace(state) };
  return isTold(state.paper) || state.submitting
    ? null
    : { label: "Hand in …", off: false, why: "", does: "hand" };
}

/**
 * The main button of a question.
 * @param {Entry} entry
 * @param {Item} item
 * @param {State} state
 * @returns {Main}
 */
export function mainButton(entry, item, state) {
  const its = action(entry, item.kind, state);
  const place = state.paper.items.findIndex(({ id }) => id === item.id);
  if (!DONE.includes(its.label)) return { ...its, does: "check" };
  if (canTryAgain(entry, state))
    return entry.again
      ? { ...its, label: "Check again", does: "check" }
      : { label: "Try again", off: false, why: "", does: "again" };
  // Where all questions are in sight, only the one that was just answered leads on.
  const next = state.single || state.latest === item.id ? onward(state, place) : null;
  return next ? { ...next, why: its.why } : { ...its, does: "check" };
}

/**
 * The place at which a quiz that is opened goes on: its first open question, or its result.
 * @param {State} state
 */
export function startPlace(state) {
  if (isOver(state)) return resultPlace(state);
  return nextQuestion(state, -1) ?? 0;
}
