/**
 * Handing in, and what becomes of answers that it does not take: `node --test
 * tests/widget/handing_in.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { unsavedWork } from "../../src/policystory/widget/static/quiz/entries.js";
import { receipt, unanswered } from "../../src/policystory/widget/static/quiz/outcome.js";
import { recordStatus } from "../../src/policystory/widget/static/quiz/status.js";
import { reduce } from "../../src/policystory/widget/static/quiz/state.js";
import {
  afterOn,
  check,
  choose,
  markMessage,
  markOf,
  paperWith,
  state,
} from "./two_questions.mjs";

const paper = paperWith({ feedback: "at-end" });
const after = afterOn(paper);
const HELD = markOf("held", "Answered; marked when you hand in.");
const UNREADABLE = {
  ...HELD,
  reason: "unreadable",
  verdict: "This could not be read.",
  sentence: "'lots' is not a number.",
};
const RIGHT = { ...HELD, reason: "right", verdict: "Right.", points: "1" };

// The number of tries plays no part here.
const mark = (...parts) => ({ ...markMessage(...parts), tries: 1 });
const submit = { type: "submit", tickets: ["t1", "t2"], ticket: "s" };
const ended = (response, more = {}) =>
  state(
    { one: { response, mark: RIGHT, tries: 1, answers: 1 } },
    { ended: true, result: { points: "1", possible: "2" }, ...more },
  );
const LOST = "“Y” was not handed in: it was not saved in time.";

describe("two steps", () => {
  test("what is written goes first, and handing in only after its mark, with what was seen", () => {
    const sent = after(state({}), choose("one", "x"), submit);
    assert.deepEqual(
      [{ type: "answer", item: "one", response: "x", ticket: "t1", seen: 0 }],
      sent.send,
    );
    const next = reduce(sent, mark("one", "x", HELD, "t1"));
    assert.deepEqual([{ type: "submit", ticket: "s", seen: { one: 1, sum: 0 } }], next.send);
    assert.deepEqual(
      [],
      [choose("sum", "7"), check("sum", "t9"), mark("sum", "7", HELD, "t9")].reduce(reduce, next)
        .send,
    );
  });
  test("where nothing is left to be sent, it is handed in at once", () => {
    assert.deepEqual(
      [{ type: "submit", ticket: "s", seen: { one: 0, sum: 0 } }],
      after(state({}), submit).send,
    );
  });
  test("an unreadable answer stops it once; the second time it counts as no answer", () => {
    const next = after(
      state({}),
      choose("sum", "lots"),
      submit,
      mark("sum", "lots", UNREADABLE, "t2", 0),
    );
    assert.deepEqual(
      [[], "", "Question 2 needs another look before you hand in. Nothing is handed in so far."],
      [next.send, next.submitting, next.refusal],
    );
    assert.match(next.say, /^This could not be read\..* Nothing is handed in so far\.$/);
    assert.match(unanswered(next), /^Questions 1 and 2 are not answered yet/);
    assert.deepEqual(
      ["submit"],
      reduce(next, submit).send.map(({ type }) => type),
    );
  });
  test("an answer that was refused, or given elsewhere, stops it", () => {
    const sent = after(state({}), choose("one", "x"), submit);
    for (const reply of [
      { type: "refused", ticket: "t1", item: "one", note: "No." },
      { ...mark("one", "y", HELD, "t1"), type: "elsewhere", note: "Elsewhere." },
    ]) {
      const next = reduce(sent, reply);
      assert.deepEqual([[], ""], [next.send, next.submitting]);
      assert.match(next.say, /Nothing is handed in so far\.$/);
    }
  });
  test("without a reply to an answer it is given up, and the page asks again", () => {
    const next = after(state({}), choose("one", "x"), submit, {
      type: "answerTimeout",
      ticket: "t1",
    });
    assert.deepEqual([true, ""], [next.asking, next.submitting]);
    assert.match(next.say, /^No reply from the kernel yet\..* Nothing is handed in so far\.$/);
    assert.deepEqual([], reduce(next, mark("one", "x", HELD, "t1")).send);
  });
  test("a second press, and asking once more, do nothing while it is under way", () => {
    const next = after(state({}), submit);
    assert.deepEqual(
      [[], false],
      [reduce(next, submit).send, reduce(next, { type: "askToSubmit" }).asking],
    );
  });
  test("the clock and a refusal stop only what they are about", () => {
    const next = after(state({}), submit);
    for (const event of [
      { type: "submitTimeout", ticket: "earlier" },
      { type: "refused", ticket: "", item: "one", note: "There is no further hint." },
      { type: "refused", ticket: "theirs", note: "No." },
    ])
      assert.deepEqual(
        ["s", "", ""],
        [reduce(next, event).submitting, reduce(next, event).refusal, reduce(next, event).say],
      );
    assert.deepEqual(
      ["", "No."],
      [
        reduce(next, { type: "refused", ticket: "s", note: "No." }).submitting,
        reduce(next, { type: "refused", ticket: "s", note: "No." }).refusal,
      ],
    );
  });
  test("what another page is told does not end it", () => {
    assert.equal("s", reduce(after(state({}), submit), state({})).submitting);
  });
});

describe("a draft that cannot be read", () => {
  test("a draft that the kernel cannot read is not sent, and counts as no answer", () => {
    const next = after(state({}), choose("one", "x"), choose("sum", "lots"), {
      type: "reading",
      item: "sum",
      response: "lots",
      text: "'lots' is not a number.",
    });
    assert.match(unanswered(next), /^Question 2 is not answered yet/);
    assert.deepEqual(
      ["one"],
      reduce(next, submit).send.map(({ item }) => item),
    );
    const read = [
      choose("sum", "7"),
      { type: "reading", item: "sum", response: "7", text: "Read as 7 people.", readable: true },
    ].reduce(reduce, next);
    assert.match(unanswered(read), /^All questions are answered/);
  });
});

describe("answers that came too late", () => {
  test("what was written while handing in was late is told, and is not sent after the end", () => {
    const next = after(
      state({}),
      choose("one", "x"),
      check("one", "t0"),
      mark("one", "x", HELD, "t0"),
      submit,
      { type: "submitTimeout", ticket: "s" },
      { type: "cancelSubmit" },
      choose("one", "y"),
      check("one", "t3"),
      ended("x"),
    );
    assert.deepEqual(
      ["x", null, LOST, []],
      [next.entries.one.response, next.entries.one.ticket, next.entries.one.notice, next.send],
    );
    assert.equal(`Handed in: 1 of 2 points. ${LOST}`, next.say);
    assert.deepEqual({}, unsavedWork(next));
    assert.equal("Saved.", recordStatus(next).text);
  });
  test("that work is not kept is told at the end, too", () => {
    const next = reduce(
      after(state({}), submit),
      ended("x", { kept: false, note: "The disk is full." }),
    );
    assert.equal("Handed in: 1 of 2 points. Not saved. The disk is full.", next.say);
    assert.equal("Not saved. The disk is full.", recordStatus(next).text);
  });
  test("a hand-in tells its receipts, once there are some", () => {
    const told = ["20210607T120000-1a2b-1:3:9f", "20210607T130000-3c4d-1:5:8e"];
    const texts = [undefined, [], told].map((receipts) => receipt(after(ended("x", { receipts }))));
    assert.deepEqual(["", "", `Receipt: ${told.join(", ")}`], texts);
  });
  test("an answer refused because the attempt is handed in is named", () => {
    const refused = after(state({}), choose("one", "y"), check("one", "t1"), {
      type: "refused",
      ticket: "t1",
      item: "one",
      note: "This attempt was handed in.",
    });
    const next = reduce(refused, ended("x"));
    assert.deepEqual(
      ["x", "", LOST],
      [next.entries.one.response, next.entries.one.problem, next.entries.one.notice],
    );
    assert.equal(LOST, reduce(next, ended("x")).entries.one.notice);
  });
  test("what was saved, here or in another window, is not called lost", () => {
    const here = after(
      state({}),
      choose("one", "x"),
      check("one", "t0"),
      mark("one", "x", HELD, "t0"),
    );
    assert.deepEqual(
      ["", ""],
      [reduce(here, ended("x")).entries.one.notice, reduce(here, ended("y")).entries.one.notice],
    );
    assert.equal(
      "",
      after(state({}), choose("one", "x"), check("one", "t0"), ended("x")).entries.one.notice,
    );
  });
  test("a draft of before a reload is told as well", () => {
    assert.equal(
      LOST,
      after({ type: "recall", unsent: { one: { draft: "y" } } }, ended("x")).entries.one.notice,
    );
  });
});
