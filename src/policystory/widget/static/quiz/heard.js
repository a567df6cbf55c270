/** What the kernel says, taken into the state. Pure. */

import { change, entryOf, holder, patient, same, settled, waiting } from "./entries.js";
import { handIn, stopped } from "./handing.js";
import { isClosed, isOver, keeping, outcome } from "./standing.js";
import { brief, inWords, join, verdict } from "./words.js";

/** @import { Entry, Hint, Item, State } from "./entries.js" */

/** Reasons that are not an attempt: nothing was graded, so the earlier mark stands. */
const NO_ATTEMPT = ["unreadable", "ambiguous", "unclear", "unanswered", "check-spelling"];

/** @param {State} state @param {{kept?: boolean, note?: string}} message @returns {State} */
const keep = (state, { kept, note }) => ({ ...state, kept: kept !== false, note: note || "" });

/** That work is not kept any more, when that begins. @param {State} before @param {State} now */
const loss = (before, now) => (before.kept && !now.kept ? keeping(now).text : "");

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
  const isTaken = own || same(entry.response, marked);         // what stands here is what stands in the record
  const news = { ...(own && { ticket: null, late: false }), notice: isTaken ? "" : entry.notice, response: busy ? entry.response : marked };
  if (final || !NO_ATTEMPT.includes(mark.reason)) {
    const changed = busy && !same(entry.response, marked);      // then how sure they are is being said anew, too
    return change(known, item, { ...news, mark, marked, markedSure, sure: changed ? entry.sure : markedSure, tries: tries ?? entry.tries, problem: "", asked: false });
  }
  const problem = own && same(entry.response, marked) ? mark.sentence || mark.feedback[0] || verdict(mark) : entry.problem;
  return change(known, item, { ...news, problem });
}

/** Hints and tries, as far as a message tells of them. @param {State} state @param {string} item @param {any} answer */
function hinted(state, item, { hints, more, left, answers }) {
  const entry = entryOf(state, item);
  if (!entry) return state;
  const struck = Array.isArray(hints) && hints.some((/** @type {Hint} */ hint) => hint.kind === "strike" && hint.option === entry.response) && !settled(entry);
  return change(state, item, {
    ...(Array.isArray(hints) && { hints }), ...(typeof more === "boolean" && { more }), ...(Number.isInteger(answers) && { answers }),
    ...(left !== undefined && { left }), ...(struck && { response: null }),
  });
}

/** A question of an attempt that is handed in: what stands is shown, and what was written here in vain is said.
 * @param {State} state @param {Item} item @param {Entry} before */
function closed(state, item, before) {
  const { marked } = state.entries[item.id], { response } = before;
  const lost = response !== null && !settled(before) && !same(response, marked) && `“${brief(inWords(item, response))}” was not handed in: it was not saved in time.`;
  return change(state, item.id, { response: marked, ticket: null, late: false, hinting: 0, problem: "", notice: lost || (state.ended ? before.notice : "") });
}

/** A hint as it is spoken. @param {Hint} hint */
const spoken = (hint) => (hint.kind === "read" ? `${hint.text.trim()} ${hint.sources.map(({ label }) => label).join("; ")}.` : hint.text);

/** The events that come from the kernel. @type {Record<string, (state: State, event: any) => State>} */
export const HEARD = {
  state(state, message) {
    const answers = Object.entries(message.answers ?? {}), ended = message.ended === true;
    const filled = answers.reduce((next, [item, answer]) => settle(next, item, answer ?? {}, false, ended), state);
    const whole = ended ? filled.paper.items.reduce((next, item) => closed(next, item, state.entries[item.id]), filled) : filled;
    const next = { ...keep(patient(whole), message), heard: true, gone: false, send: waiting(whole), ended,
      ...(ended && { submitting: "", handed: false, asking: false, refusal: "" }),
      result: message.result ?? null, receipts: Array.isArray(message.receipts) ? message.receipts.map(String) : [], again: message.again?.text !== undefined ? { text: String(message.again.text) } : null };
    const isNews = ended && !state.ended && state.heard, lost = Object.values(next.entries).flatMap(({ notice }) => notice || []);
    return { ...next, say: join(...(isNews ? [outcome(next), ...lost] : []), loss(state, next)) };
  },
  mark(state, message) {
    const own = Boolean(message.ticket) && entryOf(state, message.item)?.ticket === message.ticket;
    const next = keep(settle(state, message.item, message, own), message);
    if (!own || !message.mark) return next;
    const over = !isOver(state) && isOver(next);
    const told = { ...next, heard: true, say: join(verdict(message.mark), message.mark.sentence, loss(state, next), over ? outcome(next) : "") };
    return NO_ATTEMPT.includes(message.mark.reason) ? stopped(told, message.item) : handIn(told);
  },
  elsewhere(state, message) {                 // what stands is another answer than the one that was sent, and stays in the form
    const entry = entryOf(state, message.item), own = Boolean(message.ticket) && entry?.ticket === message.ticket;
    const waitless = own ? change(state, message.item, { ticket: null, late: false }) : state;
    const told = keep(settle(waitless, message.item, message, false), message);
    const isHandIn = state.handed && (!message.ticket || message.ticket === state.submitting);
    if (!entry || !(own || isHandIn)) return told;            // another view was answered
    if (own && same(entry.response, told.entries[message.item].marked)) {      // both windows gave the same answer
      const alike = { ...change({ ...told, note: "" }, message.item, { sure: entry.sure }), heard: true, say: join(verdict(message.mark), message.mark.sentence) };
      return handIn(alike);
    }
    const notice = message.note || "This was answered in another window, so your answer here was not taken. Check it again to send it.";
    const mine = own && !isClosed(told.entries[message.item], told) && { response: entry.response, sure: entry.sure };
    const shown = mine || { response: told.entries[message.item].marked };      // without a try left, it could not be sent any more
    const next = { ...change({ ...told, note: "" }, message.item, { ...(own && shown), notice }), heard: true, say: own ? join(notice, loss(state, told)) : "" };
    return own ? stopped(next, message.item) : next;
  },
  hint(state, message) {
    const entry = entryOf(state, message.item), own = Boolean(entry?.hinting), news = (message.hints ?? []).at(-1);
    const next = keep(change(hinted(state, message.item, message), message.item, { hinting: 0 }), message);
    return own && news ? { ...next, heard: true, say: join(spoken(news), loss(state, next)) } : next;
  },
  reading(state, { item, response, text, readable }) {
    const entry = entryOf(state, item);
    if (!entry || typeof text !== "string" || !same(entry.response, response)) return state;
    const isNews = entry.reading?.text !== text;                      // another spelling of the same is not spoken again
    return { ...change(state, item, { reading: { response, text, readable: readable === true } }), say: isNews ? text : "" };
  },
  refused(state, { ticket, note, item }) {    // every page hears it: only who asked takes it as an answer
    const held = holder(state, ticket), text = note || "This could not be done.";
    if (held !== undefined) {
      const why = note || "The answer was not accepted.";
      return stopped({ ...change(state, held, { ticket: null, late: false, problem: why }), say: why }, held);
    }
    if (!ticket && entryOf(state, item)?.hinting) return { ...change(state, item, { hinting: 0, notice: text }), say: text };
    // A page that has heard nothing yet has only greeted: what is refused, and names nothing, is that.
    const isNameless = !item && (Boolean(state.renewing) || !state.heard);
    const isOwn = ticket ? [state.submitting, state.renewing].includes(ticket) : isNameless;
    return isOwn ? { ...state, renewing: "", submitting: "", handed: false, refusal: text, say: text } : state;
  },
};
