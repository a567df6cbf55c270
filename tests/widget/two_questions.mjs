/** A quiz of a choice and a number, and what can happen to it: for tests of handing in and windows. */
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";

const options = [
  { id: "x", text: "X" },
  { id: "y", text: "Y" },
];
export const paperWith = (rules) => ({
  id: "paper-1",
  title: "Exit quiz",
  mode: "practice",
  rules,
  items: [
    { id: "one", kind: "single-choice", options, prompts: [] },
    { id: "sum", kind: "number", unit: "people", options: [], prompts: [] },
  ],
});
export const markOf = (reason, verdict) => ({
  reason,
  verdict,
  points: "0",
  possible: "1",
  sentence: "",
  feedback: [],
  sources: [],
  section: null,
  whole: [],
});
export const afterOn =
  (paper) =>
  (...events) =>
    events.reduce(reduce, start(paper));
export const state = (answers, more = {}) => ({
  type: "state",
  answers,
  kept: true,
  note: "",
  again: null,
  ...more,
});
export const choose = (item, response) => ({ type: "choose", item, response });
export const check = (item, ticket) => ({ type: "check", item, ticket });
export const markMessage = (item, response, mark, ticket, answers = 1) => ({
  type: "mark",
  item,
  response,
  mark,
  tries: answers,
  answers,
  ticket,
  kept: true,
  note: "",
});
