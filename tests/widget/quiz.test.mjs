/**
 * The state machine of the quiz widget, without a browser: `node --test
 * tests/widget/quiz.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { waiting } from "../../src/policystory/widget/static/quiz/entries.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import widget from "../../src/policystory/widget/static/quiz/view.js";
import { action, progress } from "../../src/policystory/widget/static/quiz/status.js";
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

/** A state that can never be changed in place. */
function frozen(value) {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe("starting", () => {
  test("nothing is chosen, marked or sent at the start", () => {
    const { entries, send, say } = start(paper);
    const { response, mark: its, ticket } = entries.count;
    assert.deepEqual(
      { response: null, its: null, ticket: null, send: [], say: "" },
      { response, its, ticket, send, say },
    );
  });
  test("the items keep the order of the paper", () => {
    assert.deepEqual(["count", "sum", "who"], Object.keys(start(paper).entries));
  });
  test("a view greets the kernel when it opens", () => {
    assert.deepEqual([{ type: "hello" }], after({ type: "open" }).send);
  });
  test("a paper without items makes an empty quiz, not an error", () => {
    assert.deepEqual({}, start({}).entries);
    assert.equal("0 of 0 answered", progress(start(undefined)));
  });
  test("the module is what anywidget expects", () => {
    assert.equal("function", typeof widget.render);
  });
});

describe("choosing and checking", () => {
  test("choosing keeps the response and sends nothing", () => {
    const next = after(choose("count", "b"));
    assert.deepEqual(["b", []], [next.entries.count.response, next.send]);
  });
  test("checking sends the response with its ticket", () => {
    const next = after(...answered("count", "b", "t1"));
    assert.deepEqual(
      [{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }],
      next.send,
    );
  });
  test("checking an untouched item sends nothing and says what is missing", () => {
    const next = after(check("count", "t1"));
    assert.deepEqual(
      [[], "Choose an answer first.", null],
      [next.send, next.say, next.entries.count.ticket],
    );
  });
  test("an empty number asks for a number", () => {
    assert.equal("Write a number first.", after(check("sum", "t1")).say);
  });
  test("a second press while the kernel works sends nothing more", () => {
    const next = after(...answered("count", "b", "t1"), check("count", "t2"));
    assert.deepEqual([[], "t1"], [next.send, next.entries.count.ticket]);
  });
  test("checking a marked answer again needs another answer first", () => {
    const next = after(
      ...answered("count", "a", "t1"),
      mark("count", "a", WRONG, "t1"),
      check("count", "t2"),
    );
    assert.deepEqual([[], "Change your answer to check again."], [next.send, next.say]);
  });
  test("an answer changed during the wait goes out under a new ticket", () => {
    const next = after(...answered("count", "a", "t1"), ...answered("count", "b", "t2"));
    assert.deepEqual(
      [{ type: "answer", item: "count", response: "b", ticket: "t2", seen: 1 }],
      next.send,
    );
  });
  test("checking one item touches no other", () => {
    const next = after(choose("who", "a"), ...answered("count", "b", "t1"));
    assert.deepEqual(
      ["count"],
      waiting(next).map(({ item }) => item),
    );
  });
  test("an event of an unknown type, item or shape changes nothing", () => {
    const before = after(choose("count", "b"));
    for (const event of [
      { type: "toString" },
      {},
      null,
      choose("none", 1),
      check("none", "t"),
      mark("none", 1, RIGHT, "t"),
      { type: "mark", item: "count" },
    ])
      assert.deepEqual(before.entries, reduce(before, event).entries);
  });
  test("no event changes the state that it was given", () => {
    const before = frozen(after(...answered("count", "a", "t1")));
    for (const event of [
      mark("count", "a", WRONG, "t1"),
      choose("sum", "3"),
      state({ who: { response: "a", mark: RIGHT, tries: 1 } }),
      { type: "answerTimeout", ticket: "t1" },
      { type: "reconnect" },
    ])
      reduce(before, event);
    assert.equal("t1", before.entries.count.ticket);
  });
});

describe("marks", () => {
  test("a right mark settles the item and is spoken once", () => {
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1"));
    const { mark: its, marked, tries, ticket } = next.entries.count;
    assert.deepEqual(
      { its: RIGHT, marked: "b", tries: 1, ticket: null },
      { its, marked, tries, ticket },
    );
    assert.equal("Right. Two it was. The report counted two.", next.say);
    assert.equal("", reduce(next, mark("count", "b", RIGHT, "t1")).say);
  });
  test("a wrong mark stays while another answer is chosen, which can be checked again", () => {
    const next = after(
      ...answered("count", "a", "t1"),
      mark("count", "a", WRONG, "t1"),
      choose("count", "b"),
    );
    assert.deepEqual(
      [WRONG, "a", "b"],
      [next.entries.count.mark, next.entries.count.marked, next.entries.count.response],
    );
    assert.deepEqual(
      { label: "Check again", off: false, why: "" },
      action(next.entries.count, "single-choice"),
    );
  });
  test("the mark of an earlier answer does not overwrite one changed during the wait", () => {
    const next = after(
      ...answered("count", "a", "t1"),
      choose("count", "b"),
      mark("count", "a", WRONG, "t1"),
    );
    assert.deepEqual(["b", "a"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("what cannot be read is said beside the field and is no attempt", () => {
    const next = after(
      ...answered("sum", "lots", "t1"),
      mark("sum", "lots", UNREADABLE, "t1", { tries: 0 }),
    );
    const { problem, mark: its, tries, ticket } = next.entries.sum;
    assert.deepEqual(
      { problem: "'lots' is not a number.", its: null, tries: 0, ticket: null },
      { problem, its, tries, ticket },
    );
    assert.equal("0 of 3 answered", progress(next));
    assert.equal("This could not be read. 'lots' is not a number.", next.say);
  });
  test("the complaint goes when the text changes, and an earlier mark stays through it", () => {
    const next = after(
      ...answered("sum", "3", "t1"),
      mark("sum", "3", WRONG, "t1"),
      ...answered("sum", "lots", "t2"),
      mark("sum", "lots", UNREADABLE, "t2"),
    );
    assert.deepEqual([WRONG, "3"], [next.entries.sum.mark, next.entries.sum.marked]);
    assert.equal("", reduce(next, choose("sum", "4")).entries.sum.problem);
  });
  test("a greeting that is refused is told, and what another page asked for is not", () => {
    const refused = {
      type: "refused",
      ticket: "",
      note: "This message was not understood. Run this cell again.",
    };
    const next = after({ type: "open" }, refused),
      known = after(state({}), refused);
    assert.deepEqual([refused.note, refused.note, ""], [next.refusal, next.say, known.refusal]);
  });
  test("what was refused waits no longer and says why", () => {
    const next = after(...answered("sum", "3", "t1"), {
      type: "refused",
      ticket: "t1",
      note: "The quiz is closed.",
    });
    assert.deepEqual(
      [null, "The quiz is closed.", "The quiz is closed."],
      [next.entries.sum.ticket, next.entries.sum.problem, next.say],
    );
  });
  test("a mark that another view asked for is shown and not spoken", () => {
    const next = after(mark("count", "b", RIGHT, "theirs"));
    assert.deepEqual(
      ["b", RIGHT, ""],
      [next.entries.count.response, next.entries.count.mark, next.say],
    );
  });
  test("a mark that another view asked for leaves a choice under way alone", () => {
    const next = after(choose("count", "a"), mark("count", "b", RIGHT, "theirs"));
    assert.deepEqual(["a", "b"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("a mark without a ticket is nobody's own", () => {
    assert.equal("", after(mark("count", "b", RIGHT, null)).say);
  });
});
