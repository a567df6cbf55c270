/** A state put into words, for those who see the page and for those who hear it. Pure functions. */

import { same, waiting } from "./entries.js";

/** @import { Entry, Item, Mark, Paper, State } from "./entries.js" */

/** How each reason looks, and its word when the kernel sends none. Others, as wrong-magnitude, look wrong. @type {Record<string, {sign: string, word: string}>} */
const REASONS = {
  "right": { sign: "right", word: "Right." },
  "partly-right": { sign: "partly", word: "Partly right." },
  "wrong": { sign: "wrong", word: "Not this one." },
  "held": { sign: "held", word: "Answered; marked when released." },
  "given": { sign: "right", word: "Full credit for everyone." },
};

/** Units as a learner reads them, with accepted spellings. The examples are no figures of a story. */
const UNITS = {
  usd: { words: "US dollars", spellings: "$2,000,000, 2 million or 2m" },
  percent: { words: "percent", spellings: "12, 12% or 12 percent" },
  years: { words: "years", spellings: "7 or 7 years" },
  decades: { words: "decades", spellings: "7 or 7 decades" },
  other: { words: "", spellings: "1,200 or 1.2 thousand" },
};

/** @param {(string | undefined)[]} parts */
export const join = (...parts) => parts.filter(Boolean).join(" ");
/** @param {number} count @param {string} thing */
export const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
/** @param {{reason: string} | null} mark @returns {string} right, partly, wrong, held or open */
export const sign = (mark) => (mark ? (REASONS[mark.reason] ?? REASONS.wrong).sign : "open");
/** @param {Mark} mark */
export const verdict = (mark) => mark.verdict || (REASONS[mark.reason] ?? REASONS.wrong).word;

/** @param {string | null} unit */
export function unitWords(unit) {
  const known = unit && Object.hasOwn(UNITS, unit) ? /** @type {Record<string, any>} */ (UNITS)[unit] : UNITS.other;
  return { words: known.words || unit || "", hint: `You can write ${known.spellings}.` };
}

/** When marks are told. @param {Paper} paper */
const toldWhen = ({ mode, rules }) => rules?.feedback || (mode === "graded" ? "when-released" : "at-once");
/** Whether each answer is marked at once. @param {Paper} paper */
export const isTold = (paper) => toldWhen(paper) === "at-once";

/** @type {Record<string, string>} */
const TELLING = { "at-once": "feedback after each answer", "at-end": "feedback when you hand in", "when-released": "marks when they are released" };

/** "8 questions · practice: feedback after each answer" @param {Paper} paper */
export function about({ items, ...paper }) {
  const how = paper.mode ? `${paper.mode}: ${TELLING[toldWhen({ items, ...paper })]}` : "";
  return [counted(items.length, "question"), how].filter(Boolean).join(" · ");
}

/** "3 of 8 answered, 2 right" @param {State} state */
export function progress({ paper, entries }) {
  const signs = paper.items.map(({ id }) => sign(entries[id].mark));
  const count = (/** @type {string} */ one) => signs.filter((each) => each === one).length;
  const done = signs.length - count("open");
  const parts = [`${done} of ${signs.length} answered`, done > count("held") && `${count("right")} right`, count("partly") && `${count("partly")} partly right`];
  return parts.filter(Boolean).join(", ");
}

/** "0.5 of 2 points · 3 tries" @param {Mark} mark @param {number} tries */
export function points(mark, tries = 1) {
  const earned = `${Number(mark.points) || 0} of ${counted(Number(mark.possible) || 0, "point")}`;
  return tries > 1 ? `${earned} · ${tries} tries` : earned;
}

/** What each sign means, for those who do not see it. @type {Record<string, string>} */
export const MEANINGS = { right: "right", partly: "partly right", wrong: "not right", held: "answered", open: "not answered" };

/** How the quiz ended, or "" while it goes on. @param {State} state */
export function outcome({ ended, result }) {
  if (!ended) return "";
  return result ? `Handed in: ${Number(result.points) || 0} of ${counted(Number(result.possible) || 0, "point")}.` : "Handed in. Your marks come when they are released.";
}

/** What is to be known before handing in. @param {State} state */
export function unanswered({ paper, entries }) {
  const open = paper.items.flatMap(({ id }, n) => (entries[id].response === null || entries[id].problem ? [n + 1] : []));
  if (!open.length) return "All questions are answered. After handing in, nothing can be changed.";
  const last = open.pop();
  const which = open.length ? `Questions ${open.join(", ")} and ${last} are` : `Question ${last} is`;
  return `${which} not answered yet. After handing in, nothing can be changed.`;
}

/** The paragraphs below the verdict, none of which says what another has said. @param {Mark} mark @returns {string[]} */
export function told(mark) {
  const word = verdict(mark);
  const bare = (/** @type {string} */ text) => ((text ?? "").startsWith(word) ? text.slice(word.length).trim() : text ?? "");
  const [sentence, feedback] = [bare(mark.sentence), mark.feedback.map(bare)];
  return (feedback.some((text) => text.includes(sentence)) ? feedback : [sentence, ...feedback]).filter(Boolean);
}

/** What is to be done, where it is more than to choose one. @type {Record<string, string>} */
export const TASKS = {
  "multiple-choice": "Choose all that are right.",
  "matching": "Choose one for each.",
  "categorise": "Choose one for each.",
  "cloze": "Choose one for each gap.",
  "ordering": "Move the entries until they stand in order.",
};

/** What is missing when nothing is answered yet. @type {Record<string, string>} */
const ASKS = {
  "multiple-choice": "Tick at least one answer first.",
  "number": "Write a number first.",
  "short-text": "Write your answer first.",
  "ordering": "Move an entry, or keep this order, first.",
};

/** How many rows or gaps are left open by a response to some. @param {Item} item @param {any} response */
export function stillOpen(item, response) {
  if (!item.prompts?.length || response === null || typeof response !== "object") return "";
  const left = item.prompts.filter(({ id }) => !response[id]).length;
  const thing = item.passage?.length ? "gap" : "row";
  return left ? `${counted(left, thing)} still open.` : "";
}

/** A text as a name: cut where it would be read out for ever. @param {string} text @param {number} most */
export function brief(text, most = 80) {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** A response in the words of its item. @param {Item} item @param {any} response @returns {string} */
export function inWords(item, response) {
  const options = [...(item.options ?? []), ...(item.prompts ?? []).flatMap((prompt) => prompt.options ?? [])];
  const text = (/** @type {any} */ id) => options.find((option) => option.id === id)?.text ?? String(id);
  if (Array.isArray(response)) return response.map((id, n) => (item.kind === "ordering" ? `${n + 1}. ${text(id)}` : text(id))).join("; ");
  if (response === null || typeof response !== "object") return text(response);
  return item.prompts.flatMap(({ id, text: row }, n) => (response[id] ? [`${row || `Gap ${n + 1}`}: ${text(response[id])}`] : [])).join("; ");
}

/** What the button of an item says, whether it is off, and why. @param {Entry} entry @param {string} kind @param {State | null} state @returns {{label: string, off: boolean, why: string}} */
export function action(entry, kind, state = null) {
  if (state?.ended) return { label: entry.mark ? "Handed in" : "Not answered", off: true, why: "This attempt is handed in." };
  if (state && !isTold(state.paper)) return saving(entry, kind);
  const label = entry.mark ? "Check again" : "Check answer";
  if (entry.ticket && same(entry.response, entry.sent)) return { label: "Checking …", off: true, why: entry.late ? "No reply from the kernel yet." : "Waiting for the kernel." };
  if (entry.response === null) return { label, off: true, why: ASKS[kind] ?? "Choose an answer first." };
  if (entry.mark && same(entry.response, entry.marked)) return { label: "Checked", off: true, why: "Change your answer to check again." };
  return { label, off: false, why: "" };
}

/** The same where marks come later: an answer is saved, and can be changed until it is handed in. @param {Entry} entry @param {string} kind */
function saving(entry, kind) {
  const told = action(entry, kind);
  const label = /** @type {Record<string, string>} */ ({ "Check answer": "Save answer", "Check again": "Save again", "Checking …": "Saving …", "Checked": "Saved" })[told.label];
  return { ...told, label, why: label === "Saved" ? "You can change your answer until you hand in." : told.why };
}

/** Whether the work is kept, in words; `again` offers to send anew. @param {State} state */
export function keeping(state) {
  const pending = waiting(state);
  const late = pending.filter(({ item }) => state.entries[item].late).length;
  const which = late > 1 ? "Your answers are still here; they" : "Your answer is still here; it";
  if (late) return { tone: "late", again: true, text: `No reply from the kernel yet. ${which} will be sent again when the kernel is back.` };
  if (pending.length) return { tone: "busy", again: false, text: "Saving …" };
  if (state.silent) return { tone: "late", again: true, text: "No reply from the kernel yet. Earlier answers will appear when it is back." };
  if (!state.kept) return { tone: "lost", again: false, text: join("Not saved:", state.note || "the reason is not known.") };
  const any = Object.values(state.entries).some(({ mark }) => mark);
  return { tone: "kept", again: false, text: any ? join("Saved.", state.note) : "" };
}
