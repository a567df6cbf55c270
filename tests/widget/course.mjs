/** A quiz with tries, hints and confidence, and what can happen to it: for several tests. */

import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { points, verdict } from "../../src/policystory/widget/static/quiz/words.js";

export const options = [
  { id: "a", text: "One" },
  { id: "b", text: "Two" },
  { id: "c", text: "Three" },
];
export const paper = {
  id: "paper-1",
  title: "Exit quiz",
  mode: "practice",
  rules: {
    "tries": 3,
    "retry-cost": "0.25",
    "hint-cost": "0.1",
    "confidence": true,
    "hints": true,
  },
  items: [
    { id: "count", kind: "single-choice", options, prompts: [] },
    { id: "sum", kind: "number", unit: "usd", options: [], prompts: [] },
  ],
};
export const later = { ...paper, rules: { ...paper.rules, feedback: "at-end" } };
export const RIGHT = {
  reason: "right",
  verdict: "Right.",
  points: "1",
  possible: "1",
  sentence: "",
  feedback: [],
  sources: [],
  section: null,
  whole: [],
};
export const WRONG = { ...RIGHT, reason: "wrong", verdict: "Not right.", points: "0" };
export const HELD = {
  ...RIGHT,
  reason: "held",
  verdict: "Answered; marked when you hand in.",
  points: "0",
};
export const READ = {
  kind: "read",
  text: "Read: ",
  sources: [
    { label: "BBC ¶13", href: "#two" },
    { label: "CNN ¶2", href: "" },
  ],
};
export const STRIKE = { kind: "strike", option: "c", text: "“Three” is not it." };

export const after = (...events) => events.reduce(reduce, start(paper));
export const saved = (...events) => events.reduce(reduce, start(later));
export const choose = (item, response) => ({ type: "choose", item, response });
export const sure = (item, its) => ({ type: "setConfidence", item, sure: its });
export const answered = (item, response, ticket = "t1") => [
  choose(item, response),
  { type: "check", item, ticket },
];
export const mark = (item, response, its, ticket = "t1", more = {}) => ({
  type: "mark",
  item,
  response,
  mark: its,
  tries: 1,
  left: 2,
  confidence: null,
  hints: [],
  more: true,
  ticket,
  kept: true,
  note: "",
  ...more,
});
export const state = (answers, more = {}) => ({
  type: "state",
  answers,
  kept: true,
  note: "",
  again: null,
  ...more,
});
export const marked = (item, response, its, more = {}) => [
  ...answered(item, response),
  mark(item, response, its, "t1", more),
];
