/**
 * Silent kernels, the course of a quiz, and typed numbers: `node --test
 * tests/widget/kernel.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { waiting } from "../../src/policystory/widget/static/quiz/entries.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { outcome, unanswered } from "../../src/policystory/widget/static/quiz/outcome.js";
import { action, recordStatus, progress } from "../../src/policystory/widget/static/quiz/status.js";
import {
  after,
  answered,
  check,
  choose,
  mark,
  paper,
  RIGHT,
  state,
  UNREADABLE,
  WRONG,
} from "./events.mjs";

describe("restoring, waiting and sending again", () => {
  test("earlier answers come back with their marks", () => {
    const next = after(
      state({
        count: { response: "b", mark: RIGHT, tries: 2 },
        gone: { response: "x", mark: WRONG, tries: 1 },
      }),
    );
    const { response, marked, tries } = next.entries.count;
    assert.deepEqual({ response: "b", marked: "b", tries: 2 }, { response, marked, tries });
    assert.equal("1 of 3 answered, 1 right", progress(next));
    assert.equal("", next.say);
  });
  test("restoring leaves what is being written alone", () => {
    assert.equal(
      "12",
      after(choose("sum", "12"), state({ sum: { response: "3", mark: WRONG, tries: 1 } })).entries
        .sum.response,
    );
  });
  test("an answer without a mark in time is late, once, and still there", () => {
    const next = after(...answered("count", "b", "t1"), { type: "answerTimeout", ticket: "t1" });
    assert.equal(
      "No reply from the kernel yet. Your answer is still here; " +
        "it will be sent again when the kernel is back.",
      next.say,
    );
    assert.deepEqual({ tone: "late", again: true, text: next.say }, recordStatus(next));
    assert.equal("", reduce(next, { type: "answerTimeout", ticket: "t1" }).say);
  });
  test("a mark that came makes the clock's word void", () => {
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1"), {
      type: "answerTimeout",
      ticket: "t1",
    });
    assert.deepEqual({ tone: "kept", again: false, text: "Saved." }, recordStatus(next));
  });
  test("when the kernel is back, waiting answers are sent under their tickets, in order", () => {
    const next = after(
      ...answered("who", "a", "t1"),
      ...answered("count", "b", "t2"),
      { type: "answerTimeout", ticket: "t1" },
      state({}),
    );
    assert.deepEqual(
      [
        { type: "answer", item: "count", response: "b", ticket: "t2", seen: 0 },
        { type: "answer", item: "who", response: "a", ticket: "t1", seen: 0 },
      ],
      next.send,
    );
    assert.equal("Saving …", recordStatus(next).text);
  });
  test("sending again greets the kernel and repeats the ticket", () => {
    const next = after(
      ...answered("count", "b", "t1"),
      { type: "answerTimeout", ticket: "t1" },
      { type: "reconnect" },
    );
    assert.deepEqual(
      [{ type: "hello" }, { type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }],
      next.send,
    );
  });
  test("what an earlier view could not send is sent by the next one", () => {
    const next = after(
      {
        type: "recall",
        unsent: {
          count: { ticket: "t1", response: "b" },
          gone: { ticket: "t2", response: "b" },
          who: null,
        },
      },
      state({}),
    );
    assert.deepEqual(
      [{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }],
      next.send,
    );
  });
  test("a kernel that never greets back is said to be silent, until it speaks", () => {
    const next = after({ type: "open" }, { type: "stateTimeout" });
    assert.equal(
      "No reply from the kernel yet. Earlier answers will appear when it is back.",
      recordStatus(next).text,
    );
    assert.equal("", recordStatus(reduce(next, state({}))).text);
    assert.equal(false, reduce(after(state({})), { type: "stateTimeout" }).silent);
  });
});

describe("the course of a quiz", () => {
  const late = { ...paper, rules: { feedback: "at-end" } };
  const HELD = {
    ...RIGHT,
    reason: "held",
    verdict: "Answered; marked when you hand in.",
    points: "0",
    sentence: "",
    feedback: [],
  };
  const going = (...events) => events.reduce(reduce, start(late));
  const ended = (answers = {}) =>
    state(answers, { ended: true, result: { points: "1.5", possible: "3" } });

  test("an answer whose mark is held is saved, and can be changed", () => {
    const next = going(...answered("count", "b", "t1"), mark("count", "b", HELD, "t1"));
    assert.deepEqual(
      { label: "Saved", off: true, why: "You can change your answer until you hand in." },
      action(next.entries.count, "single-choice", next),
    );
    assert.deepEqual(
      { label: "Save again", off: false, why: "" },
      action({ ...next.entries.count, response: "a" }, "single-choice", next),
    );
    assert.equal("Save answer", action(next.entries.who, "single-choice", next).label);
    assert.equal("1 of 3 answered", progress(next));
  });
  test("before handing in, what is not answered is listed", () => {
    assert.equal(
      "Questions 1, 2 and 3 are not answered yet. After handing in, nothing can be changed.",
      unanswered(going()),
    );
    assert.equal(
      "Question 2 is not answered yet. After handing in, nothing can be changed.",
      unanswered(going(choose("count", "a"), choose("who", "a"))),
    );
    assert.equal(
      "All questions are answered. After handing in, nothing can be changed.",
      unanswered(going(choose("count", "a"), choose("sum", "3"), choose("who", "a"))),
    );
  });
  test("handing in is asked about first, and only where there is something to hand in", () => {
    assert.deepEqual(
      [true, false, false],
      [
        going({ type: "askToSubmit" }).asking,
        going({ type: "askToSubmit" }, { type: "cancelSubmit" }).asking,
        after({ type: "askToSubmit" }).asking,
      ],
    );
  });
  test("the end is told once, in words, and nothing can be sent after it", () => {
    const next = going(state({}), ended({ count: { response: "b", mark: RIGHT, tries: 1 } }));
    assert.deepEqual(
      ["Handed in: 1.5 of 3 points.", "Handed in: 1.5 of 3 points.", RIGHT],
      [next.say, outcome(next), next.entries.count.mark],
    );
    assert.equal("", reduce(next, ended()).say);
    assert.deepEqual(
      ["Handed in", "Not answered"],
      [next.entries.count, next.entries.who].map((entry) => action(entry, "number", next).label),
    );
    assert.deepEqual([], [choose("who", "a"), check("who", "t9")].reduce(reduce, next).send);
    assert.deepEqual([], reduce(next, { type: "submit", tickets: [] }).send);
  });
  test("marks that are released later are announced, not shown", () => {
    assert.equal(
      "Handed in. Your marks come when they are released.",
      outcome(going(state({}, { ended: true, result: null }))),
    );
  });
  test("at the end every mark stands; before it, an unreadable answer counts as open", () => {
    const NEAR = { ...WRONG, reason: "check-spelling", verdict: "Check the spelling." };
    const next = going(
      ...answered("sum", "lots", "t1"),
      mark("sum", "lots", UNREADABLE, "t1"),
      choose("count", "a"),
      choose("who", "a"),
    );
    assert.match(unanswered(next), /^Question 2 is not answered yet/);
    assert.equal(
      NEAR,
      reduce(next, ended({ who: { response: "a", mark: NEAR, tries: 1 } })).entries.who.mark,
    );
  });
  test("a page that opens after the end says nothing aloud", () => {
    assert.equal("", going(ended()).say);
  });
  test("without a reply to handing in, nothing is claimed and it is asked again", () => {
    const next = going(
      { type: "submit", tickets: [], ticket: "s" },
      { type: "submitTimeout", ticket: "s" },
    );
    assert.deepEqual(
      [true, false, "No reply from the kernel yet. Nothing is handed in so far."],
      [next.asking, next.ended, next.say],
    );
  });
  test("one question at a time: turning stops at the ends", () => {
    const next = after({ type: "view", single: true }, { type: "goTo", to: 2 });
    assert.deepEqual(
      [true, 2, 2, 2],
      [
        next.single,
        next.current,
        reduce(next, { type: "goTo", to: 3 }).current,
        reduce(next, { type: "goTo", to: "length" }).current,
      ],
    );
  });
});

describe("how the kernel reads a number", () => {
  const rest = (item, response) => ({ type: "typingPaused", item, response });
  const reading = (response, text) => ({ type: "reading", item: "sum", response, text });
  test("what rests in the field is asked for, under no ticket", () => {
    assert.deepEqual(
      [{ type: "read", item: "sum", response: "4k" }],
      after(choose("sum", "4k"), rest("sum", "4k")).send,
    );
  });
  test("nothing is asked of a text that has changed, is empty, is marked, or is no number", () => {
    const marked = [...answered("sum", "3", "t1"), mark("sum", "3", WRONG, "t1"), rest("sum", "3")];
    for (const events of [
      [choose("sum", "4"), rest("sum", "4k")],
      [choose("sum", null), rest("sum", null)],
      marked,
      [choose("who", "a"), rest("who", "a")],
      [rest("gone", "a")],
    ])
      assert.deepEqual([], after(...events).send);
  });
  test("the reading is kept and spoken once, and counts as no answer", () => {
    const next = after(choose("sum", "4k"), reading("4k", "Read as $4,000."));
    assert.deepEqual(
      ["Read as $4,000.", "Read as $4,000.", 0, null],
      [next.entries.sum.reading.text, next.say, next.entries.sum.tries, next.entries.sum.mark],
    );
    assert.equal("", reduce(next, reading("4k", "Read as $4,000.")).say);
  });
  test("another spelling that is read alike keeps its reading, which is not spoken again", () => {
    const next = after(
      choose("sum", "4k"),
      reading("4k", "Read as $4,000."),
      choose("sum", "4,000"),
      reading("4,000", "Read as $4,000."),
    );
    assert.deepEqual(["4,000", ""], [next.entries.sum.reading.response, next.say]);
  });
  test("the reading of a text that has changed is dropped", () => {
    assert.equal(
      null,
      after(choose("sum", "4"), reading("4k", "Read as $4,000.")).entries.sum.reading,
    );
  });
});
