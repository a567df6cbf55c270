/**
 * Handing in, which cannot be undone, so it goes in two steps: what is written goes first and its marks are waited for.
 * What could not be read, or was answered in another window, stops it. Pure.
 */

import { change, waiting } from "./entries.js";
import { action, questionOf, skipped } from "./standing.js";

/** @import { State } from "./entries.js" */

export const NOT_YET = "Nothing is handed in so far.";

/** An answer on its way, under a ticket. One that replaces another on its way counts that as known.
 * @param {State} state @param {string} item @param {string} ticket */
export function sending(state, item, ticket) {
  const { response, sure, answers, ticket: before, sentSeen } = state.entries[item];
  const seen = before ? Math.max(answers, sentSeen + 1) : answers;
  return change(state, item, { ticket, sent: response, sentSure: sure, sentSeen: seen, late: false, problem: "", notice: "", asked: false });
}

/** The first step: every answer that can be sent is. @param {State} state @param {string[]} tickets of the items @param {string} ticket of handing in */
export function begun(state, tickets, ticket) {
  const open = state.paper.items.map(({ id }, n) => ({ id, ticket: tickets[n] })).filter(({ id }) => !action(state.entries[id], "", state).off && !skipped(state.entries[id]));
  const filled = open.reduce((next, one) => sending(next, one.id, one.ticket), state);
  return handIn({ ...filled, asking: false, submitting: ticket, handed: false, refusal: "", send: waiting(filled) });
}

/** The second step, once no answer waits for its mark. @param {State} state @returns {State} */
export function handIn(state) {
  if (!state.submitting || state.handed || waiting(state).length) return state;
  const seen = Object.fromEntries(state.paper.items.map(({ id }) => [id, state.entries[id].answers]));
  return { ...state, handed: true, send: [...state.send, { type: "submit", ticket: state.submitting, seen }] };
}

/** Handing in is given up, with the reason. @param {State} state @param {string} why @returns {State} */
export const halted = (state, why) => (state.submitting ? { ...state, submitting: "", handed: false, refusal: why, say: [state.say, why].filter(Boolean).join(" ") } : state);

/** The same, because of what came back to one question. @param {State} state @param {string} item */
export const stopped = (state, item) => halted(state, `${questionOf(state, item)} needs another look before you hand in. ${NOT_YET}`);
