/**
 * What is known of a quiz and of each of its items, and what follows from that alone: values
 * and pure functions. The other files' types are here too.
 *
 * @typedef {{id: string, text: string}} Option
 * @typedef {{id: string, text: string, options: Option[]}} Prompt      a row to be answered, or a gap of the passage
 * @typedef {{id: string, kind: string, stem: string, points: string, unit: string | null, passage: string[],
 *            options: Option[], prompts: Prompt[]}} Item
 * @typedef {{id: string, title: string, mode: string, language?: string, rules?: {feedback?: string | null}, items: Item[]}} Paper
 * @typedef {{label: string, href: string}} Link
 * @typedef {{reason: string, verdict: string, points: string, possible: string, sentence: string, feedback: string[],
 *            sources: Link[], section: Link | null}} Mark
 * @typedef {object} Entry            what is known of one item
 * @property {any} response           what stands in the form; null when nothing does
 * @property {any} marked             the response that `mark` is about
 * @property {Mark | null} mark       the last mark; it stays while another answer is tried
 * @property {number} tries
 * @property {string | null} ticket   of the answer that waits for its mark
 * @property {any} sent               the response that went with the ticket
 * @property {boolean} late           no mark came in time
 * @property {string} problem         why the response could not be read or taken
 * @property {boolean} asked          the button was pressed when there was nothing to check
 * @property {{response: any, text: string} | null} reading   how the kernel reads what stands in the form
 * @typedef {{paper: Paper, entries: Record<string, Entry>, heard: boolean, silent: boolean, kept: boolean, note: string,
 *            single: boolean, current: number, asking: boolean, ended: boolean, result: {points: string, possible: string} | null,
 *            send: any[], say: string}} State
 *   `single` shows one question at a time, the `current` one; `asking` whether to hand in; `ended` when that was done
 * @typedef {{get(name: string): any, send(message: any): void, on(name: string, back: Function): void,
 *            off(name: string, back: Function): void}} Model
 * @typedef {{choose(response: any, say?: string): void, check(): void, picture?: Picture | null}} Act
 * @typedef {{field: HTMLElement, show(entry: Entry): void}} Drawn
 * @typedef {{kind: "map", label: string, box: [number, number],
 *            shapes: {option: string | null, name: string, path: string, at: [number, number] | null}[]}} WorldMap
 * @typedef {{kind: "timeline", label: string, points: {option: string, from: number, to: number}[],
 *            ticks: {at: number, label: string}[]}} Timeline
 * @typedef {WorldMap | Timeline} Picture      of the options of a choice; the list beside it says all that it shows
 * @typedef {{value: string, text: string, input: HTMLInputElement, row: HTMLElement}} Row      an option in its list
 */

/** @param {State} state @param {string} item @returns {Entry | undefined} */
export const entryOf = (state, item) => (Object.hasOwn(state.entries, item) ? state.entries[item] : undefined);

/** @param {State} state @param {string} item @param {Partial<Entry>} news @returns {State} */
export function change(state, item, news) {
  const entry = entryOf(state, item);
  return entry ? { ...state, entries: { ...state.entries, [item]: { ...entry, ...news } } } : state;
}

/** @param {State} state @param {string} item */
export const kindOf = (state, item) => state.paper.items.find(({ id }) => id === item)?.kind ?? "";

/** The item whose answer waits under this ticket. @param {State} state @param {string} ticket */
export const holder = (state, ticket) => Object.keys(state.entries).find((item) => ticket && state.entries[item].ticket === ticket);

/** The answers that wait for a mark, as they were first sent. @param {State} state @returns {any[]} */
export const waiting = (state) => state.paper.items.map(({ id }) => ({ id, ...state.entries[id] })).filter(({ ticket }) => ticket)
  .map(({ id, ticket, sent }) => ({ type: "answer", item: id, response: sent, ticket }));

/** Lateness forgotten, because all that waits is sent anew. @param {State} state @returns {State} */
export const patient = (state) => waiting(state).reduce((next, { item }) => change(next, item, { late: false }), { ...state, silent: false });

/** The keys of an object in one order, so that pairs are the same however they came. @param {string} _ @param {any} value */
const sorted = (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
/** Whether two values hold the same. @param {any} one @param {any} other */
export const same = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
