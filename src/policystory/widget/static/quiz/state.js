/**
 * The state machine: all that happens, by hand, by the clock or from the kernel, is an event, and the answer is a new
 * state with what is to be sent (`send`) and spoken (`say`). Pure.
 */

import { change, entryOf, holder, kindOf, patient, same, waiting } from "./entries.js";
import { action, isTold, join, keeping, outcome, verdict } from "./words.js";

/** @import { Entry, Paper, State } from "./entries.js" */

/** How long to wait for the kernel before saying that it is silent. */
export const PATIENCE = 8000;

/** How long a typed number must rest before the kernel is asked how it reads it. */
export const REST = 300;

/** Reasons that are not an attempt: nothing was graded, so the earlier mark stands. */
const NO_ATTEMPT = ["unreadable", "unclear", "unanswered", "check-spelling"];

/** @param {Paper} paper @returns {State} a quiz that nobody has touched */
export function start(paper) {
  /** @type {Entry} */
  const blank = { response: null, marked: null, mark: null, tries: 0, ticket: null, sent: null, late: false, problem: "", asked: false, reading: null };
  const items = Array.isArray(paper?.items) ? paper.items : [];
  const entries = Object.fromEntries(items.map((item) => [item.id, { ...blank }]));
  return { paper: { ...paper, items }, entries, heard: false, silent: false, kept: true, note: "",
    single: false, current: 0, asking: false, ended: false, result: null, send: [], say: "" };
}

/** The next state. What is unknown or malformed changes nothing. @param {State} state @param {any} event @returns {State} */
export function reduce(state, event) {
  const still = { ...state, send: [], say: "" };
  const type = event?.type;
  return Object.hasOwn(EVENTS, type) ? EVENTS[type](still, event) : still;
}

/** @type {Record<string, (state: State, event: any) => State>} */
const EVENTS = {
  // by hand
  open: (state) => ({ ...state, send: [{ type: "hello" }] }),
  choose: (state, { item, response, say }) => (state.ended ? state : { ...change(state, item, { response, problem: "", asked: false }), say: say ?? "" }),
  check(state, { item, ticket }) {
    const entry = entryOf(state, item);
    if (!entry) return state;
    const { off, why } = action(entry, kindOf(state, item), state);
    if (off) return { ...change(state, item, { asked: true }), say: why };
    const next = change(state, item, { ticket, sent: entry.response, late: false, problem: "", asked: false });
    return { ...next, send: waiting(next).filter((message) => message.ticket === ticket) };
  },
  view: (state, { single }) => ({ ...state, single: Boolean(single) }),
  turn: (state, { to }) => (Number.isInteger(to) && to in state.paper.items ? { ...state, current: to } : state),
  ask: (state) => ({ ...state, asking: !isTold(state.paper) && !state.ended }),
  stay: (state) => ({ ...state, asking: false }),
  submit(state, { tickets }) {                // what is written and not saved yet goes first
    const filled = state.paper.items.filter(({ id }) => !action(state.entries[id], "", state).off)
      .reduce((next, { id }, n) => change(next, id, { ticket: tickets[n], sent: state.entries[id].response, late: false }), state);
    return state.ended ? state : { ...filled, asking: false, send: [...waiting(filled), { type: "submit" }] };
  },
  again: (state) => ({ ...patient(state), send: [{ type: "hello" }, ...waiting(state)] }),
  recall: (state, { unsent }) => Object.entries(unsent ?? {}).filter(([, answer]) => answer?.ticket)
    .reduce((next, [item, { ticket, response }]) => change(next, item, { ticket, response, sent: response }), state),
  // by the clock
  rest(state, { item, response }) {
    const entry = entryOf(state, item);
    const news = entry && response !== null && same(entry.response, response) && !same(entry.marked, response);
    return news && kindOf(state, item) === "number" ? { ...state, send: [{ type: "read", item, response }] } : state;
  },
  silent: (state) => (state.heard ? state : { ...state, silent: true }),
  stuck: (state) => (state.ended ? state : { ...state, silent: true, asking: true, say: "No reply from the kernel yet. Nothing is handed in so far." }),
  late(state, { ticket }) {
    const item = holder(state, ticket);
    if (item === undefined || state.entries[item].late) return state;
    const next = change(state, item, { late: true });
    return { ...next, say: keeping(next).text };
  },
  // by the kernel
  state(state, message) {
    const answers = Object.entries(message.answers ?? {});
    const filled = answers.reduce((next, [item, answer]) => settle(next, item, answer ?? {}, false, message.ended === true), state);
    const next = { ...keep(patient(filled), message), heard: true, send: waiting(filled), ended: message.ended === true, result: message.result ?? null };
    return next.ended && !state.ended && state.heard ? { ...next, say: outcome(next) } : next;
  },
  mark(state, message) {
    const own = Boolean(message.ticket) && entryOf(state, message.item)?.ticket === message.ticket;
    const next = keep(settle(state, message.item, message, own), message);
    if (!own || !message.mark) return next;
    const loss = state.kept && !next.kept ? keeping(next).text : "";
    return { ...next, heard: true, say: join(verdict(message.mark), message.mark.sentence, loss) };
  },
  reading(state, { item, response, text }) {
    const entry = entryOf(state, item);
    const news = entry && typeof text === "string" && same(entry.response, response) && entry.reading?.text !== text;
    return news ? { ...change(state, item, { reading: { response, text } }), say: text } : state;
  },
  refused(state, { ticket, note }) {
    const item = holder(state, ticket);
    const text = note || "The answer was not accepted.";
    return item === undefined ? state : { ...change(state, item, { ticket: null, late: false, problem: text }), say: text };
  },
};

/** @param {State} state @param {{kept?: boolean, note?: string}} message @returns {State} */
const keep = (state, { kept, note }) => ({ ...state, kept: kept !== false, note: note || "" });

/**
 * Takes in what the kernel says of one item. An answer that the learner is at work on is never overwritten.
 * @param {State} state @param {string} item @param {any} answer @param {boolean} own whether this view asked for it
 * @param {boolean} final whether the quiz has ended, so that this mark stands whatever its reason
 */
function settle(state, item, { response, mark, tries }, own, final = false) {
  const entry = entryOf(state, item);
  if (!entry || !mark) return state;
  const marked = own ? entry.sent : response;
  const busy = !same(entry.response, entry.marked);
  const news = { ...(own && { ticket: null, late: false }), response: busy ? entry.response : marked };
  if (final || !NO_ATTEMPT.includes(mark.reason)) {
    return change(state, item, { ...news, mark, marked, tries: tries ?? entry.tries, problem: "", asked: false });
  }
  const problem = own && same(entry.response, marked) ? mark.sentence || mark.feedback[0] || verdict(mark) : entry.problem;
  return change(state, item, { ...news, problem });
}
