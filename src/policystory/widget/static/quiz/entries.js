/**
 * What is known of a quiz and of each of its items, and what follows from that alone: values
 * and pure functions. The other files' types are here too.
 *
 * @typedef {{id: string, text: string}} Option
 * @typedef {{id: string, text: string, options: Option[]}} Prompt  a row to be answered, or a gap
 *   of the passage
 * @typedef {{id: string, kind: string, stem: string, points: string, unit: string | null,
 *   passage: string[],
 *            options: Option[], prompts: Prompt[]}} Item
 * @typedef {{tries?: number | null, "retry-cost"?: string, "hint-cost"?: string, confidence?:
 *   boolean, hints?: boolean, feedback?: string | null}} Rules
 * @typedef {{id: string, title: string, mode: string, language?: string, rules?: Rules, items:
 *   Item[]}} Paper
 * @typedef {{name: string, ends: string, credit: string}} Window  `ends` is the first instant
 *   that no longer belongs to it
 * @typedef {{minutes?: number, limit?: number | null, zone?: string, attempt?: number, attempts?:
 *   number | null,
 *            counts?: string, windows?: Window[]}} Terms
 * @typedef {{label: string, href: string}} Link
 * @typedef {{text: string, right: boolean, feedback: string, sources?: Link[]}} MarkedOption  one
 *   answer of all that there are
 * @typedef {{reason: string, verdict: string, points: string, possible: string, sentence: string,
 *   feedback: string[],
 *            sources: Link[], section: Link | null, whole?: MarkedOption[]}} Mark
 * @typedef {{kind: "read", text: string, sources: Link[]} | {kind: "strike", option: string,
 *   text: string}} Hint
 * @typedef {object} Entry            what is known of one item
 * @property {any} response           what stands in the form; null when nothing does
 * @property {any} marked  the response that `mark` is about; null where nothing was answered
 * @property {Mark | null} mark       the last mark; it stays while another answer is tried
 * @property {number} tries
 * @property {number} answers         how many answers the record holds, as far as this page knows
 * @property {number | null} left     tries that are left; null where they are not counted
 * @property {string | null} sure  how sure of what stands in the form: sure, fairly, guess or
 *   unsaid
 * @property {string | null} markedSure     the same of the response that `mark` is about
 * @property {Hint[]} hints           those that were taken
 * @property {boolean} more           whether there may be a further one
 * @property {number} hinting         which one is on its way; 0 for none
 * @property {string | null} ticket   of the answer that waits for its mark
 * @property {any} sent               the response that went with the ticket
 * @property {string | null} sentSure how sure of that
 * @property {number} sentSeen  how many answers were known when it was sent, so that it replaces
 *   none that was not seen
 * @property {boolean} late           no mark came in time
 * @property {string} problem         why the response could not be read or taken
 * @property {string} notice  what else is to be known of it, as that it was answered elsewhere
 * @property {boolean} asked          the button was pressed when there was nothing to check
 * @property {{response: any, text: string, readable: boolean} | null} reading  how the kernel
 *   reads what stands in the form, if it can
 * @typedef {{paper: Paper, entries: Record<string, Entry>, heard: boolean, gone: boolean, silent:
 *   boolean, kept: boolean,
 *            note: string, single: boolean, current: number, review: string[] | null, asking:
 *              boolean, ended: boolean,
 *            result: {points: string, possible: string} | null, receipts: string[], again: {text:
 *              string} | null, renewing: string, submitting: string, handed: boolean, refusal:
 *              string,
 *            send: any[], say: string}} State
 *   `gone` when the kernel is; `single` shows one question at a time, the `current` one; `review`
 *     the items to which the
 *   view is narrowed; `asking` whether to hand in; `ended` when that was done; `again` when
 *     another attempt may begin,
 *   `renewing` the ticket while it does, `submitting` that of handing in, which is `handed` on
 *     once every answer is there;
 *   `receipts` show later whether the record still holds all that was handed in; `refusal` why
 *     something could not be done that is about no item
 * @typedef {{get(name: string): any, send(message: any): void, on(name: string, back: Function):
 *   void,
 *            off(name: string, back: Function): void, widget_manager?: any}} Model
 * @typedef {{choose(response: any, say?: string): void, check(): void, hint(): void,
 *   sure(confidence: string): void,
 *            picture?: Picture | null}} Act
 * @typedef {{field: HTMLElement, show(entry: Entry): void}} Drawn
 * @typedef {{kind: "map", label: string, box: [number, number],
 *            shapes: {option: string | null, name: string, path: string, at: [number, number] |
 *              null}[]}} WorldMap
 * @typedef {{kind: "timeline", label: string, spans: {option: string, from: number, to: number}[],
 *            ticks: {at: number, label: string}[]}} Timeline
 * @typedef {WorldMap | Timeline} Picture  of the options of a choice; the list beside it says all
 *   that it shows
 * @typedef {{value: string, text: string, input: HTMLInputElement, row: HTMLElement}} Row  an
 *   option in its list
 */

/** @param {State} state @param {string} item @returns {Entry | undefined} */
export const entryOf = (state, item) =>
  Object.hasOwn(state.entries, item) ? state.entries[item] : undefined;

/** @param {State} state @param {string} item @param {Partial<Entry>} news @returns {State} */
export function change(state, item, news) {
  const entry = entryOf(state, item);
  return entry ? { ...state, entries: { ...state.entries, [item]: { ...entry, ...news } } } : state;
}

/** @param {State} state @param {string} item */
export const kindOf = (state, item) => state.paper.items.find(({ id }) => id === item)?.kind ?? "";

/** The item whose answer waits under this ticket. @param {State} state @param {string} ticket */
export const itemOfTicket = (state, ticket) =>
  Object.keys(state.entries).find((item) => ticket && state.entries[item].ticket === ticket);

/**
 * The answers that wait for a mark, as they were first sent.
 * @param {State} state
 * @returns {any[]}
 */
export const waiting = (state) =>
  state.paper.items
    .map(({ id }) => ({ id, ...state.entries[id] }))
    .filter(({ ticket }) => ticket)
    .map(({ id, ticket, sent, sentSure, sentSeen }) => ({
      type: "answer",
      item: id,
      response: sent,
      ticket,
      seen: sentSeen,
      ...(sentSure && { confidence: sentSure }),
    }));

/** Whether what stands in the form is what the mark is about. @param {Entry} entry */
export const settled = (entry) => same(entry.response, entry.marked);

/**
 * Work that would be lost with the view: answers without a mark, and text that was not checked.
 * @param {State} state
 * @returns {Record<string, any>}
 */
export function unsavedWork(state) {
  return Object.fromEntries(
    state.paper.items.flatMap(({ id }) => {
      const entry = state.entries[id],
        { ticket, sent, sentSure, sentSeen, response, sure } = entry;
      const isDraft = response !== null && !settled(entry) && !(ticket && same(response, sent));
      const parts = {
        ...(ticket && { ticket, response: sent, sure: sentSure, seen: sentSeen }),
        ...(isDraft && { draft: response, draftSure: sure }),
      };
      return ticket || isDraft ? [[id, parts]] : [];
    }),
  );
}

/**
 * Forgets that replies are late, because all that waits is sent again.
 * @param {State} state
 * @returns {State}
 */
export const withoutDelays = (state) =>
  waiting(state).reduce((next, { item }) => change(next, item, { late: false }), {
    ...state,
    silent: false,
  });

/**
 * The keys of an object in one order, so that pairs are the same however they came.
 * @param {string} _
 * @param {any} value
 */
const sorted = (_, value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;
/** Whether two values hold the same. @param {any} first @param {any} second */
export const same = (first, second) =>
  JSON.stringify(first, sorted) === JSON.stringify(second, sorted);
