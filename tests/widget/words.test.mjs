/** What the quiz widget says, and what it makes of answers of several parts: `node --test tests/widget/words.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { same } from "../../src/policystory/widget/static/quiz/entries.js";
import { moved } from "../../src/policystory/widget/static/quiz/ordering.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { about, action, recordStatus, progress } from "../../src/policystory/widget/static/quiz/status.js";
import { brief, inWords, partSign, points, sign, stillOpen, told, unitWords, verdict } from "../../src/policystory/widget/static/quiz/words.js";
import { after, answered, check, choose, mark, paper, RIGHT, state, WRONG } from "./events.mjs";

describe("words", () => {
  test("the header counts the questions and names the mode", () => {
    assert.equal("3 questions · practice: feedback after each answer", about(paper));
    assert.equal("3 questions · practice: feedback when you hand in", about({ ...paper, rules: { feedback: "at-end" } }));
    assert.equal("1 question · graded: marks when they are released", about({ ...paper, mode: "graded", items: paper.items.slice(1, 2) }));
  });
  test("progress counts answers, right ones and partly right ones", () => {
    const next = after(state({ count: { response: "b", mark: RIGHT, tries: 1 }, sum: { response: "3", mark: { ...WRONG, reason: "partly-right" }, tries: 1 } }));
    assert.equal("2 of 3 answered, 1 right, 1 partly right", progress(next));
  });
  test("points are plain numbers, with the tries from the second on", () => {
    assert.equal("1 of 1 point", points(RIGHT, 1));
    assert.equal("0.5 of 2 points · 3 tries", points({ ...RIGHT, points: "0.50", possible: "2" }, 3));
  });
  test("every reason has a sign that is not colour, and an unknown one looks wrong", () => {
    assert.deepEqual(["right", "partly", "wrong", "wrong", "held", "wrong", "open"], [...["right", "partly-right", "wrong", "wrong-magnitude", "held", "new"].map((reason) => sign({ reason })), sign(null)]);
  });
  test("a mark without a verdict still has a word", () => {
    assert.deepEqual(["Partly right.", "Not right."], ["partly-right", "new"].map((reason) => verdict({ ...RIGHT, verdict: "", reason })));
  });
  test("the feedback says nothing twice", () => {
    assert.deepEqual(["Two it was.", "The report counted two."], told(RIGHT));
    assert.deepEqual(["Two it was. So it said."], told({ ...RIGHT, feedback: ["Right. Two it was. So it said."] }));
    assert.deepEqual([], told({ ...RIGHT, sentence: "", feedback: [] }));
  });
  test("a unit is shown in words, with spellings that are accepted", () => {
    assert.deepEqual({ words: "US dollars", hint: "You can write $2,000,000, 2 million or 2m." }, unitWords("usd"));
    assert.deepEqual({ words: "people", hint: "You can write 1,200 or 1.2 thousand." }, unitWords("people"));
    assert.equal("", unitWords(null).words);
    assert.equal("constructor", unitWords("constructor").words);
  });
  test("the button says what it does, or why it does nothing", () => {
    const blank = after().entries.count;
    const sent = after(...answered("count", "b", "t1"));
    assert.deepEqual({ label: "Check answer", off: true, why: "Choose an answer first." }, action(blank, "single-choice"));
    assert.deepEqual({ label: "Check answer", off: false, why: "" }, action({ ...blank, response: "a" }, "single-choice"));
    assert.deepEqual({ label: "Checking …", off: true, why: "Waiting for the kernel." }, action(sent.entries.count, "single-choice"));
    assert.equal("No reply from the kernel yet.", action(reduce(sent, { type: "answerTimeout", ticket: "t1" }).entries.count, "single-choice").why);
    assert.equal("Checked", action(reduce(sent, mark("count", "b", RIGHT, "t1")).entries.count, "single-choice").label);
  });
});

describe("keeping, in words", () => {
  test("work that is not kept is said so with the reason, and spoken when that begins", () => {
    const lost = { kept: false, note: "The disk is full." };
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1", lost));
    assert.deepEqual({ tone: "lost", again: false, text: "Not saved. The disk is full." }, recordStatus(next));
    assert.equal("Right. Two it was. Not saved. The disk is full.", next.say);
    assert.equal("Right. Two it was.", [...answered("who", "b", "t2"), mark("who", "b", RIGHT, "t2", lost)].reduce(reduce, next).say);
  });
  test("an answer on its way is being saved", () => {
    assert.deepEqual({ tone: "busy", again: false, text: "Saving …" }, recordStatus(after(...answered("count", "b", "t1"))));
  });
  test("nothing is claimed before anything was answered", () => {
    assert.equal("", recordStatus(after(state({}))).text);
  });
});

describe("responses of several parts", () => {
  const options = [{ id: "a", text: "One" }, { id: "b", text: "Two" }, { id: "c", text: "Three" }];
  const rows = { id: "rows", kind: "matching", stem: "Whose?", points: "1", unit: null, passage: [], options, prompts: [{ id: "x", text: "Hers", options: [] }, { id: "y", text: "His", options: [] }] };
  const gaps = { ...rows, id: "gaps", kind: "cloze", passage: ["Here ", " is ", "."], options: [], prompts: [{ id: "x", text: "", options }, { id: "y", text: "", options }] };
  const list = { ...rows, id: "list", kind: "ordering", prompts: [] };
  const several = { ...list, id: "several", kind: "multiple-choice" };
  const begun = () => start({ ...paper, items: [rows, gaps, list, several] });
  const marked = (item, response) => [choose(item, response), check(item, "t1"), mark(item, response, WRONG, "t1")].reduce(reduce, begun());

  test("lists are the same in one order only, pairs in any order", () => {
    assert.deepEqual([true, false, true, false], [same(["a", "b"], ["a", "b"]), same(["a", "b"], ["b", "a"]), same({ x: "a", y: "b" }, { y: "b", x: "a" }), same({ x: "a" }, { x: "b" })]);
  });
  test("pairs that the kernel gives back in another order are the answer that was checked", () => {
    const next = reduce(begun(), state({ rows: { response: { y: "b", x: "a" }, mark: WRONG, tries: 1 } }));
    assert.equal("Checked", action({ ...next.entries.rows, response: { x: "a", y: "b" } }, "matching").label);
  });
  test("a row that is changed can be checked again, under the mark of before", () => {
    const next = reduce(marked("rows", { x: "a", y: "b" }), choose("rows", { x: "a", y: "c" }));
    assert.deepEqual(["Check again", { x: "a", y: "b" }], [action(next.entries.rows, "matching").label, next.entries.rows.marked]);
  });
  test("each kind says what is missing while nothing is answered", () => {
    const asks = ["single-choice", "multiple-choice", "matching", "short-text", "ordering"].map((kind) => action(begun().entries.rows, kind).why);
    assert.deepEqual(["Choose an answer first.", "Tick at least one answer first.", "Choose an answer first.", "Write your answer first.", "Move an entry, or keep this order, first."], asks);
  });
  test("a move is spoken, and another choice is not", () => {
    assert.deepEqual(["“One” is now 2 of 3.", ""], [reduce(begun(), { ...choose("list", ["b", "a", "c"]), say: "“One” is now 2 of 3." }).say, reduce(begun(), choose("several", ["a"])).say]);
  });
  test("rows and gaps that are still open are counted, once anything is answered", () => {
    const responses = [[rows, null], [rows, { x: "a" }], [rows, { x: "a", y: "b" }], [gaps, { y: "b" }], [several, ["a"]]];
    assert.deepEqual(["", "1 row still open.", "", "1 gap still open.", ""], responses.map(([item, response]) => stillOpen(item, response)));
  });
  test("a response is written in the words of its item", () => {
    const written = [[several, ["a", "c"]], [list, ["c", "a", "b"]], [rows, { y: "a", x: "b" }], [gaps, { y: "c" }], [several, "b"], [several, "gone"]];
    assert.deepEqual(["One; Three", "1. Three; 2. One; 3. Two", "Hers: Two; His: One", "Gap 2: Three", "Two", "gone"], written.map(([item, response]) => inWords(item, response)));
  });
  test("each part of an answer has its sign once all is told, and none before", () => {
    const whole = [{ text: "One", right: true, feedback: "" }, { text: "Two", right: false, feedback: "" }];
    assert.deepEqual(["right", "wrong", "wrong"], ["One", "Two", "Three"].map((text) => partSign({ ...WRONG, whole }, text)));
    assert.deepEqual([null, null, null], [{ ...WRONG, whole: [] }, WRONG, null].map((its) => partSign(its, "One")));
  });
  test("an entry moves to a place, and nowhere beyond the ends", () => {
    const order = ["a", "b", "c"];
    assert.deepEqual([["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"]], [moved(order, "a", 1), moved(order, "a", 2), moved(order, "c", 0)]);
    for (const [id, to] of [["a", -1], ["c", 3], ["gone", 1]]) assert.equal(order, moved(order, id, to));
  });
  test("a long text is cut between letters to be a name", () => {
    assert.deepEqual(["short", "🚢🚢…"], [brief("short"), brief("🚢".repeat(9), 3)]);
  });
});
