/**
 * What stands in the parts of a brief, and which of it is still to be kept. It knows no page.
 *
 * A part has the text on the page, the text that the kernel is known to keep, and the text that is
 * on its way there.
 *
 * @typedef {{text: string, kept: string, sent: string | null}} Part
 * @typedef {Record<string, Part>} State
 * @typedef {{id: string, says: string, mark: string, speaker: string}} Fact
 * @typedef {Fact & {side: string, reason: string}} UsedFact
 * @typedef {{opening: string, closing: string, facts: UsedFact[]}} Draft
 */

/** @param {Part | undefined} part */
const isUnsaved = (part) => part !== undefined && part.text !== part.kept;

/** The text of each part by its name. @param {Draft} draft @returns {Record<string, string>} */
export function textsOf({ opening, closing, facts }) {
  const reasons = facts.map(({ id, reason }) => [id, reason]);
  return { opening, ...Object.fromEntries(reasons), closing };
}

/**
 * The state when a page opens: what is kept, and over it what the browser kept of unsaved work.
 * @param {Record<string, string>} texts @param {Record<string, string>} unsaved @returns {State}
 */
export function begin(texts, unsaved) {
  /** @type {State} */
  const state = {};
  for (const [name, kept] of Object.entries(texts))
    state[name] = { text: unsaved[name] ?? kept, kept, sent: null };
  return state;
}

/** @param {State} state @param {string} name @param {string} text @returns {State} */
export const typed = (state, name, text) => ({ ...state, [name]: { ...state[name], text } });

/**
 * The messages that are to be sent now: unsaved parts whose text is not on its way already.
 * @param {State} state
 */
export const due = (state) =>
  Object.entries(state)
    .filter(([, part]) => isUnsaved(part) && part.sent !== part.text)
    .map(([part, { text, kept }]) => ({ type: "write", part, text, seen: kept }));

/** All that is due is on its way. @param {State} state @returns {State} */
export function send(state) {
  const next = { ...state };
  for (const { part, text } of due(state)) next[part] = { ...state[part], sent: text };
  return next;
}

/** Nothing is on its way any more: no reply came, or it was refused. @param {State} state */
export function giveUp(state) {
  /** @type {State} */
  const next = {};
  for (const [name, part] of Object.entries(state)) next[name] = { ...part, sent: null };
  return next;
}

/**
 * The kernel tells what it keeps. What is being written here is not replaced by it, and is not
 * dropped when its fact was taken out in another window.
 * @param {State} state @param {Record<string, string>} texts @returns {State}
 */
export function arrive(state, texts) {
  /** @type {State} */
  const next = {};
  for (const [name, part] of Object.entries(state))
    if (isUnsaved(part) && !(name in texts)) next[name] = part;
  for (const [name, kept] of Object.entries(texts)) {
    const part = state[name];
    if (part === undefined || !isUnsaved(part)) next[name] = { text: kept, kept, sent: null };
    else next[name] = { ...part, kept, sent: part.sent === kept ? null : part.sent };
  }
  return next;
}

/** The unsaved text of each part by its name, for the browser to keep. @param {State} state */
export function unsavedTexts(state) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [name, part] of Object.entries(state)) if (isUnsaved(part)) texts[name] = part.text;
  return texts;
}
