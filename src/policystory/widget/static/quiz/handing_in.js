/**
 * Handing in. It cannot be undone, so it has two steps: first every written answer is sent and its
 * mark awaited, then the attempt is handed in. An answer that could not be read, or that was given
 * in another window, stops it. Pure functions.
 */

import { change, waiting } from "./entries.js";
import { phrase } from "./language.js";
import { action, questionOf, isSkipped } from "./status.js";

/** @import { State } from "./entries.js" */

export const NOT_YET = "Nothing is handed in so far.";

/** Sends an answer under a ticket. An answer that was already on its way counts as seen.
 * @param {State} state @param {string} item @param {string} ticket */
export function sending(state, item, ticket) {
  const { response, sure, answers, ticket: before, sentSeen } = state.entries[item];
  const seen = before ? Math.max(answers, sentSeen + 1) : answers;
  return change(state, item, {
    ticket,
    sent: response,
    sentSure: sure,
    sentSeen: seen,
    late: false,
    problem: "",
    notice: "",
    asked: false,
  });
}

/**
 * The first step: every answer that can be sent is.
 * @param {State} state
 * @param {string[]} tickets of the items
 * @param {string} ticket of handing in
 */
export function beginSubmit(state, tickets, ticket) {
  const open = state.paper.items
    .map(({ id }, n) => ({ id, ticket: tickets[n] }))
    .filter(({ id }) => !action(state.entries[id], "", state).off && !isSkipped(state.entries[id]));
  const filled = open.reduce((next, { id, ticket: its }) => sending(next, id, its), state);
  return handIn({
    ...filled,
    asking: false,
    submitting: ticket,
    handed: false,
    refusal: "",
    send: waiting(filled),
  });
}

/** The second step, once no answer waits for its mark. @param {State} state @returns {State} */
export function handIn(state) {
  if (!state.submitting || state.handed || waiting(state).length) return state;
  const seen = Object.fromEntries(
    state.paper.items.map(({ id }) => [id, state.entries[id].answers]),
  );
  return {
    ...state,
    handed: true,
    send: [...state.send, { type: "submit", ticket: state.submitting, seen }],
  };
}

/**
 * Gives up handing in, and says why.
 * @param {State} state
 * @param {string} why
 * @returns {State}
 */
export const cancelled = (state, why) =>
  state.submitting
    ? {
        ...state,
        submitting: "",
        handed: false,
        refusal: why,
        say: [state.say, why].filter(Boolean).join(" "),
      }
    : state;

/**
 * Gives up handing in because of the reply to one question.
 * @param {State} state
 * @param {string} item
 */
export const cancelledAt = (state, item) =>
  cancelled(state, phrase("{question} needs another look before you hand in. Nothing is handed in so far.", {
      question: questionOf(state, item),
    }));
