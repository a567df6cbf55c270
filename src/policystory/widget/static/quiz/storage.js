/**
 * What a browser keeps for a quiz: work without a mark, until the tab is closed; one question at a
 * time, for ever.
 */

import { same, unsavedWork } from "./entries.js";

/** @import { State } from "./entries.js" */

const SINGLE = "policystory:single";
/** @param {State} state */
const placeOf = ({ paper }) => `policystory:${paper.id}`;

/**
 * Work that outlives the view, so that running the cell again takes it along.
 * @param {State} state
 */
export function recall(state) {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(state)) ?? "{}");
  } catch {
    return {};
  }
}

/**
 * Keeps what has no mark, where that has changed: of each question by itself, because two views of
 * a quiz may be at work in one tab.
 * @param {State} state
 * @param {State | null} before
 */
export function remember(state, before) {
  const work = unsavedWork(state),
    old = before ? unsavedWork(before) : {};
  const changed = Object.keys({ ...old, ...work }).filter((item) => !same(work[item], old[item]));
  if (!changed.length) return;
  const kept = { ...recall(state), ...work };
  for (const item of changed) if (!(item in work)) delete kept[item];
  try {
    if (Object.keys(kept).length) sessionStorage.setItem(placeOf(state), JSON.stringify(kept));
    else sessionStorage.removeItem(placeOf(state));
  } catch {
    /* a browser may forbid storage; the work then lives as long as the view */
  }
}

/** Whether one question is shown at a time, as it is until all on one page are chosen. */
export function isSingle() {
  try {
    return localStorage.getItem(SINGLE) !== "false";
  } catch {
    return true;
  }
}

/** @param {boolean} single */
export function rememberSingle(single) {
  try {
    localStorage.setItem(SINGLE, String(single));
  } catch {
    /* then it is chosen anew each time */
  }
}
