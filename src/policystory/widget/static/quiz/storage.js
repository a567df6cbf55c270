/** What a browser keeps for a quiz: work without a mark, until the tab is closed; one question at a time, for ever. */

import { unmarked } from "./entries.js";

/** @import { State } from "./entries.js" */

const SINGLE = "policystory:single";
/** @param {State} state */
const placeOf = ({ paper }) => `policystory:${paper.id}`;

/** Work that outlives the view, so that running the cell again takes it along. @param {State} state */
export function recall(state) {
  try { return JSON.parse(sessionStorage.getItem(placeOf(state)) ?? "{}"); } catch { return {}; }
}

/** Keeps what has no mark, where that has changed. @param {State} state @param {State | null} before */
export function remember(state, before) {
  const [work, old] = [state, before].map((one) => one && JSON.stringify(unmarked(one)));
  if (work === old) return;
  try {
    if (work && work !== "{}") sessionStorage.setItem(placeOf(state), work); else sessionStorage.removeItem(placeOf(state));
  } catch { /* a browser may forbid storage; the work then lives as long as the view */ }
}

/** Whether one question is shown at a time. */
export function isSingle() {
  try { return localStorage.getItem(SINGLE) === "true"; } catch { return false; }
}

/** @param {boolean} single */
export function rememberSingle(single) {
  try { localStorage.setItem(SINGLE, String(single)); } catch { /* then it is chosen anew each time */ }
}
