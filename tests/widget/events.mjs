/**
 * A quiz of three questions, and what can happen to it: for the tests of its state and of its
 * words.
 */
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";

export const paper = {
  id: "paper-1",
  quiz: "lesson/exit",
  title: "Exit quiz",
  mode: "practice",
  content: "abc",
  language: "en",
  items: [
    {
      id: "count",
      kind: "single-choice",
      stem: "How many?",
      points: "1",
      unit: null,
      options: [
        { id: "a", text: "One" },
        { id: "b", text: "Two" },
      ],
    },
    { id: "sum", kind: "number", stem: "How much?", points: "1", unit: "usd", options: [] },
    {
      id: "who",
      kind: "single-choice",
      stem: "Who?",
      points: "1",
      unit: null,
      options: [
        { id: "a", text: "She" },
        { id: "b", text: "He" },
      ],
    },
  ],
};
export const RIGHT = {
  reason: "right",
  verdict: "Right.",
  points: "1",
  possible: "1",
  sentence: "Two it was.",
  feedback: ["The report counted two."],
  sources: [{ label: "BBC ¶13", href: "#two" }],
  section: null,
};
export const WRONG = {
  ...RIGHT,
  reason: "wrong",
  verdict: "Not right.",
  points: "0",
  sentence: "One is another month.",
};
export const UNREADABLE = {
  ...WRONG,
  reason: "unreadable",
  verdict: "This could not be read.",
  sentence: "'lots' is not a number.",
};

/** The state after some events, from the start. */
export const after = (...events) => events.reduce(reduce, start(paper));
export const choose = (item, response) => ({ type: "choose", item, response });
export const check = (item, ticket) => ({ type: "check", item, ticket });
export const mark = (item, response, its, ticket, more = {}) => ({
  type: "mark",
  item,
  response,
  mark: its,
  tries: 1,
  ticket,
  kept: true,
  note: "",
  ...more,
});
export const answered = (item, response, ticket) => [choose(item, response), check(item, ticket)];
export const state = (answers, more = {}) => ({
  type: "state",
  answers,
  kept: true,
  note: "",
  ...more,
});
