/**
 * The end of a quiz, its review and another attempt: `node --test tests/widget/ending.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { reviewText, notRight, outcome } from "../../src/policystory/widget/static/quiz/outcome.js";
import { action, stepName } from "../../src/policystory/widget/static/quiz/status.js";
import { reduce } from "../../src/policystory/widget/static/quiz/state.js";
import { points, sign, told, verdict } from "../../src/policystory/widget/static/quiz/words.js";
import { RIGHT, WRONG, HELD, after, saved, answered, mark, state, marked } from "./course.mjs";

describe("the end, mistakes and another attempt", () => {
  const both = (first, second, more = {}) =>
    after(
      state(
        {
          count: { response: "a", mark: first, tries: 1, left: 2 },
          sum: { response: "4", mark: second, tries: 1, left: 2 },
        },
        more,
      ),
    );
  test("practice ends when all is answered, with its points in plain numbers", () => {
    assert.deepEqual(
      ["", "All questions are answered: 1 of 2 points."],
      [outcome(after(...marked("count", "a", WRONG))), outcome(both(RIGHT, WRONG))],
    );
    assert.equal(
      "All questions are answered: 0.3 of 2 points.",
      outcome(both({ ...RIGHT, points: "0.1" }, { ...WRONG, points: "0.2" })),
    );
  });
  test("the end of practice is spoken with the last mark", () => {
    const next = after(
      ...marked("count", "a", WRONG),
      ...answered("sum", "4", "t2"),
      mark("sum", "4", RIGHT, "t2"),
    );
    assert.equal("Right. All questions are answered: 1 of 2 points.", next.say);
  });
  test("the points are spoken once the last question can be tried no more", () => {
    const tried = [...marked("sum", "4", RIGHT), ...marked("count", "a", WRONG)];
    assert.equal("Not right.", after(...tried).say);
    const again = answered("count", "b", "t3");
    const right = mark("count", "b", RIGHT, "t3", { tries: 2 });
    assert.equal(
      "Right. All questions are answered: 2 of 2 points.",
      after(...tried, ...again, right).say,
    );
  });
  test("what was not answered is no answer at the end, and is to be looked at again", () => {
    const OPEN = { ...WRONG, reason: "unanswered", verdict: "Not answered yet." };
    const next = saved(
      state(
        {
          count: { response: null, mark: OPEN, tries: 0 },
          sum: { response: "4", mark: RIGHT, tries: 1 },
        },
        { ended: true, result: { points: "1", possible: "2" } },
      ),
    );
    assert.deepEqual(
      ["open", "Not answered.", [], ["count"]],
      [
        sign(OPEN),
        verdict(OPEN),
        told({ ...OPEN, sentence: "Nothing was chosen yet." }),
        notRight(next),
      ],
    );
    assert.equal("Not answered", action(next.entries.count, "single-choice", next).label);
  });
  test("mistakes are offered once all is known, and narrow the view without a loss", () => {
    assert.deepEqual(
      [[], ["count"], []],
      [after(...marked("count", "a", WRONG)), both(WRONG, RIGHT), both(RIGHT, RIGHT)].map(notRight),
    );
    assert.deepEqual(
      [],
      notRight(
        saved(
          state({ count: { response: "a", mark: HELD, tries: 1 } }, { ended: true, result: null }),
        ),
      ),
    );
    const next = reduce(both(RIGHT, WRONG), { type: "review", on: true });
    assert.deepEqual(
      [["sum"], 1, "Only question 2 of 2: what was not right."],
      [next.review, next.current, next.say],
    );
    assert.deepEqual(
      ["Question 1: right, not shown now", "Question 2: not right"],
      [0, 1].map((n) => stepName(next, n)),
    );
    const whole = reduce(next, { type: "review", on: false });
    assert.deepEqual(
      [null, "All questions are shown.", ""],
      [whole.review, whole.say, reviewText(whole)],
    );
  });
  test("a question put right in review stays in sight; going beyond the review shows all", () => {
    const next = [
      { type: "review", on: true },
      ...answered("sum", "5"),
      mark("sum", "5", RIGHT),
    ].reduce(reduce, both(RIGHT, WRONG));
    assert.deepEqual([["sum"], null], [next.review, reduce(next, { type: "goTo", to: 0 }).review]);
  });
  test("another attempt is begun where the kernel offers one, once", () => {
    const next = reduce(both(RIGHT, WRONG, { again: { text: "Another can be begun." } }), {
      type: "nextAttempt",
      ticket: "n",
    });
    assert.deepEqual(
      [[{ type: "again", ticket: "n" }], "n", []],
      [next.send, next.renewing, reduce(next, { type: "nextAttempt", ticket: "n" }).send],
    );
    assert.deepEqual([], reduce(both(RIGHT, WRONG), { type: "nextAttempt", ticket: "n" }).send);
  });
  test("answers on their way go first", () => {
    const next = [...answered("count", "b"), { type: "nextAttempt", ticket: "n" }].reduce(
      reduce,
      both(WRONG, WRONG, { again: { text: "" } }),
    );
    assert.deepEqual(
      ["answer", "again"],
      next.send.map(({ type }) => type),
    );
  });
  test("an attempt that cannot begin says why, and can be tried again", () => {
    const begun = reduce(both(RIGHT, WRONG, { again: { text: "" } }), {
      type: "nextAttempt",
      ticket: "n",
    });
    for (const [event, text] of [
      [{ type: "refused", ticket: "n", note: "all attempts are taken" }, "all attempts are taken"],
      [{ type: "nextAttemptTimeout", ticket: "n" }, "No reply from the kernel yet."],
    ]) {
      const next = reduce(begun, event);
      assert.deepEqual(["", text, text], [next.renewing, next.refusal, next.say]);
    }
  });
});
