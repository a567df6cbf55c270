/**
 * The state machine: all that happens, by hand, by the clock or from the kernel, is an event, and the answer is a new
 * state with what is to be sent (`send`) and spoken (`say`). Pure.
 */

import { change, entryOf, holder, kindOf, patient, same, settled, waiting } from "./entries.js";
import { HEARD } from "./heard.js";
import { NO_KERNEL, UNSENT, action, hintAction, isClosed, isTold, keeping, narrowed, notRight } from "./standing.js";

/** @import { Entry, Paper, State } from "./entries.js" */

/** How long to wait for the kernel before saying that it is silent. */
export const PATIENCE = 8000;

/** How long a typed number must rest before the kernel is asked how it reads it. */
export const REST = 300;

/** @param {Paper} paper @returns {State} a quiz that nobody has touched */
export function start(paper) {
  const items = Array.isArray(paper?.items) ? paper.items : [], whole = { ...paper, items };
  /** @type {Entry} */
  const blank = { response: null, marked: null, mark: null, tries: 0, left: (isTold(whole) && paper?.rules?.tries) || null,
    sure: null, markedSure: null, sentSure: null, hints: [], more: paper?.rules?.hints === true, hinting: false,
    ticket: null, sent: null, late: false, problem: "", notice: "", asked: false, reading: null };
  const entries = Object.fromEntries(items.map((item) => [item.id, { ...blank }]));
  return { paper: whole, entries, heard: false, gone: false, silent: false, kept: true, note: "",
    single: false, current: 0, review: null, asking: false, ended: false, result: null, again: null, renewing: false, submitting: false, refusal: "", send: [], say: "" };
}

/** The next state. What is unknown or malformed changes nothing. @param {State} state @param {any} event @returns {State} */
export function reduce(state, event) {
  const still = { ...state, send: [], say: "" };
  const type = event?.type;
  return Object.hasOwn(EVENTS, type) ? EVENTS[type](still, event) : still;
}

/** An answer on its way, under a ticket. @param {State} state @param {string} item @param {string} ticket */
const sending = (state, item, ticket) => change(state, item,
  { ticket, sent: state.entries[item].response, sentSure: state.entries[item].sure, late: false, problem: "", notice: "", asked: false });

/** @type {Record<string, (state: State, event: any) => State>} */
const EVENTS = {
  ...HEARD,
  // by hand
  open: (state) => ({ ...state, send: [{ type: "hello" }] }),
  choose(state, { item, response, say }) {
    const entry = entryOf(state, item);
    if (!entry || isClosed(entry, state)) return state;
    const anew = entry.mark && settled(entry) && !same(entry.response, response);      // how sure one is, is said of one answer
    return { ...change(state, item, { response, problem: "", asked: false, ...(anew && { sure: null }) }), say: say ?? "" };
  },
  sure: (state, { item, sure }) => (state.ended ? state : change(state, item, { sure })),
  check(state, { item, ticket }) {
    const entry = entryOf(state, item);
    if (!entry) return state;
    const { off, why } = action(entry, kindOf(state, item), state);
    if (off) return { ...change(state, item, { asked: true }), say: why };
    const next = sending(state, item, ticket);
    return { ...next, send: waiting(next).filter((message) => message.ticket === ticket), say: state.gone ? UNSENT.why : "" };
  },
  help(state, { item }) {
    const entry = entryOf(state, item), button = entry && hintAction(entry, state, "");
    if (!button || button.off) return { ...state, say: state.gone ? NO_KERNEL : button && !entry.hinting ? `${button.label}.` : "" };
    return { ...change(state, item, { hinting: true, notice: "" }), send: [{ type: "hint", item }] };
  },
  view: (state, { single }) => ({ ...state, single: Boolean(single) }),
  turn: (state, { to }) => (Number.isInteger(to) && to in state.paper.items ? { ...state, current: to, ...outside(state, to) } : state),
  review(state, { on }) {
    const few = on ? notRight(state) : [];
    if (!few.length) return { ...state, review: null, say: state.review ? "All questions are shown." : "" };
    const next = { ...state, review: few, current: state.paper.items.findIndex(({ id }) => id === few[0]) };
    return { ...next, say: narrowed(next) };
  },
  ask: (state) => ({ ...state, asking: !isTold(state.paper) && !state.ended }),
  stay: (state) => ({ ...state, asking: false }),
  submit(state, { tickets }) {                // what is written and not saved yet goes first
    const filled = state.paper.items.filter(({ id }) => !action(state.entries[id], "", state).off).reduce((next, { id }, n) => sending(next, id, tickets[n]), state);
    return state.ended ? state : { ...filled, asking: false, submitting: true, refusal: "", send: [...waiting(filled), { type: "submit" }] };
  },
  anew: (state) => (!state.again || state.renewing ? state : { ...state, renewing: true, refusal: "", send: [...waiting(state), { type: "again" }] }),
  again: (state) => ({ ...patient(state), send: [{ type: "hello" }, ...waiting(state)] }),
  recall: (state, { unsent }) => Object.entries(unsent ?? {}).filter(([, one]) => one && (one.ticket || "draft" in one))
    .reduce((next, [item, { ticket, response, sure, draft, draftSure }]) => change(next, item, {
      ...(ticket && { ticket, sent: response, sentSure: sure ?? null }),
      response: draft ?? response, sure: (draft === undefined ? sure : draftSure) ?? null,
    }), state),
  // by the clock, and by the connection to the kernel
  rest(state, { item, response }) {
    const entry = entryOf(state, item);
    const news = entry && response !== null && same(entry.response, response) && !same(entry.marked, response);
    return news && kindOf(state, item) === "number" ? { ...state, send: [{ type: "read", item, response }] } : state;
  },
  gone(state) {
    const next = state.paper.items.reduce((now, { id }) => change(now, id, { hinting: false }), { ...state, gone: true, renewing: false, submitting: false });
    return state.gone ? state : { ...next, say: keeping(next).text };
  },
  silent: (state) => (state.heard ? state : { ...state, silent: true }),
  stuck: (state) => (state.ended || !state.submitting ? state : { ...state, submitting: false, silent: true, asking: true, say: "No reply from the kernel yet. Nothing is handed in so far." }),
  helpless: (state, { item }) => (entryOf(state, item)?.hinting
    ? { ...change(state, item, { hinting: false, notice: "No reply from the kernel yet. Ask for the hint again." }), say: "No reply from the kernel yet." } : state),
  unrenewed: (state) => (state.renewing ? { ...state, renewing: false, refusal: "No reply from the kernel yet.", say: "No reply from the kernel yet." } : state),
  late(state, { ticket }) {
    const item = holder(state, ticket);
    if (item === undefined || state.entries[item].late) return state;
    const next = change(state, item, { late: true });
    return { ...next, say: keeping(next).text };
  },
};

/** A turn to a question outside of those that are looked at again shows all. @param {State} state @param {number} to */
const outside = ({ review, paper }, to) => (review && !review.includes(paper.items[to].id) ? { review: null } : {});
