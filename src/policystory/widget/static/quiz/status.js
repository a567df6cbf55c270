/**
 * The status of a quiz and its questions in words: what a button does, what is saved, how it ended.
 * Pure functions.
 */

import { same, settled, waiting } from "./entries.js";
import { phrase, several } from "./language.js";
import { ASKS, MEANINGS, counted, join, sign } from "./words.js";

/** @import { Entry, Paper, State, Terms } from "./entries.js" */

/** When marks are told. @param {Paper} paper */
const toldWhen = ({ mode, rules }) =>
  rules?.feedback || (mode === "graded" ? "at-end" : "at-once");
/** Whether each answer is marked at once. @param {Paper} paper */
export const isTold = (paper) => toldWhen(paper) === "at-once";

/** @type {Record<string, string>} */
const TELLING = {
  "at-once": "feedback after each answer",
  "at-end": "feedback when you hand in",
  "when-released": "marks when they are released",
};

/**
 * "8 questions · about 8 minutes · practice: feedback after each answer"
 * @param {Paper} paper
 * @param {Terms} terms
 */
export function about(paper, { minutes } = {}) {
  const how = paper.mode
    ? `${phrase(paper.mode)}: ${phrase(TELLING[toldWhen(paper)])}`
    : "";
  return [
    counted(paper.items.length, "question"),
    minutes && several(minutes, ["about {n} minute", "about {n} minutes"]),
    how,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The sign of each question, in the order of the paper. @param {State} state */
export const signs = ({ paper, entries }) => paper.items.map(({ id }) => sign(entries[id].mark));

/** "3 of 8 answered, 2 right" @param {State} state */
export function progress(state) {
  const all = signs(state),
    count = (/** @type {string} */ name) => all.filter((each) => each === name).length;
  const done = all.length - count("open");
  const parts = [
    phrase("{n} of {all} answered", { n: done, all: all.length }),
    done > count("held") && phrase("{n} right", { n: count("right") }),
    count("partly") && phrase("{n} partly right", { n: count("partly") }),
  ];
  return parts.filter(Boolean).join(", ");
}

/** Whether all is answered, or handed in. @param {State} state */
export const isOver = (state) =>
  state.ended ||
  (isTold(state.paper) && state.paper.items.length > 0 && !signs(state).includes("open"));

/** The name of a question in the strip. @param {State} state @param {number} n */
export function stepName({ paper, entries, review }, n) {
  const { id } = paper.items[n],
    hidden = review && !review.includes(id);
  const text = hidden ? "Question {n}: {state}, not shown now" : "Question {n}: {state}";
  return phrase(text, { n: n + 1, state: phrase(MEANINGS[sign(entries[id].mark)]) });
}

/** "Question 2" @param {State} state @param {string} item */
export const questionOf = ({ paper }, item) =>
  phrase("Question {n}", { n: paper.items.findIndex(({ id }) => id === item) + 1 });

/**
 * Whether what stands in a form is known to be no answer: it could not be read, or the kernel said
 * so while it was typed.
 * @param {Entry} entry
 */
export const isSkipped = ({ response, problem, reading }) =>
  Boolean(problem) || Boolean(reading && same(reading.response, response) && !reading.readable);

/** Whether the whole answer is told: after a right answer, or when it was tried or asked for. @param {Entry} entry */
export const isExplained = ({ mark }) => Boolean(mark?.whole?.length);

/** Whether a question can be answered no more. @param {Entry} entry @param {State} state */
export const isClosed = (entry, state) =>
  state.ended || (isTold(state.paper) && (entry.left === 0 || isExplained(entry)));

/** Whether a marked answer can be tried again. @param {Entry} entry @param {State} state */
export const canTryAgain = (entry, state) =>
  isTold(state.paper) && !isClosed(entry, state) && ["wrong", "partly"].includes(sign(entry.mark));

/**
 * "2 tries left", once one was used, where another is worth having.
 * @param {Entry} entry
 * @param {State} state
 */
export function triesLeft(entry, state) {
  if (
    entry.left === null ||
    isClosed(entry, state) ||
    !isTold(state.paper) ||
    sign(entry.mark) === "right"
  )
    return "";
  if (!entry.tries) return entry.left === 1 ? phrase("One try") : "";
  return several(entry.left, ["Last try", "{n} tries left"]);
}

/** An answer that no kernel can take, and a question where it would be given. */
export const UNSENT = {
  label: "Not sent yet",
  off: true,
  why: "It stays here until this cell is run again.",
};
export const NO_KERNEL = "The kernel is gone. Run this cell again.";

/**
 * What the button of an item says, whether it is off, and why.
 * @param {Entry} entry
 * @param {string} kind
 * @param {State | null} state
 * @returns {{label: string, off: boolean, why: string}}
 */
export function action(entry, kind, state = null) {
  if (state?.ended)
    return {
      label: sign(entry.mark) === "open" ? "Not answered" : "Handed in",
      off: true,
      why: "This attempt is handed in.",
    };
  if (state && !isTold(state.paper)) return saving(entry, kind, state);
  const label = entry.mark ? "Check again" : "Check answer";
  const isSent = entry.ticket && same(entry.response, entry.sent) && entry.sure === entry.sentSure;
  if (isSent)
    return state?.gone
      ? UNSENT
      : {
          label: "Checking …",
          off: true,
          why: entry.late ? "No reply from the kernel yet." : "Waiting for the kernel.",
        };
  if (state && isClosed(entry, state)) return { label: "Checked", off: true, why: whyClosed(entry) };
  if (entry.response === null)
    return { label, off: true, why: ASKS[kind] ?? "Choose an answer first." };
  if (entry.mark && settled(entry))
    return { label: "Checked", off: true, why: "Change your answer to check again." };
  return { label, off: false, why: "" };
}

/** @param {Entry} entry */
function whyClosed({ mark, left }) {
  if (sign(mark) === "right") return "This question is done.";
  return left === 0 ? "No try is left; your last answer stands." : "The answer is shown below.";
}

/** The same where marks come later: an answer is saved, and can be changed until it is handed in.
 * @param {Entry} entry @param {string} kind @param {State} state */
function saving(entry, kind, { gone }) {
  const told = action(entry, kind);
  if (gone && told.label === "Checking …") return UNSENT;
  if (told.label === "Checked" && entry.sure !== entry.markedSure)
    return { label: "Save again", off: false, why: "" };
  const label = /** @type {Record<string, string>} */ ({
    "Check answer": "Save answer",
    "Check again": "Save again",
    "Checking …": "Saving …",
    "Checked": "Saved",
  })[told.label];
  return {
    ...told,
    label,
    why: label === "Saved" ? "You can change your answer until you hand in." : told.why,
  };
}

/**
 * Whether a learner is asked how sure they are: not of what is marked already.
 * @param {Entry} entry
 * @param {State} state
 */
export function asksSure(entry, state) {
  return (
    Boolean(state.paper.rules?.confidence) &&
    !isClosed(entry, state) &&
    !(isTold(state.paper) && entry.mark && settled(entry))
  );
}

/**
 * The button of hints: nothing where there are none to be had.
 * @param {Entry} entry
 * @param {State} state
 * @param {string} cost
 */
export function hintAction(entry, state, cost) {
  if (!state.paper.rules?.hints || isClosed(entry, state) || sign(entry.mark) === "right")
    return null;
  if (entry.hinting) return { label: phrase("Hint …"), off: true };
  if (!entry.more)
    return {
      label: phrase(entry.hints.length ? "No further hint" : "No hint for this question"),
      off: true,
    };
  return {
    label: `${phrase(entry.hints.length ? "Another hint" : "Hint")}${cost && ` (${cost})`}`,
    off: state.gone,
  };
}

const GONE =
  "The kernel has stopped or was restarted, so nothing can be checked here now. " +
  "What was saved is kept. Run this cell again; what you wrote here comes along.";

/** @type {[string, string]} */
const STILL_HERE = [
  "No reply from the kernel yet. Your answer is still here; " +
    "it will be sent again when the kernel is back.",
  "No reply from the kernel yet. Your answers are still here; " +
    "they will be sent again when the kernel is back.",
];

/** Whether the work is kept, in words; `again` offers to send anew. @param {State} state */
export function recordStatus(state) {
  const pending = waiting(state);
  const late = pending.filter(({ item }) => state.entries[item].late).length;
  if (state.gone) return { tone: "late", again: false, text: phrase(GONE) };
  if (late)
    return {
      tone: "late",
      again: true,
      text: several(late, STILL_HERE),
    };
  if (pending.length) return { tone: "busy", again: false, text: phrase("Saving …") };
  if (state.silent)
    return {
      tone: "late",
      again: true,
      text: phrase("No reply from the kernel yet. Earlier answers will appear when it is back."),
    };
  if (!state.kept)
    return {
      tone: "lost",
      again: false,
      text: join(phrase("Not saved."), state.note || phrase("The reason is not known.")),
    };
  const any = Object.values(state.entries).some(({ mark, hints }) => mark || hints.length);
  return { tone: "kept", again: false, text: any ? join(phrase("Saved."), state.note) : "" };
}
