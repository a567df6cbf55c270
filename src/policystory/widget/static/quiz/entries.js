/**
 * What is known of a quiz and of each of its items, and what follows from that alone: values
 * and pure functions. The other files' types are here too.
 *
 * @typedef {{id: string, text: string}} Option
 *
 * A row to be answered, or a gap of the passage.
 * @typedef {{id: string, text: string, options: Option[]}} Prompt
 *
 * @typedef {{
 *   id: string, kind: string, stem: string, points: string, unit: string | null,
 *   passage: string[], options: Option[], prompts: Prompt[],
 * }} Item
 *
 * @typedef {{
 *   tries?: number | null, "retry-cost"?: string, "hint-cost"?: string,
 *   confidence?: boolean, hints?: boolean, feedback?: string | null,
 * }} Rules
 *
 * @typedef {{
 *   id: string, title: string, mode: string, language?: string, rules?: Rules, items: Item[],
 * }} Paper
 *
 * `ends` is the first moment after the window.
 * @typedef {{name: string, ends: string, credit: string}} Window
 *
 * @typedef {{
 *   minutes?: number, limit?: number | null, zone?: string, attempt?: number,
 *   attempts?: number | null, counts?: string, windows?: Window[], again?: string,
 * }} Terms
 *
 * @typedef {{label: string, href: string}} Link
 *
 * One option of a closed question, with its explanation.
 * @typedef {{text: string, right: boolean, feedback: string, sources?: Link[]}} MarkedOption
 *
 * @typedef {{
 *   reason: string, verdict: string, points: string, possible: string, sentence: string,
 *   feedback: string[], sources: Link[], section: Link | null, whole?: MarkedOption[],
 *   parts?: Record<string, boolean>,
 * }} Mark
 *
 * What is told after the last question.
 * @typedef {{
 *   objectives: {text: string, right: number, of: number}[], next: Link | null, review: string,
 * }} Closing
 *
 * @typedef {{kind: "read", text: string, sources: Link[]}} ReadingHint
 * @typedef {{kind: "strike", option: string, text: string}} StrikingHint
 * @typedef {ReadingHint | StrikingHint} Hint
 *
 * What is known of one item.
 * @typedef {object} Entry
 * @property {any} response  what stands in the form; null when nothing does
 * @property {any} marked  the response that `mark` is about; null if there is none
 * @property {Mark | null} mark  the last mark; it stays while another answer is tried
 * @property {number} tries
 * @property {number} answers  how many answers the record holds, as far as this page knows
 * @property {number | null} left  tries that are left; null if they are not counted
 * @property {string | null} sure  the confidence in the form: sure, fairly, guess or unsaid
 * @property {string | null} markedSure  the confidence of the response that `mark` is about
 * @property {string | null} firstSure  the confidence of the first answer, as far as it is known
 * @property {boolean} again  the learner has begun another try
 * @property {boolean} revealing  the answer was asked for, and is on its way
 * @property {Hint[]} hints  the hints that were taken
 * @property {boolean} more  whether there may be a further hint
 * @property {number} hinting  the number of the hint that is on its way; 0 for none
 * @property {string | null} ticket  the ticket of the answer that waits for its mark
 * @property {any} sent  the response that was sent with the ticket
 * @property {string | null} sentSure  the confidence that was sent with it
 * @property {number} sentSeen  how many answers were known then, so that it replaces no other
 * @property {boolean} late  no mark came in time
 * @property {string} problem  why the response could not be read or taken
 * @property {string} notice  a remark, such as that the item was answered in another window
 * @property {boolean} asked  the button was pressed when there was nothing to check
 * @property {Typed | null} reading  how the kernel reads what stands in the form
 *
 * @typedef {{response: any, text: string, readable: boolean}} Typed
 *
 * What is known of the whole quiz.
 * @typedef {object} State
 * @property {Paper} paper
 * @property {Record<string, Entry>} entries  by item id
 * @property {boolean} heard  the kernel has told its state
 * @property {boolean} gone  there is no kernel
 * @property {boolean} silent  the kernel does not reply
 * @property {boolean} kept  the record could be written
 * @property {string} note
 * @property {boolean} single  one question is shown at a time, the `current` one
 * @property {number} current  its place, from 0; after the last question, the result
 * @property {string} latest  the item that was answered here last
 * @property {string[] | null} review  the items to which the view is narrowed
 * @property {boolean} asking  whether to hand in is being asked
 * @property {boolean} ended  the attempt is handed in
 * @property {{points: string, possible: string} | null} result
 * @property {string[]} receipts  they show later whether the record still holds all of it
 * @property {Closing | null} closing  once every question is answered and told
 * @property {{text: string} | null} again  another attempt may begin
 * @property {string} renewing  the ticket while another attempt begins
 * @property {string} submitting  the ticket while the quiz is handed in
 * @property {boolean} handed  every answer is there, and the hand-in is sent
 * @property {string} refusal  why something could not be done that is about no item
 * @property {any[]} send  the messages to be sent now
 * @property {string} say  what a screen reader is to speak
 *
 * @typedef {{
 *   get(name: string): any, send(message: any): void, on(name: string, back: Function): void,
 *   off(name: string, back: Function): void, widget_manager?: any,
 * }} Model
 *
 * @typedef {{
 *   choose(response: any, say?: string): void, check(): void, hint(): void,
 *   sure(confidence: string): void, again(): void, reveal(): void, go(to: number): void,
 *   hand(): void, picture?: Picture | null,
 * }} Act
 *
 * @typedef {{field: HTMLElement, show(entry: Entry): void}} Drawn
 *
 * @typedef {{
 *   option: string | null, name: string, path: string, at: [number, number] | null,
 * }} Country
 * @typedef {{
 *   kind: "map", label: string, box: [number, number], shapes: Country[],
 * }} WorldMap
 * @typedef {{
 *   kind: "timeline", label: string, spans: {option: string, from: number, to: number}[],
 *   ticks: {at: number, label: string}[],
 * }} Timeline
 *
 * A picture of the options of a choice; the list beside it says all that it shows.
 * @typedef {WorldMap | Timeline} Picture
 *
 * An option in its list.
 * @typedef {{value: string, text: string, input: HTMLInputElement, row: HTMLElement}} Row
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
