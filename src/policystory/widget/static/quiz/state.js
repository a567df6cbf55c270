/**
 * The state machine of a page. Each act of the learner, each timer and each reply of the kernel is
 * an event. `reduce` returns the next state, with the messages to send (`send`) and the sentence
 * for screen readers (`say`). Pure functions; view.js sends, speaks and draws.
 */

import {
  change,
  entryOf,
  itemOfTicket,
  kindOf,
  withoutDelays,
  same,
  settled,
  waiting,
} from "./entries.js";
import { NOT_YET, beginSubmit, cancelled, sending } from "./handing_in.js";
import { phrase } from "./language.js";
import { notRight, reviewText } from "./outcome.js";
import { REPLIES } from "./replies.js";
import {
  NO_KERNEL,
  UNSENT,
  action,
  canTryAgain,
  hintAction,
  isClosed,
  isOver,
  isTold,
  recordStatus,
} from "./status.js";

/** @import { Entry, Paper, State } from "./entries.js" */

/** How long to wait for the kernel before saying that it is silent. */
export const PATIENCE = 8000;

const NO_REPLY = "No reply from the kernel yet.";
const NO_REPLY_TO_HAND_IN = "No reply from the kernel yet. Nothing is handed in so far.";
const NO_REPLY_TO_HINT = "No reply from the kernel yet. Ask for the hint again.";

/** How long a typed number must rest before the kernel is asked how it reads it. */
export const REST = 300;

/** @param {Paper} paper @returns {State} a quiz that nobody has touched */
export function start(paper) {
  const items = Array.isArray(paper?.items) ? paper.items : [],
    whole = { ...paper, items };
  /** @type {Entry} */
  const blank = {
    response: null,
    marked: null,
    mark: null,
    tries: 0,
    answers: 0,
    left: (isTold(whole) && paper?.rules?.tries) || null,
    sure: null,
    markedSure: null,
    firstSure: null,
    again: false,
    revealing: false,
    sentSure: null,
    sentSeen: 0,
    hints: [],
    more: paper?.rules?.hints === true,
    hinting: 0,
    ticket: null,
    sent: null,
    late: false,
    problem: "",
    notice: "",
    asked: false,
    reading: null,
  };
  const entries = Object.fromEntries(items.map((item) => [item.id, { ...blank }]));
  return {
    paper: whole,
    entries,
    heard: false,
    gone: false,
    silent: false,
    kept: true,
    note: "",
    single: false,
    current: 0,
    latest: "",
    review: null,
    asking: false,
    ended: false,
    result: null,
    receipts: [],
    closing: null,
    again: null,
    renewing: "",
    submitting: "",
    handed: false,
    refusal: "",
    send: [],
    say: "",
  };
}

/**
 * The next state. What is unknown, malformed or of another attempt changes nothing.
 * @param {State} state
 * @param {any} event
 * @returns {State}
 */
export function reduce(state, event) {
  const still = { ...state, send: [], say: "" };
  const type = event?.type,
    isOurs = event?.paper === undefined || event.paper === state.paper.id;
  return Object.hasOwn(EVENTS, type) && isOurs ? EVENTS[type](still, event) : still;
}

/**
 * Adds to a message the paper that it is about.
 * @param {State} state
 * @param {any} message
 */
export const addressed = ({ paper }, message) => ({ ...message, paper: paper.id });

/** @type {Record<string, (state: State, event: any) => State>} */
const EVENTS = {
  ...REPLIES,
  // Acts of the learner.
  open: (state) => ({ ...state, send: [{ type: "hello" }] }),
  choose(state, { item, response, say }) {
    const entry = entryOf(state, item);
    if (!entry || isClosed(entry, state)) return state;
    // How sure a learner is belongs to one answer: another answer begins without it.
    const anew = entry.mark && settled(entry) && !same(entry.response, response);
    return {
      ...change(state, item, { response, problem: "", asked: false, ...(anew && { sure: null }) }),
      say: say ?? "",
    };
  },
  setConfidence: (state, { item, sure }) => (state.ended ? state : change(state, item, { sure })),
  check(state, { item, ticket }) {
    const entry = entryOf(state, item);
    if (!entry) return state;
    const { off, why } = action(entry, kindOf(state, item), state);
    if (off) return { ...change(state, item, { asked: true }), say: phrase(why) };
    const next = sending(state, item, ticket);
    return {
      ...next,
      send: waiting(next).filter((message) => message.ticket === ticket),
      say: state.gone ? phrase(UNSENT.why) : "",
    };
  },
  askHint(state, { item }) {
    const entry = entryOf(state, item),
      button = entry && hintAction(entry, state, "");
    if (!button || button.off)
      return {
        ...state,
        say: state.gone ? phrase(NO_KERNEL) : button && !entry.hinting ? `${button.label}.` : "",
      };
    return {
      ...change(state, item, { hinting: entry.hints.length + 1, notice: "" }),
      send: [{ type: "hint", item, n: entry.hints.length + 1 }],
    };
  },
  // A choice of one is taken back; the rest stays, for one of its parts is to be changed.
  tryAgain(state, { item }) {
    const entry = entryOf(state, item);
    if (!entry || !canTryAgain(entry, state)) return state;
    const isOne = ["single-choice", "source-support"].includes(kindOf(state, item));
    return change(state, item, { again: true, ...(isOne && { response: null }) });
  },
  askAnswer(state, { item }) {
    const entry = entryOf(state, item);
    if (!entry || entry.revealing || !canTryAgain(entry, state)) return state;
    if (state.gone) return { ...state, say: phrase(NO_KERNEL) };
    return { ...change(state, item, { revealing: true }), send: [{ type: "reveal", item }] };
  },
  view: (state, { single }) => ({ ...state, single: Boolean(single) }),
  goTo(state, { to }) {
    if (to === state.paper.items.length && isOver(state))
      return { ...state, current: to, review: null };
    return Number.isInteger(to) && to in state.paper.items
      ? { ...state, current: to, ...outside(state, to) }
      : state;
  },
  review(state, { on }) {
    const few = on ? notRight(state) : [];
    if (!few.length)
      return { ...state, review: null, say: state.review ? phrase("All questions are shown.") : "" };
    const next = {
      ...state,
      review: few,
      current: state.paper.items.findIndex(({ id }) => id === few[0]),
    };
    return { ...next, say: reviewText(next) };
  },
  askToSubmit: (state) => ({
    ...state,
    asking: !isTold(state.paper) && !state.ended && !state.submitting,
  }),
  cancelSubmit: (state) => ({ ...state, asking: false }),
  submit(state, { tickets, ticket }) {
    if (state.gone) return { ...state, say: phrase(NO_KERNEL) };
    return state.ended || state.submitting ? state : beginSubmit(state, tickets, ticket);
  },
  nextAttempt(state, { ticket }) {
    if (state.gone) return { ...state, say: phrase(NO_KERNEL) };
    return !state.again || state.renewing
      ? state
      : {
          ...state,
          renewing: ticket,
          refusal: "",
          send: [...waiting(state), { type: "again", ticket }],
        };
  },
  reconnect: (state) => ({ ...withoutDelays(state), send: [{ type: "hello" }, ...waiting(state)] }),
  recall: (state, { unsent }) =>
    Object.entries(unsent ?? {})
      .filter(([, work]) => work && (work.ticket || "draft" in work))
      .reduce(
        (next, [item, { ticket, response, sure, seen, draft, draftSure }]) =>
          change(next, item, {
            ...(ticket && {
              ticket,
              sent: response,
              sentSure: sure ?? null,
              sentSeen: Number.isInteger(seen) ? seen : 0,
            }),
            response: draft ?? response,
            sure: (draft === undefined ? sure : draftSure) ?? null,
          }),
        state,
      ),
  // Timers, and the connection to the kernel.
  typingPaused(state, { item, response }) {
    const entry = entryOf(state, item);
    const news =
      entry && response !== null && same(entry.response, response) && !same(entry.marked, response);
    return news && kindOf(state, item) === "number"
      ? { ...state, send: [{ type: "read", item, response }] }
      : state;
  },
  // Nothing that was waited for will come any more.
  disconnected(state) {
    const waits =
      state.renewing ||
      state.submitting ||
      Object.values(state.entries).some(({ hinting }) => hinting);
    const still = { hinting: 0, revealing: false };
    const next = state.paper.items.reduce((now, { id }) => change(now, id, still), {
      ...state,
      gone: true,
      renewing: "",
      submitting: "",
      handed: false,
    });
    return { ...next, say: !state.gone ? recordStatus(next).text : waits ? phrase(NO_KERNEL) : "" };
  },
  stateTimeout(state) {
    const next = { ...state, silent: true };
    return state.heard ? state : { ...next, say: recordStatus(next).text };
  },
  submitTimeout: (state, { ticket }) =>
    state.submitting && state.submitting === ticket
      ? { ...cancelled(state, phrase(NO_REPLY_TO_HAND_IN)), silent: true, asking: true, refusal: "" }
      : state,
  hintTimeout: (state, { item, n }) =>
    n && entryOf(state, item)?.hinting === n
      ? {
          ...change(state, item, { hinting: 0, notice: phrase(NO_REPLY_TO_HINT) }),
          say: phrase(NO_REPLY),
        }
      : state,
  answerShownTimeout: (state, { item }) =>
    entryOf(state, item)?.revealing
      ? { ...change(state, item, { revealing: false, notice: phrase(NO_REPLY) }), say: phrase(NO_REPLY) }
      : state,
  nextAttemptTimeout: (state, { ticket }) =>
    state.renewing && state.renewing === ticket
      ? { ...state, renewing: "", refusal: phrase(NO_REPLY), say: phrase(NO_REPLY) }
      : state,
  answerTimeout(state, { ticket }) {
    const item = itemOfTicket(state, ticket);
    if (item === undefined || state.entries[item].late) return state;
    const next = change(state, item, { late: true }),
      told = { ...next, say: recordStatus(next).text };
    return state.submitting ? { ...cancelled(told, phrase(NOT_YET)), asking: true, refusal: "" } : told;
  },
};

/**
 * A turn to a question outside of those that are looked at again shows all.
 * @param {State} state
 * @param {number} to
 */
const outside = ({ review, paper }, to) =>
  review && !review.includes(paper.items[to].id) ? { review: null } : {};
