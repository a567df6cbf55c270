/**
 * Work when another window answers, the kernel stops, or a page closes: `node --test
 * tests/widget/unsaved_work.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { unsavedWork } from "../../src/policystory/widget/static/quiz/entries.js";
import {
  action,
  hintAction,
  recordStatus,
} from "../../src/policystory/widget/static/quiz/status.js";
import { reduce } from "../../src/policystory/widget/static/quiz/state.js";
import { points, told } from "../../src/policystory/widget/static/quiz/words.js";
import {
  RIGHT,
  WRONG,
  HELD,
  after,
  saved,
  choose,
  sure,
  answered,
  mark,
  state,
  marked,
} from "./course.mjs";

describe("another window", () => {
  const elsewhere = (ticket, more = {}) => ({
    ...mark("count", "b", WRONG, ticket, more),
    type: "elsewhere",
    note: "It was answered in another window.",
  });
  test("the kept answer is named, the unsent one stays in the form, and can be sent again", () => {
    const next = after(
        sure("count", "sure"),
        ...answered("count", "a"),
        elsewhere("t1", { confidence: "guess" }),
      ),
      { count } = next.entries;
    assert.deepEqual(
      ["a", "sure", "b", "guess", WRONG, null, "It was answered in another window."],
      [
        count.response,
        count.sure,
        count.marked,
        count.markedSure,
        count.mark,
        count.ticket,
        count.notice,
      ],
    );
    assert.deepEqual(["It was answered in another window.", ""], [next.say, next.note]);
    const again = reduce(next, { type: "check", item: "count", ticket: "t2" });
    assert.deepEqual(
      [
        [
          {
            type: "answer",
            item: "count",
            response: "a",
            ticket: "t2",
            seen: 0,
            confidence: "sure",
          },
        ],
        "",
      ],
      [again.send, again.entries.count.notice],
    );
  });
  test("who only said anew how sure they are keeps the own answer, too", () => {
    const next = saved(
        ...marked("count", "a", HELD),
        sure("count", "sure"),
        { type: "check", item: "count", ticket: "t2" },
        { ...elsewhere("t2"), mark: HELD },
      ),
      { count } = next.entries;
    assert.deepEqual(["a", "sure", "b"], [count.response, count.sure, count.marked]);
  });
  test("what another view sent in vain is an answer like any other here", () => {
    const next = after(elsewhere("theirs"));
    assert.deepEqual(
      ["b", "b", "", ""],
      [next.entries.count.response, next.entries.count.marked, next.entries.count.notice, next.say],
    );
  });
  test("the reason against handing in is shown, and handing in waits no longer", () => {
    const next = saved(
      ...marked("count", "a", HELD),
      { type: "submit", tickets: ["x", "y"], ticket: "s" },
      { ...elsewhere(""), mark: HELD },
      { type: "refused", ticket: "s", note: "look first" },
    );
    assert.deepEqual(
      ["b", "It was answered in another window.", "look first", "look first"],
      [next.entries.count.response, next.entries.count.notice, next.refusal, next.say],
    );
    assert.equal("", reduce(next, { type: "submitTimeout", ticket: "s" }).say);
  });
});

describe("a kernel that is gone", () => {
  test("it is said once, at once, what happened and what to do", () => {
    const next = after({ type: "disconnected" });
    assert.match(
      next.say,
      /^The kernel has stopped or was restarted, .* what you wrote here comes along\.$/,
    );
    assert.deepEqual(
      [{ tone: "late", again: false, text: next.say }, ""],
      [recordStatus(next), reduce(next, { type: "disconnected" }).say],
    );
  });
  test("an answer that is checked then stays, and says so", () => {
    const next = after({ type: "disconnected" }, ...answered("count", "a"));
    assert.deepEqual(
      [
        "It stays here until this cell is run again.",
        "It stays here until this cell is run again.",
      ],
      [next.say, action(next.entries.count, "single-choice", next).why],
    );
    const save = saved({ type: "disconnected" }, ...answered("count", "a"));
    assert.deepEqual(
      { label: "Not sent yet", off: true, why: next.say },
      action(save.entries.count, "single-choice", save),
    );
  });
  test("no hint is waited for or asked for then", () => {
    const next = after({ type: "askHint", item: "count" }, { type: "disconnected" }),
      again = reduce(next, { type: "askHint", item: "count" });
    assert.deepEqual(
      [{ label: "Hint", off: true }, [], "The kernel is gone. Run this cell again."],
      [hintAction(next.entries.count, next, ""), again.send, again.say],
    );
  });
  test("a kernel that greets back is there", () => {
    assert.deepEqual(
      [false, ""],
      [
        after({ type: "disconnected" }, state({})).gone,
        recordStatus(after({ type: "disconnected" }, state({}))).text,
      ],
    );
  });
});

describe("what is written and has no mark", () => {
  test("drafts and answers on their way are kept, marked ones are not", () => {
    const work = unsavedWork(
      after(...marked("count", "a", WRONG), sure("sum", "guess"), choose("sum", "4k")),
    );
    assert.deepEqual({ sum: { draft: "4k", draftSure: "guess" } }, work);
    assert.deepEqual(
      {
        count: {
          ticket: "t1",
          response: "a",
          sure: "sure",
          seen: 0,
          draft: "b",
          draftSure: "sure",
        },
      },
      unsavedWork(after(sure("count", "sure"), ...answered("count", "a"), choose("count", "b"))),
    );
    assert.deepEqual(
      { count: { ticket: "t1", response: "a", sure: null, seen: 0 } },
      unsavedWork(after(...answered("count", "a"))),
    );
    assert.deepEqual({}, unsavedWork(after(...marked("count", "a", RIGHT))));
  });
  test("it comes back as it was: a draft is not sent, an answer on its way is", () => {
    const before = after(...answered("count", "a"), choose("count", "b"), choose("sum", "4k"));
    const next = after(
      { type: "recall", unsent: JSON.parse(JSON.stringify(unsavedWork(before))) },
      state({}),
    );
    assert.deepEqual(
      [["b", "4k"], [{ type: "answer", item: "count", response: "a", ticket: "t1", seen: 0 }]],
      [[next.entries.count.response, next.entries.sum.response], next.send],
    );
    assert.deepEqual(unsavedWork(before), unsavedWork(next));
  });
  test("a draft stays beside the answer that the record holds", () => {
    const next = after(
      { type: "recall", unsent: { count: { draft: "b" } } },
      state({ count: { response: "a", mark: WRONG, tries: 1, left: 2 } }),
    );
    assert.deepEqual(["b", "a"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("an attempt that is handed in keeps no drafts: what was handed in is shown", () => {
    const next = saved(
      { type: "recall", unsent: { count: { draft: "b", draftSure: "sure" }, sum: { draft: "7" } } },
      state(
        { count: { response: "a", mark: WRONG, tries: 1, confidence: "guess" } },
        { ended: true, result: { points: "0", possible: "2" } },
      ),
    );
    assert.deepEqual(
      [["a", "guess", null], {}],
      [
        [next.entries.count.response, next.entries.count.sure, next.entries.sum.response],
        unsavedWork(next),
      ],
    );
  });
});
