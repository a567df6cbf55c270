/**
 * The quiz widget's state machine and its words, without a browser: `node --test tests/widget/quiz.test.mjs`.
 * How it draws is tested in a real JupyterLab.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { same, waiting } from "../../src/policystory/widget/static/quiz/entries.js";
import { moved } from "../../src/policystory/widget/static/quiz/ordering.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import widget from "../../src/policystory/widget/static/quiz/view.js";
import { about, action, keeping, outcome, progress, unanswered } from "../../src/policystory/widget/static/quiz/standing.js";
import { brief, inWords, partSign, points, sign, stillOpen, told, unitWords, verdict } from "../../src/policystory/widget/static/quiz/words.js";

const paper = {
  id: "paper-1", quiz: "lesson/exit", title: "Exit quiz", mode: "practice", content: "abc", language: "en",
  items: [
    { id: "count", kind: "single-choice", stem: "How many?", points: "1", unit: null, options: [{ id: "a", text: "One" }, { id: "b", text: "Two" }] },
    { id: "sum", kind: "number", stem: "How much?", points: "1", unit: "usd", options: [] },
    { id: "who", kind: "single-choice", stem: "Who?", points: "1", unit: null, options: [{ id: "a", text: "She" }, { id: "b", text: "He" }] },
  ],
};
const RIGHT = {
  reason: "right", verdict: "Right.", points: "1", possible: "1", sentence: "Two it was.", feedback: ["The report counted two."],
  sources: [{ label: "BBC ¶13", href: "#two" }], section: null,
};
const WRONG = { ...RIGHT, reason: "wrong", verdict: "Not right.", points: "0", sentence: "One is another month." };
const UNREADABLE = { ...WRONG, reason: "unreadable", verdict: "This could not be read.", sentence: "'lots' is not a number." };

/** The state after some events, from the start. */
const after = (...events) => events.reduce(reduce, start(paper));
const choose = (item, response) => ({ type: "choose", item, response });
const check = (item, ticket) => ({ type: "check", item, ticket });
const mark = (item, response, its, ticket, more = {}) => ({ type: "mark", item, response, mark: its, tries: 1, ticket, kept: true, note: "", ...more });
const answered = (item, response, ticket) => [choose(item, response), check(item, ticket)];
const state = (answers, more = {}) => ({ type: "state", answers, kept: true, note: "", ...more });
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
    for (const event of [mark("count", "a", WRONG, "t1"), choose("sum", "3"), state({ who: { response: "a", mark: RIGHT, tries: 1 } }), { type: "late", ticket: "t1" }, { type: "again" }])
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
    const next = after(...answered("count", "b", "t1"), { type: "late", ticket: "t1" });
    assert.equal("No reply from the kernel yet. Your answer is still here; it will be sent again when the kernel is back.", next.say);
    assert.deepEqual({ tone: "late", again: true, text: next.say }, keeping(next));
    assert.equal("", reduce(next, { type: "late", ticket: "t1" }).say);
  });
  test("a mark that came makes the clock's word void", () => {
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1"), { type: "late", ticket: "t1" });
    assert.deepEqual({ tone: "kept", again: false, text: "Saved." }, keeping(next));
  });
  test("the kernel's return sends what waits, under the same ticket, in the order of the paper", () => {
    const next = after(...answered("who", "a", "t1"), ...answered("count", "b", "t2"), { type: "late", ticket: "t1" }, state({}));
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t2", seen: 0 }, { type: "answer", item: "who", response: "a", ticket: "t1", seen: 0 }], next.send);
    assert.equal("Saving …", keeping(next).text);
  });
  test("sending again greets the kernel and repeats the ticket", () => {
    const next = after(...answered("count", "b", "t1"), { type: "late", ticket: "t1" }, { type: "again" });
    assert.deepEqual([{ type: "hello" }, { type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], next.send);
  });
  test("what an earlier view could not send is sent by the next one", () => {
    const next = after({ type: "recall", unsent: { count: { ticket: "t1", response: "b" }, gone: { ticket: "t2", response: "b" }, who: null } }, state({}));
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], next.send);
  });
  test("a kernel that never greets back is said to be silent, until it speaks", () => {
    const next = after({ type: "open" }, { type: "silent" });
    assert.equal("No reply from the kernel yet. Earlier answers will appear when it is back.", keeping(next).text);
    assert.equal("", keeping(reduce(next, state({}))).text);
    assert.equal(false, reduce(after(state({})), { type: "silent" }).silent);
  });
});

describe("keeping, in words", () => {
  test("work that is not kept is said so with the reason, and spoken when that begins", () => {
    const lost = { kept: false, note: "The disk is full." };
    const next = after(...answered("count", "b", "t1"), mark("count", "b", RIGHT, "t1", lost));
    assert.deepEqual({ tone: "lost", again: false, text: "Not saved. The disk is full." }, keeping(next));
    assert.equal("Right. Two it was. Not saved. The disk is full.", next.say);
    assert.equal("Right. Two it was.", [...answered("who", "b", "t2"), mark("who", "b", RIGHT, "t2", lost)].reduce(reduce, next).say);
  });
  test("an answer on its way is being saved", () => {
    assert.deepEqual({ tone: "busy", again: false, text: "Saving …" }, keeping(after(...answered("count", "b", "t1"))));
  });
  test("nothing is claimed before anything was answered", () => {
    assert.equal("", keeping(after(state({}))).text);
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
    assert.deepEqual([true, false, false], [going({ type: "ask" }).asking, going({ type: "ask" }, { type: "stay" }).asking, after({ type: "ask" }).asking]);
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
    const next = going({ type: "submit", tickets: [], ticket: "s" }, { type: "stuck", ticket: "s" });
    assert.deepEqual([true, false, "No reply from the kernel yet. Nothing is handed in so far."], [next.asking, next.ended, next.say]);
  });
  test("one question at a time: turning stops at the ends", () => {
    const next = after({ type: "view", single: true }, { type: "turn", to: 2 });
    assert.deepEqual([true, 2, 2, 2], [next.single, next.current, reduce(next, { type: "turn", to: 3 }).current, reduce(next, { type: "turn", to: "length" }).current]);
  });
});

describe("how the kernel reads a number", () => {
  const rest = (item, response) => ({ type: "rest", item, response });
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
  test("the reading of a text that has changed is dropped", () => {
    assert.equal(null, after(choose("sum", "4"), reading("4k", "Read as $4,000.")).entries.sum.reading);
  });
});

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
    assert.equal("No reply from the kernel yet.", action(reduce(sent, { type: "late", ticket: "t1" }).entries.count, "single-choice").why);
    assert.equal("Checked", action(reduce(sent, mark("count", "b", RIGHT, "t1")).entries.count, "single-choice").label);
  });
});
