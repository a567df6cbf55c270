/**
 * Tries, hints and confidence, without a browser: `node --test
 * tests/widget/tries_and_hints.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  action,
  asksSure,
  hintAction,
  isClosed,
  triesLeft,
} from "../../src/policystory/widget/static/quiz/status.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { points, told } from "../../src/policystory/widget/static/quiz/words.js";
import {
  paper,
  later,
  RIGHT,
  WRONG,
  HELD,
  READ,
  STRIKE,
  after,
  saved,
  choose,
  sure,
  answered,
  mark,
  state,
  marked,
} from "./course.mjs";

describe("tries", () => {
  test("tries left are shown after the first try, and never after a right answer", () => {
    const left = (its, more) => {
      const next = after(...marked("count", "a", its, more));
      return triesLeft(next.entries.count, next);
    };
    assert.deepEqual(
      ["2 tries left", "Last try", "", ""],
      [left(WRONG), left(WRONG, { left: 1, tries: 2 }), left(WRONG, { left: 0 }), left(RIGHT)],
    );
    assert.equal("", triesLeft(after().entries.count, after()));
  });
  test("a single try is told beforehand", () => {
    const single = start({ ...paper, rules: { tries: 1 } });
    assert.equal("One try", triesLeft(single.entries.count, single));
  });
  test("without a try left the question is closed and says so", () => {
    const next = after(...marked("count", "a", WRONG, { left: 0, tries: 3 }));
    assert.deepEqual(
      [true, false],
      [isClosed(next.entries.count, next), isClosed(next.entries.sum, next)],
    );
    assert.deepEqual(
      { label: "Checked", off: true, why: "No try is left; your last answer stands." },
      action(next.entries.count, "single-choice", next),
    );
    assert.equal("a", reduce(next, choose("count", "b")).entries.count.response);
    assert.deepEqual([], reduce(next, { type: "check", item: "count", ticket: "t2" }).send);
  });
  test("tries are not counted where marks come later", () => {
    const next = saved(...marked("count", "a", HELD, { left: null }));
    assert.deepEqual(
      [null, "", false],
      [
        start(later).entries.count.left,
        triesLeft(next.entries.count, next),
        isClosed(next.entries.count, next),
      ],
    );
  });
});

describe("hints", () => {
  const hint = (hints, more = true) => ({
    type: "hint",
    item: "count",
    hints,
    more,
    kept: true,
    note: "",
  });
  const button = (next) => hintAction(next.entries.count, next, "takes 10% off");
  test("a hint is asked for once, and is spoken when it comes", () => {
    const asked = after({ type: "askHint", item: "count" });
    assert.deepEqual(
      [[{ type: "hint", item: "count", n: 1 }], []],
      [asked.send, reduce(asked, { type: "askHint", item: "count" }).send],
    );
    const next = reduce(asked, hint([READ]));
    assert.deepEqual(
      [[READ], 0, "Read: BBC ¶13; CNN ¶2."],
      [next.entries.count.hints, next.entries.count.hinting, next.say],
    );
    assert.equal(
      "“Three” is not it.",
      [{ type: "askHint", item: "count" }, hint([READ, STRIKE], false)].reduce(reduce, next).say,
    );
  });
  test("a hint that another view took is shown and not spoken", () => {
    const next = after(hint([READ]));
    assert.deepEqual([[READ], ""], [next.entries.count.hints, next.say]);
  });
  test("the button says what it costs, and when there is none any more", () => {
    assert.deepEqual({ label: "Hint (takes 10% off)", off: false }, button(after()));
    assert.deepEqual(
      { label: "Another hint (takes 10% off)", off: false },
      button(after(hint([READ]))),
    );
    assert.deepEqual(
      { label: "No further hint", off: true },
      button(after(hint([READ, STRIKE], false))),
    );
    assert.deepEqual(
      { label: "Hint …", off: true },
      button(after({ type: "askHint", item: "count" })),
    );
    assert.equal("Hint", hintAction(after().entries.count, after(), "").label);
  });
  test("there is no hint button without hints, after a right answer, or at the end", () => {
    const without = start({ ...paper, rules: {} });
    assert.deepEqual(
      [null, null, null],
      [
        hintAction(without.entries.count, without, ""),
        button(after(...marked("count", "b", RIGHT))),
        button(after(...marked("count", "a", WRONG, { left: 0 }))),
      ],
    );
    assert.deepEqual(
      [[], []],
      [
        reduce(without, { type: "askHint", item: "count" }).send,
        after({ type: "askHint", item: "gone" }).send,
      ],
    );
  });
  test("a choice that a hint strikes out is taken back, and a marked answer stays", () => {
    assert.equal(null, after(choose("count", "c"), hint([STRIKE])).entries.count.response);
    assert.equal("b", after(choose("count", "b"), hint([STRIKE])).entries.count.response);
    assert.equal("c", after(...marked("count", "c", WRONG), hint([STRIKE])).entries.count.response);
  });
  test("hints come back without an answer", () => {
    const next = after(
      state({
        count: {
          response: null,
          mark: null,
          tries: 0,
          left: 3,
          confidence: null,
          hints: [READ],
          more: false,
        },
      }),
    );
    assert.deepEqual(
      [[READ], false, null, 3],
      [
        next.entries.count.hints,
        next.entries.count.more,
        next.entries.count.mark,
        next.entries.count.left,
      ],
    );
  });
  test("a refused or lost hint is told beside its question, and can be asked for again", () => {
    const refused = after(
      { type: "askHint", item: "count" },
      { type: "refused", ticket: "", item: "count", note: "there is no further hint" },
    );
    assert.deepEqual(
      ["there is no further hint", 0, "there is no further hint"],
      [refused.entries.count.notice, refused.entries.count.hinting, refused.say],
    );
    const lost = after(
      { type: "askHint", item: "count" },
      { type: "hintTimeout", item: "count", n: 1 },
    );
    assert.deepEqual([0, "No reply from the kernel yet."], [lost.entries.count.hinting, lost.say]);
    assert.equal(
      "",
      after(
        { type: "askHint", item: "count" },
        hint([READ]),
        { type: "askHint", item: "count" },
        { type: "hintTimeout", item: "count", n: 1 },
      ).entries.count.notice,
    );
  });
});

describe("confidence", () => {
  test("it goes with the answer, and nothing goes where nothing was said", () => {
    assert.deepEqual(
      [
        {
          type: "answer",
          item: "count",
          response: "b",
          ticket: "t1",
          seen: 0,
          confidence: "fairly",
        },
      ],
      after(sure("count", "fairly"), ...answered("count", "b")).send,
    );
    assert.deepEqual(
      [{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }],
      after(...answered("count", "b")).send,
    );
  });
  test("it is asked of unmarked answers, and again of a changed one, with nothing chosen", () => {
    const done = after(
        sure("count", "sure"),
        ...marked("count", "a", WRONG, { confidence: "sure" }),
      ),
      changed = reduce(done, choose("count", "b"));
    assert.deepEqual(
      [true, false, true],
      [after(), done, changed].map((next) => asksSure(next.entries.count, next)),
    );
    assert.deepEqual(
      ["sure", "sure", null],
      [done.entries.count.markedSure, done.entries.count.sure, changed.entries.count.sure],
    );
    const without = start({ ...paper, rules: {} });
    assert.equal(false, asksSure(without.entries.count, without));
  });
  test("what was said is shown with the mark", () => {
    assert.equal(
      "0.75 of 1 point · 2 tries · you said: fairly sure",
      points({ ...RIGHT, points: "0.75" }, 2, "fairly"),
    );
    assert.equal("1 of 1 point", points(RIGHT, 1, "unheard-of"));
  });
  test("where marks come later it can be changed and saved again", () => {
    const next = saved(
      sure("count", "sure"),
      ...marked("count", "a", HELD, { confidence: "sure" }),
    );
    assert.equal("Saved", action(next.entries.count, "single-choice", next).label);
    const changed = reduce(next, sure("count", "guess"));
    assert.deepEqual(
      { label: "Save again", off: false, why: "" },
      action(changed.entries.count, "single-choice", changed),
    );
    assert.equal(
      "guess",
      reduce(changed, { type: "check", item: "count", ticket: "t2" }).send[0].confidence,
    );
  });
  test("what was said of an answer comes back with it", () => {
    const next = after(
      state({
        count: {
          response: "a",
          mark: WRONG,
          tries: 1,
          left: 2,
          confidence: "guess",
          hints: [],
          more: true,
        },
      }),
    );
    assert.deepEqual(["guess", "guess"], [next.entries.count.sure, next.entries.count.markedSure]);
  });
});
