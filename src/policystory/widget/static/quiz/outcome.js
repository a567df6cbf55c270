/**
 * How a quiz ended, and what is still open before it does, in words. Pure functions.
 */

import { listed, phrase, several } from "./language.js";
import { isOver, isSkipped, isTold, signs } from "./status.js";
import { inPoints, sign } from "./words.js";

/** @import { Entry, Link, State } from "./entries.js" */

/** How the quiz ended, or "" while it goes on. @param {State} state */
export function outcome(state) {
  const { paper, entries, ended, result } = state;
  if (!isOver(state)) return "";
  if (!ended) {
    const sum = (/** @type {"points" | "possible"} */ what) =>
      paper.items.reduce((all, { id }) => all + (Number(entries[id].mark?.[what]) || 0), 0);
    return phrase("All questions are answered: {points}.", {
      points: inPoints(sum("points"), sum("possible")),
    });
  }
  return result
    ? phrase("Handed in: {points}.", {
        points: inPoints(Number(result.points), Number(result.possible)),
      })
    : phrase("Handed in. Your marks come when they are released.");
}

/** What shows later whether the record still holds all that was handed in. @param {State} state */
export const receipt = ({ receipts }) => 
  receipts.length ? phrase("Receipt: {receipts}", { receipts: receipts.join(", ") }) : "";

/**
 * What could be looked at again: all that is not right, once that is known.
 * @param {State} state
 * @returns {string[]}
 */
export function notRight(state) {
  const all = signs(state);
  return isOver(state) && !all.includes("held") && all.some((name) => name !== "open")
    ? state.paper.items.map(({ id }) => id).filter((_, n) => all[n] !== "right")
    : [];
}

/** To which questions the view is narrowed. @param {State} state */
export function reviewText({ paper, review }) {
  if (!review) return "";
  const which = paper.items.flatMap(({ id }, n) => (review.includes(id) ? [n + 1] : []));
  const forms = /** @type {[string, string]} */ ([
    "Only question {which} of {all}: what was not right.",
    "Only questions {which} of {all}: what was not right.",
  ]);
  return several(which.length, forms, { which: listed(which), all: paper.items.length });
}

/**
 * The places of the questions for which nothing stands that could be handed in, from 0.
 * @param {State} state
 * @returns {number[]}
 */
export const unwritten = ({ paper, entries }) =>
  paper.items.flatMap(({ id }, n) =>
    entries[id].response === null || isSkipped(entries[id]) ? [n] : [],
  );

/** What is to be known before handing in. @param {State} state */
export function unanswered(state) {
  const open = unwritten(state).map((n) => n + 1);
  if (!open.length)
    return phrase("All questions are answered. After handing in, nothing can be changed.");
  const forms = /** @type {[string, string]} */ ([
    "Question {which} is not answered yet. After handing in, nothing can be changed.",
    "Questions {which} are not answered yet. After handing in, nothing can be changed.",
  ]);
  return several(open.length, forms, { which: listed(open) });
}

/**
 * The places of the questions without an answer, from 0. @param {State} state
 * @returns {number[]}
 */
export const openQuestions = ({ paper, entries }) =>
  paper.items.flatMap(({ id }, n) => (sign(entries[id].mark) === "open" ? [n] : []));

/**
 * Whether a question was right at the first try; where marks come later, answers may be changed.
 * @param {Entry} entry
 * @param {State} state
 */
const isFirstRight = ({ mark, tries }, { paper }) =>
  sign(mark) === "right" && (tries <= 1 || !isTold(paper));

/**
 * A sentence from a share of right questions on.
 * @type {[number, string][]}
 */
const CHEERS = [
  [1, "Everything right in the end."],
  [0.75, "Most of this is in place."],
  [0.5, "Half of it or more is in place; the rest is worth another look."],
  [0, "This was hard. Read the parts below once more; the next time will be easier."],
];

/** "5 of 8 right at the first try." @param {State} state */
function firstTries(state) {
  const { paper, entries } = state;
  const right = paper.items.filter(({ id }) => isFirstRight(entries[id], state)).length;
  return phrase("{n} of {all} right at the first try.", { n: right, all: paper.items.length });
}

/** "Sure and right: 3 of 4." or "", of what was said of first answers. @param {State} state */
function calibration(state) {
  const { paper, entries } = state;
  const sure = paper.items.filter(({ id }) => entries[id].firstSure === "sure");
  if (!sure.length) return "";
  const right = sure.filter(({ id }) => isFirstRight(entries[id], state)).length;
  return phrase("Sure and right: {n} of {all}.", { n: right, all: sure.length });
}

/**
 * The sections to read again: of what was not right at the first try, each once.
 * @param {State} state
 * @returns {Link[]}
 */
export function sectionsToRead(state) {
  const { paper, entries } = state;
  const missed = paper.items.filter(({ id }) => !isFirstRight(entries[id], state));
  const links = missed.flatMap(({ id }) => entries[id].mark?.section ?? []);
  return links.filter(({ href }, n) => links.findIndex((link) => link.href === href) === n);
}

/**
 * The lines below the result: a word on the whole, first tries, and how sure the learner was.
 * @param {State} state
 * @returns {string[]}
 */
export function resultLines(state) {
  const all = signs(state);
  if (!isOver(state) || all.includes("held") || !all.length) return [];
  const share = all.filter((name) => name === "right").length / all.length;
  const cheer = phrase(CHEERS.find(([least]) => share >= least)?.[1] ?? "");
  const first = isTold(state.paper) ? firstTries(state) : "";
  return [cheer, first, calibration(state)].filter(Boolean);
}
