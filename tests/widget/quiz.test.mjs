/**
 * The quiz widget's state machine, without a browser: `node --test tests/widget/quiz.test.mjs`.
 * How it draws is tested in a real JupyterLab.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { waiting } from "../../src/policystory/widget/static/quiz/entries.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import widget from "../../src/policystory/widget/static/quiz/view.js";
import { action, recordStatus, outcome, progress, unanswered } from "../../src/policystory/widget/static/quiz/status.js";
import { after, answered, check, choose, mark, paper, RIGHT, state, UNREADABLE, WRONG } from "./events.mjs";

/** A state that can never be changed in place. */
function frozen(value) {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe("starting", () => {
  test("nothing is chosen, marked or sent at the start", () => {
    const { entries, send, say } = start(paper);
    const { response, mark: its, ticket } = entries.count;
    assert.deepEqual({ response: null, its: null, ticket: null, send: [], say: "" }, { response, its, ticket, send, say });
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
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], next.send);
  });
  test("checking an untouched item sends nothing and says what is missing", () => {
    const next = after(check("count", "t1"));
    assert.deepEqual([[], "Choose an answer first.", null], [next.send, next.say, next.entries.count.ticket]);
  });
  test("an empty number asks for a number", () => {
    assert.equal("Write a number first.", after(check("sum", "t1")).say);
  });
  test("a second press while the kernel works sends nothing more", () => {
    const next = after(...answered("count", "b", "t1"), check("count", "t2"));
    assert.deepEqual([[], "t1"], [next.send, next.entries.count.ticket]);
  });
  test("checking a marked answer again needs another answer first", () => {
    const next = after(...answered("count", "a", "t1"), mark("count", "a", WRONG, "t1"), check("count", "t2"));
    assert.deepEqual([[], "Change your answer to check again."], [next.send, next.say]);
  });
  test("an answer changed during the wait goes out under a new ticket", () => {
    const next = after(...answered("count", "a", "t1"), ...answered("count", "b", "t2"));
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t2", seen: 1 }], next.send);
  });
  test("checking one item touches no other", () => {
    const next = after(choose("who", "a"), ...answered("count", "b", "t1"));
    assert.deepEqual(["count"], waiting(next).map(({ item }) => item));
  });
  test("an event of an unknown type, item or shape changes nothing", () => {
    const before = after(choose("count", "b"));
    for (const event of [{ type: "toString" }, {}, null, choose("none", 1), check("none", "t"), mark("none", 1, RIGHT, "t"), { type: "mark", item: "count" }])
      assert.deepEqual(before.entries, reduce(before, event).entries);
  });
  test("no event changes the state that it was given", () => {
    const before = frozen(after(...answered("count", "a", "t1")));
    for (const event of [mark("count", "a", WRONG, "t1"), choose("sum", "3"), state({ who: { response: "a", mark: RIGHT, tries: 1 } }), { type: "answerTimeout", ticket: "t1" }, { type: "reconnect" }])
      reduce(before, event);
    assert.equal("t1", before.entries.count.ticket);
  });
});

describe("marks", () => {
  test("a right mark settles the item and is spoken once", () => {
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1"));
    const { mark: its, marked, tries, ticket } = next.entries.count;
    assert.deepEqual({ its: RIGHT, marked: "b", tries: 1, ticket: null }, { its, marked, tries, ticket });
    assert.equal("Right. Two it was.", next.say);
    assert.equal("", reduce(next, mark("count", "b", RIGHT, "t1")).say);
  });
  test("a wrong mark stays while another answer is chosen, which can be checked again", () => {
    const next = after(...answered("count", "a", "t1"), mark("count", "a", WRONG, "t1"), choose("count", "b"));
    assert.deepEqual([WRONG, "a", "b"], [next.entries.count.mark, next.entries.count.marked, next.entries.count.response]);
    assert.deepEqual({ label: "Check again", off: false, why: "" }, action(next.entries.count, "single-choice"));
  });
  test("an answer changed during the wait is not overwritten by the mark of the earlier one", () => {
    const next = after(...answered("count", "a", "t1"), choose("count", "b"), mark("count", "a", WRONG, "t1"));
    assert.deepEqual(["b", "a"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("what cannot be read is said beside the field and is no attempt", () => {
    const next = after(...answered("sum", "lots", "t1"), mark("sum", "lots", UNREADABLE, "t1", { tries: 0 }));
    const { problem, mark: its, tries, ticket } = next.entries.sum;
    assert.deepEqual({ problem: "'lots' is not a number.", its: null, tries: 0, ticket: null }, { problem, its, tries, ticket });
    assert.equal("0 of 3 answered", progress(next));
    assert.equal("This could not be read. 'lots' is not a number.", next.say);
  });
  test("the complaint goes when the text changes, and an earlier mark stays through it", () => {
    const next = after(...answered("sum", "3", "t1"), mark("sum", "3", WRONG, "t1"), ...answered("sum", "lots", "t2"), mark("sum", "lots", UNREADABLE, "t2"));
    assert.deepEqual([WRONG, "3"], [next.entries.sum.mark, next.entries.sum.marked]);
    assert.equal("", reduce(next, choose("sum", "4")).entries.sum.problem);
  });
  test("a greeting that is refused is told, and what another page asked for is not", () => {
    const refused = { type: "refused", ticket: "", note: "This message was not understood. Run this cell again." };
    const next = after({ type: "open" }, refused), known = after(state({}), refused);
    assert.deepEqual([refused.note, refused.note, ""], [next.refusal, next.say, known.refusal]);
  });
  test("what was refused waits no longer and says why", () => {
    const next = after(...answered("sum", "3", "t1"), { type: "refused", ticket: "t1", note: "The quiz is closed." });
    assert.deepEqual([null, "The quiz is closed.", "The quiz is closed."], [next.entries.sum.ticket, next.entries.sum.problem, next.say]);
  });
  test("a mark that another view asked for is shown and not spoken", () => {
    const next = after(mark("count", "b", RIGHT, "theirs"));
    assert.deepEqual(["b", RIGHT, ""], [next.entries.count.response, next.entries.count.mark, next.say]);
  });
  test("a mark that another view asked for leaves a choice under way alone", () => {
    const next = after(choose("count", "a"), mark("count", "b", RIGHT, "theirs"));
    assert.deepEqual(["a", "b"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("a mark without a ticket is nobody's own", () => {
    assert.equal("", after(mark("count", "b", RIGHT, null)).say);
  });
});

describe("restoring, waiting and sending again", () => {
  test("earlier answers come back with their marks", () => {
    const next = after(state({ count: { response: "b", mark: RIGHT, tries: 2 }, gone: { response: "x", mark: WRONG, tries: 1 } }));
    const { response, marked, tries } = next.entries.count;
    assert.deepEqual({ response: "b", marked: "b", tries: 2 }, { response, marked, tries });
    assert.equal("1 of 3 answered, 1 right", progress(next));
    assert.equal("", next.say);
  });
  test("restoring leaves what is being written alone", () => {
    assert.equal("12", after(choose("sum", "12"), state({ sum: { response: "3", mark: WRONG, tries: 1 } })).entries.sum.response);
  });
  test("an answer without a mark in time is late, once, and still there", () => {
    const next = after(...answered("count", "b", "t1"), { type: "answerTimeout", ticket: "t1" });
    assert.equal("No reply from the kernel yet. Your answer is still here; it will be sent again when the kernel is back.", next.say);
    assert.deepEqual({ tone: "late", again: true, text: next.say }, recordStatus(next));
    assert.equal("", reduce(next, { type: "answerTimeout", ticket: "t1" }).say);
  });
  test("a mark that came makes the clock's word void", () => {
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1"), { type: "answerTimeout", ticket: "t1" });
    assert.deepEqual({ tone: "kept", again: false, text: "Saved." }, recordStatus(next));
  });
  test("the kernel's return sends what waits, under the same ticket, in the order of the paper", () => {
    const next = after(...answered("who", "a", "t1"), ...answered("count", "b", "t2"), { type: "answerTimeout", ticket: "t1" }, state({}));
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t2", seen: 0 }, { type: "answer", item: "who", response: "a", ticket: "t1", seen: 0 }], next.send);
    assert.equal("Saving …", recordStatus(next).text);
  });
  test("sending again greets the kernel and repeats the ticket", () => {
    const next = after(...answered("count", "b", "t1"), { type: "answerTimeout", ticket: "t1" }, { type: "reconnect" });
    assert.deepEqual([{ type: "hello" }, { type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], next.send);
  });
  test("what an earlier view could not send is sent by the next one", () => {
    const next = after({ type: "recall", unsent: { count: { ticket: "t1", response: "b" }, gone: { ticket: "t2", response: "b" }, who: null } }, state({}));
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], next.send);
  });
  test("a kernel that never greets back is said to be silent, until it speaks", () => {
    const next = after({ type: "open" }, { type: "stateTimeout" });
    assert.equal("No reply from the kernel yet. Earlier answers will appear when it is back.", recordStatus(next).text);
    assert.equal("", recordStatus(reduce(next, state({}))).text);
    assert.equal(false, reduce(after(state({})), { type: "stateTimeout" }).silent);
  });
});

describe("the course of a quiz", () => {
  const late = { ...paper, rules: { feedback: "at-end" } };
  const HELD = { ...RIGHT, reason: "held", verdict: "Answered; marked when you hand in.", points: "0", sentence: "", feedback: [] };
  const going = (...events) => events.reduce(reduce, start(late));
  const ended = (answers = {}) => state(answers, { ended: true, result: { points: "1.5", possible: "3" } });

  test("an answer whose mark is held is saved, and can be changed", () => {
    const next = going(...answered("count", "b", "t1"), mark("count", "b", HELD, "t1"));
    assert.deepEqual({ label: "Saved", off: true, why: "You can change your answer until you hand in." }, action(next.entries.count, "single-choice", next));
    assert.deepEqual({ label: "Save again", off: false, why: "" }, action({ ...next.entries.count, response: "a" }, "single-choice", next));
    assert.equal("Save answer", action(next.entries.who, "single-choice", next).label);
    assert.equal("1 of 3 answered", progress(next));
  });
  test("before handing in, what is not answered is listed", () => {
    assert.equal("Questions 1, 2 and 3 are not answered yet. After handing in, nothing can be changed.", unanswered(going()));
    assert.equal("Question 2 is not answered yet. After handing in, nothing can be changed.", unanswered(going(choose("count", "a"), choose("who", "a"))));
    assert.equal("All questions are answered. After handing in, nothing can be changed.", unanswered(going(choose("count", "a"), choose("sum", "3"), choose("who", "a"))));
  });
  test("handing in is asked about first, and only where there is something to hand in", () => {
    assert.deepEqual([true, false, false], [going({ type: "askToSubmit" }).asking, going({ type: "askToSubmit" }, { type: "cancelSubmit" }).asking, after({ type: "askToSubmit" }).asking]);
  });
  test("the end is told once, in words, and nothing can be sent after it", () => {
    const next = going(state({}), ended({ count: { response: "b", mark: RIGHT, tries: 1 } }));
    assert.deepEqual(["Handed in: 1.5 of 3 points.", "Handed in: 1.5 of 3 points.", RIGHT], [next.say, outcome(next), next.entries.count.mark]);
    assert.equal("", reduce(next, ended()).say);
    assert.deepEqual(["Handed in", "Not answered"], [next.entries.count, next.entries.who].map((entry) => action(entry, "number", next).label));
    assert.deepEqual([], [choose("who", "a"), check("who", "t9")].reduce(reduce, next).send);
    assert.deepEqual([], reduce(next, { type: "submit", tickets: [] }).send);
  });
  test("marks that are released later are announced, not shown", () => {
    assert.equal("Handed in. Your marks come when they are released.", outcome(going(state({}, { ended: true, result: null }))));
  });
  test("at the end a mark stands whatever its reason, and what was unreadable counts as open before it", () => {
    const NEAR = { ...WRONG, reason: "check-spelling", verdict: "Check the spelling." };
    const next = going(...answered("sum", "lots", "t1"), mark("sum", "lots", UNREADABLE, "t1"), choose("count", "a"), choose("who", "a"));
    assert.match(unanswered(next), /^Question 2 is not answered yet/);
    assert.equal(NEAR, reduce(next, ended({ who: { response: "a", mark: NEAR, tries: 1 } })).entries.who.mark);
  });
  test("a page that opens after the end says nothing aloud", () => {
    assert.equal("", going(ended()).say);
  });
  test("without a reply to handing in, nothing is claimed and it is asked again", () => {
    const next = going({ type: "submit", tickets: [], ticket: "s" }, { type: "submitTimeout", ticket: "s" });
    assert.deepEqual([true, false, "No reply from the kernel yet. Nothing is handed in so far."], [next.asking, next.ended, next.say]);
  });
  test("one question at a time: turning stops at the ends", () => {
    const next = after({ type: "view", single: true }, { type: "goTo", to: 2 });
    assert.deepEqual([true, 2, 2, 2], [next.single, next.current, reduce(next, { type: "goTo", to: 3 }).current, reduce(next, { type: "goTo", to: "length" }).current]);
  });
});

describe("how the kernel reads a number", () => {
  const rest = (item, response) => ({ type: "typingPaused", item, response });
  const reading = (response, text) => ({ type: "reading", item: "sum", response, text });
  test("what rests in the field is asked for, under no ticket", () => {
    assert.deepEqual([{ type: "read", item: "sum", response: "4k" }], after(choose("sum", "4k"), rest("sum", "4k")).send);
  });
  test("nothing is asked of a text that has changed, is empty, is marked, or is no number", () => {
    const marked = [...answered("sum", "3", "t1"), mark("sum", "3", WRONG, "t1"), rest("sum", "3")];
    for (const events of [[choose("sum", "4"), rest("sum", "4k")], [choose("sum", null), rest("sum", null)], marked, [choose("who", "a"), rest("who", "a")], [rest("gone", "a")]])
      assert.deepEqual([], after(...events).send);
  });
  test("the reading is kept and spoken once, and counts as no answer", () => {
    const next = after(choose("sum", "4k"), reading("4k", "Read as $4,000."));
    assert.deepEqual(["Read as $4,000.", "Read as $4,000.", 0, null], [next.entries.sum.reading.text, next.say, next.entries.sum.tries, next.entries.sum.mark]);
    assert.equal("", reduce(next, reading("4k", "Read as $4,000.")).say);
  });
  test("another spelling that is read alike keeps its reading, which is not spoken again", () => {
    const next = after(choose("sum", "4k"), reading("4k", "Read as $4,000."), choose("sum", "4,000"), reading("4,000", "Read as $4,000."));
    assert.deepEqual(["4,000", ""], [next.entries.sum.reading.response, next.say]);
  });
  test("the reading of a text that has changed is dropped", () => {
    assert.equal(null, after(choose("sum", "4"), reading("4k", "Read as $4,000.")).entries.sum.reading);
  });
});
