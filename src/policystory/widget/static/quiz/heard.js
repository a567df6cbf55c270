/** What the kernel says, taken into the state. Pure. */

import { change, entryOf, holder, patient, same, settled, waiting } from "./entries.js";
import { isOver, keeping, outcome } from "./standing.js";
import { join, verdict } from "./words.js";

/** @import { Hint, State } from "./entries.js" */

/** Reasons that are not an attempt: nothing was graded, so the earlier mark stands. */
const NO_ATTEMPT = ["unreadable", "unclear", "unanswered", "check-spelling"];

/** @param {State} state @param {{kept?: boolean, note?: string}} message @returns {State} */
const keep = (state, { kept, note }) => ({ ...state, kept: kept !== false, note: note || "" });

/** How sure a learner said to be, as a message tells it. @param {any} answer @returns {string | null} */
const toldSure = ({ confidence }) => (typeof confidence === "string" ? confidence : null);

/**
 * Takes in what the kernel says of one item. An answer that the learner is at work on is never overwritten.
 * @param {State} state @param {string} item @param {any} answer @param {boolean} own whether this view asked for it
 * @param {boolean} final whether the quiz has ended, so that this mark stands whatever its reason
 */
function settle(state, item, answer, own, final = false) {
  const known = hinted(state, item, answer), entry = entryOf(known, item), { response, mark, tries } = answer;
  if (!entry || !mark) return known;
  const marked = own ? entry.sent : response ?? null;
  const busy = !final && !settled(entry), markedSure = toldSure(answer);
  const news = { ...(own && { ticket: null, late: false }), notice: "", response: busy ? entry.response : marked };
  if (final || !NO_ATTEMPT.includes(mark.reason)) {
    const changed = busy && !same(entry.response, marked);      // then how sure they are is being said anew, too
    return change(known, item, { ...news, mark, marked, markedSure, sure: changed ? entry.sure : markedSure, tries: tries ?? entry.tries, problem: "", asked: false });
  }
  const problem = own && same(entry.response, marked) ? mark.sentence || mark.feedback[0] || verdict(mark) : entry.problem;
  return change(known, item, { ...news, problem });
}

/** Hints and tries, as far as a message tells of them. @param {State} state @param {string} item @param {any} answer */
function hinted(state, item, { hints, more, left }) {
  const entry = entryOf(state, item);
  if (!entry) return state;
  const struck = Array.isArray(hints) && hints.some((/** @type {Hint} */ hint) => hint.kind === "strike" && hint.option === entry.response) && !settled(entry);
  return change(state, item, {
    ...(Array.isArray(hints) && { hints }), ...(typeof more === "boolean" && { more }), ...(left !== undefined && { left }), ...(struck && { response: null }),
  });
}

/** A hint as it is spoken. @param {Hint} hint */
const spoken = (hint) => (hint.kind === "read" ? `${hint.text.trim()} ${hint.sources.map(({ label }) => label).join("; ")}.` : hint.text);

/** The events that come from the kernel. @type {Record<string, (state: State, event: any) => State>} */
export const HEARD = {
  state(state, message) {
    const answers = Object.entries(message.answers ?? {}), ended = message.ended === true;
    const filled = answers.reduce((next, [item, answer]) => settle(next, item, answer ?? {}, false, ended), state);
    const cleared = ended ? filled.paper.items.reduce((next, { id }) => change(next, id, { response: filled.entries[id].marked, notice: "" }), filled) : filled;
    const next = { ...keep(patient(cleared), message), heard: true, gone: false, submitting: false, send: waiting(filled), ended,
      result: message.result ?? null, again: message.again?.text !== undefined ? { text: String(message.again.text) } : null };
    return next.ended && !state.ended && state.heard ? { ...next, refusal: "", say: outcome(next) } : next;
  },
  mark(state, message) {
    const own = Boolean(message.ticket) && entryOf(state, message.item)?.ticket === message.ticket;
    const next = keep(settle(state, message.item, message, own), message);
    if (!own || !message.mark) return next;
    const loss = state.kept && !next.kept ? keeping(next).text : "";
    const over = !isOver(state) && isOver(next);
    return { ...next, heard: true, say: join(verdict(message.mark), message.mark.sentence, loss, over ? outcome(next) : "") };
  },
  elsewhere(state, message) {                 // what stands is another answer than the one that was sent, and stays in the form
    const entry = entryOf(state, message.item), own = Boolean(message.ticket) && entry?.ticket === message.ticket;
    const waitless = own ? change(state, message.item, { ticket: null, late: false }) : state;
    const told = keep(settle(waitless, message.item, message, false), message);
    if (!entry || (message.ticket && !own)) return told;      // another view was answered
    const notice = message.note || "This was answered in another window, so your answer here was not taken. Check it again to send it.";
    const mine = own && { response: entry.response, sure: entry.sure };
    return { ...change({ ...told, note: "" }, message.item, { ...mine, notice }), heard: true, say: own ? notice : "" };
  },
  hint(state, message) {
    const own = entryOf(state, message.item)?.hinting === true, news = (message.hints ?? []).at(-1);
    const next = keep(change(hinted(state, message.item, message), message.item, { hinting: false }), message);
    return own && news ? { ...next, heard: true, say: spoken(news) } : next;
  },
  reading(state, { item, response, text }) {
    const entry = entryOf(state, item);
    const news = entry && typeof text === "string" && same(entry.response, response) && entry.reading?.text !== text;
    return news ? { ...change(state, item, { reading: { response, text } }), say: text } : state;
  },
  refused(state, { ticket, note, item }) {
    const held = holder(state, ticket);
    if (held !== undefined) {
      const text = note || "The answer was not accepted.";
      return { ...change(state, held, { ticket: null, late: false, problem: text }), say: text };
    }
    if (ticket) return state;                 // of another view
    const text = note || "This could not be done.";
    if (entryOf(state, item)?.hinting) return { ...change(state, item, { hinting: false, notice: text }), say: text };
    return state.renewing || state.submitting ? { ...state, renewing: false, submitting: false, refusal: text, say: text } : state;
  },
};
