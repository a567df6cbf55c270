/** What the quiz widget says, in words: `node --test tests/widget/words.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { reduce } from "../../src/policystory/widget/static/quiz/state.js";
import {
  about,
  action,
  recordStatus,
  progress,
} from "../../src/policystory/widget/static/quiz/status.js";
import {
  points,
  sign,
  spokenMark,
  told,
  unitWords,
  verdict,
} from "../../src/policystory/widget/static/quiz/words.js";
import { after, answered, mark, paper, RIGHT, state, WRONG } from "./events.mjs";

describe("words", () => {
  test("the header counts the questions and names the mode", () => {
    assert.equal("3 questions · practice: feedback after each answer", about(paper));
    assert.equal(
      "3 questions · practice: feedback when you hand in",
      about({ ...paper, rules: { feedback: "at-end" } }),
    );
    assert.equal(
      "1 question · graded: feedback when you hand in",
      about({ ...paper, mode: "graded", items: paper.items.slice(1, 2) }),
    );
  });
  test("progress counts answers, right ones and partly right ones", () => {
    const next = after(
      state({
        count: { response: "b", mark: RIGHT, tries: 1 },
        sum: { response: "3", mark: { ...WRONG, reason: "partly-right" }, tries: 1 },
      }),
    );
    assert.equal("2 of 3 answered, 1 right, 1 partly right", progress(next));
  });
  test("points are plain numbers, with the tries from the second on", () => {
    assert.equal("1 of 1 point", points(RIGHT, 1));
    assert.equal(
      "0.5 of 2 points · 3 tries",
      points({ ...RIGHT, points: "0.50", possible: "2" }, 3),
    );
  });
  test("every reason has a sign that is not colour, and an unknown one looks wrong", () => {
    assert.deepEqual(
      ["right", "partly", "wrong", "wrong", "held", "wrong", "open"],
      [
        ...["right", "partly-right", "wrong", "wrong-magnitude", "held", "new"].map((reason) =>
          sign({ reason }),
        ),
        sign(null),
      ],
    );
  });
  test("a mark without a verdict still has a word", () => {
    assert.deepEqual(
      ["Partly right.", "Not right."],
      ["partly-right", "new"].map((reason) => verdict({ ...RIGHT, verdict: "", reason })),
    );
  });
  test("the feedback says nothing twice", () => {
    assert.deepEqual(["Two it was.", "The report counted two."], told(RIGHT));
    assert.deepEqual(
      ["Two it was. So it said."],
      told({ ...RIGHT, feedback: ["Right. Two it was. So it said."] }),
    );
    assert.deepEqual([], told({ ...RIGHT, sentence: "", feedback: [] }));
  });
  test("two right answers are spoken; of more it is said where they stand", () => {
    const whole = ["One", "Two", "Three"].map((text) => ({ text, right: true, feedback: "" }));
    const spoken = [2, 3].map((n) =>
      spokenMark({ ...WRONG, sentence: "", feedback: [], whole: whole.slice(0, n) }),
    );
    assert.deepEqual(
      [
        "Not right. Right answer: One; Two.",
        "Not right. The right answer has 3 parts; read them below.",
      ],
      spoken,
    );
  });
  test("a unit is shown in words, with spellings that are accepted", () => {
    assert.deepEqual(
      { words: "US dollars", hint: "You can write $2,000,000, 2 million or 2m." },
      unitWords("usd"),
    );
    assert.deepEqual(
      { words: "people", hint: "You can write 1,200 or 1.2 thousand." },
      unitWords("people"),
    );
    assert.equal("", unitWords(null).words);
    assert.equal("constructor", unitWords("constructor").words);
  });
  test("the button says what it does, or why it does nothing", () => {
    const blank = after().entries.count;
    const sent = after(...answered("count", "b", "t1"));
    assert.deepEqual(
      { label: "Check answer", off: true, why: "Choose an answer first." },
      action(blank, "single-choice"),
    );
    assert.deepEqual(
      { label: "Check answer", off: false, why: "" },
      action({ ...blank, response: "a" }, "single-choice"),
    );
    assert.deepEqual(
      { label: "Checking …", off: true, why: "Waiting for the kernel." },
      action(sent.entries.count, "single-choice"),
    );
    assert.equal(
      "No reply from the kernel yet.",
      action(reduce(sent, { type: "answerTimeout", ticket: "t1" }).entries.count, "single-choice")
        .why,
    );
    assert.equal(
      "Checked",
      action(reduce(sent, mark("count", "b", RIGHT, "t1")).entries.count, "single-choice").label,
    );
  });
});

describe("keeping, in words", () => {
  test("work that is not kept is said so with the reason, and spoken when that begins", () => {
    const lost = { kept: false, note: "The disk is full." };
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1", lost));
    assert.deepEqual(
      { tone: "lost", again: false, text: "Not saved. The disk is full." },
      recordStatus(next),
    );
    assert.equal("Right. Two it was. The report counted two. Not saved. The disk is full.", next.say);
    assert.equal(
      "Right. Two it was. The report counted two.",
      [...answered("who", "b", "t2"), mark("who", "b", RIGHT, "t2", lost)].reduce(reduce, next).say,
    );
  });
  test("an answer on its way is being saved", () => {
    assert.deepEqual(
      { tone: "busy", again: false, text: "Saving …" },
      recordStatus(after(...answered("count", "b", "t1"))),
    );
  });
  test("nothing is claimed before anything was answered", () => {
    assert.equal("", recordStatus(after(state({}))).text);
  });
});
