/** Replies of the kernel, taken into the state of the page. Pure functions. */

import { change, entryOf, itemOfTicket, withoutDelays, same, settled, waiting } from "./entries.js";
import { handIn, cancelledAt } from "./handing_in.js";
import { phrase } from "./language.js";
import { resultPlace, startPlace } from "./onward.js";
import { outcome } from "./outcome.js";
import { canTryAgain, isClosed, isOver, isTold, recordStatus } from "./status.js";
import { brief, inWords, join, spokenMark, verdict } from "./words.js";

/** @import { Closing, Entry, Hint, Item, State } from "./entries.js" */

/** Reasons that are not an attempt: nothing was graded, so the earlier mark stands. */
const NO_ATTEMPT = ["unreadable", "ambiguous", "unclear", "unanswered", "check-spelling"];

/**
 * @param {State} state
 * @param {{kept?: boolean, note?: string, closing?: Closing}} message
 * @returns {State}
 */
const keep = (state, { kept, note, closing }) => ({
  ...state,
  kept: kept !== false,
  note: note || "",
  closing: closing ?? state.closing,
});

/**
 * Whether the quiz is over as far as one question goes: while it can be tried again, its points may
 * change.
 * @param {State} state
 * @param {string} item
 */
const isDone = (state, item) => isOver(state) && !canTryAgain(state.entries[item], state);

/** That work is not kept any more, when that begins. @param {State} before @param {State} now */
const newTrouble = (before, now) => (before.kept && !now.kept ? recordStatus(now).text : "");

/**
 * How sure the learner was, as a message says.
 * @param {any} answer
 * @returns {string | null}
 */
const confidenceOf = ({ confidence }) => (typeof confidence === "string" ? confidence : null);

/**
 * Takes the kernel's message about one item into the state. An answer that the learner is at work
 * on is never overwritten.
 * @param {State} state @param {string} item @param {any} answer @param {boolean} isOwn whether this
 *   view asked for it
 * @param {boolean} final whether the quiz has ended, so that this mark stands whatever its reason
 */
function settle(state, item, answer, isOwn, final = false) {
  const known = hinted(state, item, answer),
    entry = entryOf(known, item),
    { response, mark, tries } = answer;
  if (!entry || !mark) return known;
  const marked = isOwn ? entry.sent : (response ?? null);
  const markedSure = confidenceOf(answer);
  // To a question whose answer is told, nothing that is still written could be sent.
  const busy = !final && !settled(entry) && !mark.whole?.length;
  // What stands here is what stands in the record.
  const isTaken = isOwn || same(entry.response, marked);
  const news = {
    ...(isOwn && { ticket: null, late: false }),
    notice: isTaken ? "" : entry.notice,
    response: busy ? entry.response : marked,
  };
  if (final || !NO_ATTEMPT.includes(mark.reason)) {
    // The learner who changes an answer may also say anew how sure they are.
    const changed = busy && !same(entry.response, marked);
    return change(known, item, {
      ...news,
      mark,
      marked,
      markedSure,
      firstSure: isTold(state.paper) ? confidenceOf({ confidence: answer.first }) : markedSure,
      again: false,
      revealing: false,
      sure: changed ? entry.sure : markedSure,
      tries: tries ?? entry.tries,
      problem: "",
      asked: false,
    });
  }
  const problem =
    isOwn && same(entry.response, marked)
      ? mark.sentence || mark.feedback[0] || verdict(mark)
      : entry.problem;
  return change(known, item, { ...news, problem });
}

/**
 * Hints and tries, as far as a message tells of them.
 * @param {State} state
 * @param {string} item
 * @param {any} answer
 */
function hinted(state, item, { hints, more, left, answers }) {
  const entry = entryOf(state, item);
  if (!entry) return state;
  const struck =
    Array.isArray(hints) &&
    hints.some(
      (/** @type {Hint} */ hint) => hint.kind === "strike" && hint.option === entry.response,
    ) &&
    !settled(entry);
  return change(state, item, {
    ...(Array.isArray(hints) && { hints }),
    ...(typeof more === "boolean" && { more }),
    ...(Number.isInteger(answers) && { answers }),
    ...(left !== undefined && { left }),
    ...(struck && { response: null }),
  });
}

/**
 * A question of an attempt that is handed in: what stands is shown, and what was written here in
 * vain is said.
 * @param {State} state
 * @param {Item} item
 * @param {Entry} before
 */
function closed(state, item, before) {
  const { marked } = state.entries[item.id],
    { response } = before;
  const lost =
    response !== null &&
    !settled(before) &&
    !same(response, marked) &&
    phrase("“{text}” was not handed in: it was not saved in time.", {
      text: brief(inWords(item, response)),
    });
  return change(state, item.id, {
    response: marked,
    ticket: null,
    late: false,
    hinting: 0,
    problem: "",
    notice: lost || (state.ended ? before.notice : ""),
  });
}

/** A hint as it is spoken. @param {Hint} hint */
const spoken = (hint) =>
  hint.kind === "read"
    ? `${hint.text.trim()} ${hint.sources.map(({ label }) => label).join("; ")}.`
    : hint.text;

/**
 * How each type of reply changes the state.
 * @type {Record<string, (state: State, event: any) => State>}
 */
export const REPLIES = {
  state(state, message) {
    const answers = Object.entries(message.answers ?? {}),
      ended = message.ended === true;
    const filled = answers.reduce(
      (next, [item, answer]) => settle(next, item, answer ?? {}, false, ended),
      state,
    );
    const whole = ended
      ? filled.paper.items.reduce(
          (next, item) => closed(next, item, state.entries[item.id]),
          filled,
        )
      : filled;
    const next = {
      ...keep(withoutDelays(whole), message),
      heard: true,
      gone: false,
      send: waiting(whole),
      ended,
      ...(ended && { submitting: "", handed: false, asking: false, refusal: "" }),
      result: message.result ?? null,
      receipts: Array.isArray(message.receipts) ? message.receipts.map(String) : [],
      again: message.again?.text !== undefined ? { text: String(message.again.text) } : null,
    };
    // A learner who comes back goes on where there is something to do.
    if (!state.heard) next.current = startPlace(next);
    else if (ended && !state.ended) next.current = resultPlace(next);
    const isNews = ended && !state.ended && state.heard,
      lost = Object.values(next.entries).flatMap(({ notice }) => notice || []);
    return {
      ...next,
      say: join(...(isNews ? [outcome(next), ...lost] : []), newTrouble(state, next)),
    };
  },
  mark(state, message) {
    const isOwn =
      Boolean(message.ticket) && entryOf(state, message.item)?.ticket === message.ticket;
    const next = keep(settle(state, message.item, message, isOwn), message);
    if (!isOwn || !message.mark) return next;
    const over = !isDone(state, message.item) && isDone(next, message.item);
    const isAttempt = !NO_ATTEMPT.includes(message.mark.reason);
    const reason = join(verdict(message.mark), message.mark.sentence);
    const told = {
      ...next,
      heard: true,
      latest: message.item,
      say: join(
        isAttempt ? spokenMark(message.mark) : reason,
        newTrouble(state, next),
        over ? outcome(next) : "",
      ),
    };
    return isAttempt ? handIn(told) : cancelledAt(told, message.item);
  },
  // The kernel kept the answer of another window. The answer that was sent from here stays in the
  // form.
  elsewhere(state, message) {
    const entry = entryOf(state, message.item),
      isOwn = Boolean(message.ticket) && entry?.ticket === message.ticket;
    const waitless = isOwn ? change(state, message.item, { ticket: null, late: false }) : state;
    const told = keep(settle(waitless, message.item, message, false), message);
    const isHandIn = state.handed && (!message.ticket || message.ticket === state.submitting);
    // Another view was answered.
    if (!entry || !(isOwn || isHandIn)) return told;
    // Both windows gave the same answer.
    if (isOwn && same(entry.response, told.entries[message.item].marked)) {
      const alike = {
        ...change({ ...told, note: "" }, message.item, { sure: entry.sure }),
        heard: true,
        say: spokenMark(message.mark),
      };
      return handIn(alike);
    }
    const notice =
      message.note ||
      phrase(
        "This was answered in another window, so your answer here was not taken. " +
          "Check it again to send it.",
      );
    const mine = isOwn &&
      !isClosed(told.entries[message.item], told) && { response: entry.response, sure: entry.sure };
    // Without a try left, it could not be sent any more.
    const shown = mine || { response: told.entries[message.item].marked };
    const next = {
      ...change({ ...told, note: "" }, message.item, { ...(isOwn && shown), notice }),
      heard: true,
      say: isOwn ? join(notice, newTrouble(state, told)) : "",
    };
    return isOwn ? cancelledAt(next, message.item) : next;
  },
  // The whole answer, which a learner has asked for; other views of the quiz are told, too.
  revealed(state, message) {
    const isOwn = entryOf(state, message.item)?.revealing;
    const next = keep(settle(state, message.item, message, false, true), message);
    const latest = message.item;
    const say = join(spokenMark(message.mark), isOver(next) ? outcome(next) : "");
    return isOwn ? { ...next, heard: true, latest, say } : next;
  },
  hint(state, message) {
    const entry = entryOf(state, message.item),
      isOwn = Boolean(entry?.hinting),
      news = (message.hints ?? []).at(-1);
    const next = keep(
      change(hinted(state, message.item, message), message.item, { hinting: 0 }),
      message,
    );
    return isOwn && news
      ? { ...next, heard: true, say: join(spoken(news), newTrouble(state, next)) }
      : next;
  },
  reading(state, { item, response, text, readable }) {
    const entry = entryOf(state, item);
    if (!entry || typeof text !== "string" || !same(entry.response, response)) return state;
    // Another spelling of the same is not spoken again.
    const isNews = entry.reading?.text !== text;
    return {
      ...change(state, item, { reading: { response, text, readable: readable === true } }),
      say: isNews ? text : "",
    };
  },
  // Every page that shows the quiz gets this: only the one that asked takes it as its answer.
  refused(state, { ticket, note, item }) {
    const held = itemOfTicket(state, ticket),
      text = note || phrase("This could not be done.");
    if (held !== undefined) {
      const why = note || phrase("The answer was not accepted.");
      return cancelledAt(
        { ...change(state, held, { ticket: null, late: false, problem: why }), say: why },
        held,
      );
    }
    const asked = entryOf(state, item);
    if (!ticket && (asked?.hinting || asked?.revealing))
      return {
        ...change(state, item, { hinting: 0, revealing: false, notice: text }),
        say: text,
      };
    // A page without any reply so far has only asked for the state: a refusal without a name is
    // about that.
    const isNameless = !item && (Boolean(state.renewing) || !state.heard);
    const isOwn = ticket ? [state.submitting, state.renewing].includes(ticket) : isNameless;
    return isOwn
      ? { ...state, renewing: "", submitting: "", handed: false, refusal: text, say: text }
      : state;
  },
};
