/** Hints, confidence, tries, other windows, a dead kernel, mistakes and attempts: `node --test tests/widget/course.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { unsavedWork } from "../../src/policystory/widget/static/quiz/entries.js";
import { action, asksSure, hintAction, isClosed, recordStatus, reviewText, notRight, outcome, stepName, triesLeft } from "../../src/policystory/widget/static/quiz/status.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { points, sign, told, verdict } from "../../src/policystory/widget/static/quiz/words.js";

const options = [{ id: "a", text: "One" }, { id: "b", text: "Two" }, { id: "c", text: "Three" }];
const paper = {
  id: "paper-1", title: "Exit quiz", mode: "practice", rules: { tries: 3, "retry-cost": "0.25", "hint-cost": "0.1", confidence: true, hints: true },
  items: [{ id: "count", kind: "single-choice", options, prompts: [] }, { id: "sum", kind: "number", unit: "usd", options: [], prompts: [] }],
};
const later = { ...paper, rules: { ...paper.rules, feedback: "at-end" } };
const RIGHT = { reason: "right", verdict: "Right.", points: "1", possible: "1", sentence: "", feedback: [], sources: [], section: null, whole: [] };
const WRONG = { ...RIGHT, reason: "wrong", verdict: "Not right.", points: "0" };
const HELD = { ...RIGHT, reason: "held", verdict: "Answered; marked when you hand in.", points: "0" };
const READ = { kind: "read", text: "Read: ", sources: [{ label: "BBC ¶13", href: "#two" }, { label: "CNN ¶2", href: "" }] };
const STRIKE = { kind: "strike", option: "c", text: "“Three” is not it." };

const after = (...events) => events.reduce(reduce, start(paper));
const saved = (...events) => events.reduce(reduce, start(later));
const choose = (item, response) => ({ type: "choose", item, response });
const sure = (item, its) => ({ type: "setConfidence", item, sure: its });
const answered = (item, response, ticket = "t1") => [choose(item, response), { type: "check", item, ticket }];
const mark = (item, response, its, ticket = "t1", more = {}) => ({ type: "mark", item, response, mark: its, tries: 1, left: 2, confidence: null, hints: [], more: true, ticket, kept: true, note: "", ...more });
const state = (answers, more = {}) => ({ type: "state", answers, kept: true, note: "", again: null, ...more });
const marked = (item, response, its, more = {}) => [...answered(item, response), mark(item, response, its, "t1", more)];

describe("tries", () => {
  test("they are told once one is used, the last as such, and never where the answer is right", () => {
    const left = (its, more) => { const next = after(...marked("count", "a", its, more)); return triesLeft(next.entries.count, next); };
    assert.deepEqual(["2 tries left", "Last try", "", ""], [left(WRONG), left(WRONG, { left: 1, tries: 2 }), left(WRONG, { left: 0 }), left(RIGHT)]);
    assert.equal("", triesLeft(after().entries.count, after()));
  });
  test("a single try is told beforehand", () => {
    const one = start({ ...paper, rules: { tries: 1 } });
    assert.equal("One try", triesLeft(one.entries.count, one));
  });
  test("without a try left the question is closed and says so", () => {
    const next = after(...marked("count", "a", WRONG, { left: 0, tries: 3 }));
    assert.deepEqual([true, false], [isClosed(next.entries.count, next), isClosed(next.entries.sum, next)]);
    assert.deepEqual({ label: "Checked", off: true, why: "No try is left; your last answer stands." }, action(next.entries.count, "single-choice", next));
    assert.equal("a", reduce(next, choose("count", "b")).entries.count.response);
    assert.deepEqual([], reduce(next, { type: "check", item: "count", ticket: "t2" }).send);
  });
  test("tries are not counted where marks come later", () => {
    const next = saved(...marked("count", "a", HELD, { left: null }));
    assert.deepEqual([null, "", false], [start(later).entries.count.left, triesLeft(next.entries.count, next), isClosed(next.entries.count, next)]);
  });
});

describe("hints", () => {
  const hint = (hints, more = true) => ({ type: "hint", item: "count", hints, more, kept: true, note: "" });
  const button = (next) => hintAction(next.entries.count, next, "takes 10% off");
  test("a hint is asked for once, and is spoken when it comes", () => {
    const asked = after({ type: "askHint", item: "count" });
    assert.deepEqual([[{ type: "hint", item: "count", n: 1 }], []], [asked.send, reduce(asked, { type: "askHint", item: "count" }).send]);
    const next = reduce(asked, hint([READ]));
    assert.deepEqual([[READ], 0, "Read: BBC ¶13; CNN ¶2."], [next.entries.count.hints, next.entries.count.hinting, next.say]);
    assert.equal("“Three” is not it.", [{ type: "askHint", item: "count" }, hint([READ, STRIKE], false)].reduce(reduce, next).say);
  });
  test("a hint that another view took is shown and not spoken", () => {
    const next = after(hint([READ]));
    assert.deepEqual([[READ], ""], [next.entries.count.hints, next.say]);
  });
  test("the button says what it costs, and when there is none any more", () => {
    assert.deepEqual({ label: "Hint (takes 10% off)", off: false }, button(after()));
    assert.deepEqual({ label: "Another hint (takes 10% off)", off: false }, button(after(hint([READ]))));
    assert.deepEqual({ label: "No further hint", off: true }, button(after(hint([READ, STRIKE], false))));
    assert.deepEqual({ label: "Hint …", off: true }, button(after({ type: "askHint", item: "count" })));
    assert.equal("Hint", hintAction(after().entries.count, after(), "").label);
  });
  test("there is no button where the quiz has none, the answer is right, or nothing can be answered", () => {
    const without = start({ ...paper, rules: {} });
    assert.deepEqual([null, null, null], [hintAction(without.entries.count, without, ""), button(after(...marked("count", "b", RIGHT))), button(after(...marked("count", "a", WRONG, { left: 0 })))]);
    assert.deepEqual([[], []], [reduce(without, { type: "askHint", item: "count" }).send, after({ type: "askHint", item: "gone" }).send]);
  });
  test("a choice under way that is struck out is taken back, and an answer that was marked stays", () => {
    assert.equal(null, after(choose("count", "c"), hint([STRIKE])).entries.count.response);
    assert.equal("b", after(choose("count", "b"), hint([STRIKE])).entries.count.response);
    assert.equal("c", after(...marked("count", "c", WRONG), hint([STRIKE])).entries.count.response);
  });
  test("hints come back without an answer", () => {
    const next = after(state({ count: { response: null, mark: null, tries: 0, left: 3, confidence: null, hints: [READ], more: false } }));
    assert.deepEqual([[READ], false, null, 3], [next.entries.count.hints, next.entries.count.more, next.entries.count.mark, next.entries.count.left]);
  });
  test("a refused or lost hint is told beside its question, and can be asked for again", () => {
    const refused = after({ type: "askHint", item: "count" }, { type: "refused", ticket: "", item: "count", note: "there is no further hint" });
    assert.deepEqual(["there is no further hint", 0, "there is no further hint"], [refused.entries.count.notice, refused.entries.count.hinting, refused.say]);
    const lost = after({ type: "askHint", item: "count" }, { type: "hintTimeout", item: "count", n: 1 });
    assert.deepEqual([0, "No reply from the kernel yet."], [lost.entries.count.hinting, lost.say]);
    assert.equal("", after({ type: "askHint", item: "count" }, hint([READ]), { type: "askHint", item: "count" }, { type: "hintTimeout", item: "count", n: 1 }).entries.count.notice);
  });
});

describe("confidence", () => {
  test("it goes with the answer, and nothing goes where nothing was said", () => {
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0, confidence: "fairly" }], after(sure("count", "fairly"), ...answered("count", "b")).send);
    assert.deepEqual([{ type: "answer", item: "count", response: "b", ticket: "t1", seen: 0 }], after(...answered("count", "b")).send);
  });
  test("it is asked of what is not marked yet, and anew of a changed answer, with nothing chosen", () => {
    const done = after(sure("count", "sure"), ...marked("count", "a", WRONG, { confidence: "sure" })), changed = reduce(done, choose("count", "b"));
    assert.deepEqual([true, false, true], [after(), done, changed].map((next) => asksSure(next.entries.count, next)));
    assert.deepEqual(["sure", "sure", null], [done.entries.count.markedSure, done.entries.count.sure, changed.entries.count.sure]);
    const without = start({ ...paper, rules: {} });
    assert.equal(false, asksSure(without.entries.count, without));
  });
  test("what was said is shown with the mark", () => {
    assert.equal("0.75 of 1 point · 2 tries · you said: fairly sure", points({ ...RIGHT, points: "0.75" }, 2, "fairly"));
    assert.equal("1 of 1 point", points(RIGHT, 1, "unheard-of"));
  });
  test("where marks come later it can be changed and saved again", () => {
    const next = saved(sure("count", "sure"), ...marked("count", "a", HELD, { confidence: "sure" }));
    assert.equal("Saved", action(next.entries.count, "single-choice", next).label);
    const changed = reduce(next, sure("count", "guess"));
    assert.deepEqual({ label: "Save again", off: false, why: "" }, action(changed.entries.count, "single-choice", changed));
    assert.equal("guess", reduce(changed, { type: "check", item: "count", ticket: "t2" }).send[0].confidence);
  });
  test("what was said of an answer comes back with it", () => {
    const next = after(state({ count: { response: "a", mark: WRONG, tries: 1, left: 2, confidence: "guess", hints: [], more: true } }));
    assert.deepEqual(["guess", "guess"], [next.entries.count.sure, next.entries.count.markedSure]);
  });
});

describe("another window", () => {
  const elsewhere = (ticket, more = {}) => ({ ...mark("count", "b", WRONG, ticket, more), type: "elsewhere", note: "It was answered in another window." });
  test("what stands is shown with the sentence, one's own answer stays in the form, and checking sends it anew", () => {
    const next = after(sure("count", "sure"), ...answered("count", "a"), elsewhere("t1", { confidence: "guess" })), { count } = next.entries;
    assert.deepEqual(["a", "sure", "b", "guess", WRONG, null, "It was answered in another window."], [count.response, count.sure, count.marked, count.markedSure, count.mark, count.ticket, count.notice]);
    assert.deepEqual(["It was answered in another window.", ""], [next.say, next.note]);
    const again = reduce(next, { type: "check", item: "count", ticket: "t2" });
    assert.deepEqual([[{ type: "answer", item: "count", response: "a", ticket: "t2", seen: 0, confidence: "sure" }], ""], [again.send, again.entries.count.notice]);
  });
  test("who only said anew how sure they are keeps the own answer, too", () => {
    const next = saved(...marked("count", "a", HELD), sure("count", "sure"), { type: "check", item: "count", ticket: "t2" }, { ...elsewhere("t2"), mark: HELD }), { count } = next.entries;
    assert.deepEqual(["a", "sure", "b"], [count.response, count.sure, count.marked]);
  });
  test("what another view sent in vain is an answer like any other here", () => {
    const next = after(elsewhere("theirs"));
    assert.deepEqual(["b", "b", "", ""], [next.entries.count.response, next.entries.count.marked, next.entries.count.notice, next.say]);
  });
  test("what keeps an attempt from being handed in is told, and handing in is not waited for", () => {
    const next = saved(...marked("count", "a", HELD), { type: "submit", tickets: ["x", "y"], ticket: "s" }, { ...elsewhere(""), mark: HELD }, { type: "refused", ticket: "s", note: "look first" });
    assert.deepEqual(["b", "It was answered in another window.", "look first", "look first"], [next.entries.count.response, next.entries.count.notice, next.refusal, next.say]);
    assert.equal("", reduce(next, { type: "submitTimeout", ticket: "s" }).say);
  });
});

describe("a kernel that is gone", () => {
  test("it is said once, at once, what happened and what to do", () => {
    const next = after({ type: "disconnected" });
    assert.match(next.say, /^The kernel has stopped or was restarted, .* Run this cell again; what you wrote here comes along\.$/);
    assert.deepEqual([{ tone: "late", again: false, text: next.say }, ""], [recordStatus(next), reduce(next, { type: "disconnected" }).say]);
  });
  test("an answer that is checked then stays, and says so", () => {
    const next = after({ type: "disconnected" }, ...answered("count", "a"));
    assert.deepEqual(["It stays here until this cell is run again.", "It stays here until this cell is run again."], [next.say, action(next.entries.count, "single-choice", next).why]);
    const save = saved({ type: "disconnected" }, ...answered("count", "a"));
    assert.deepEqual({ label: "Not sent yet", off: true, why: next.say }, action(save.entries.count, "single-choice", save));
  });
  test("no hint is waited for or asked for then", () => {
    const next = after({ type: "askHint", item: "count" }, { type: "disconnected" }), again = reduce(next, { type: "askHint", item: "count" });
    assert.deepEqual([{ label: "Hint", off: true }, [], "The kernel is gone. Run this cell again."], [hintAction(next.entries.count, next, ""), again.send, again.say]);
  });
  test("a kernel that greets back is there", () => {
    assert.deepEqual([false, ""], [after({ type: "disconnected" }, state({})).gone, recordStatus(after({ type: "disconnected" }, state({}))).text]);
  });
});

describe("what is written and has no mark", () => {
  test("drafts and answers on their way are kept, marked ones are not", () => {
    const work = unsavedWork(after(...marked("count", "a", WRONG), sure("sum", "guess"), choose("sum", "4k")));
    assert.deepEqual({ sum: { draft: "4k", draftSure: "guess" } }, work);
    assert.deepEqual({ count: { ticket: "t1", response: "a", sure: "sure", seen: 0, draft: "b", draftSure: "sure" } }, unsavedWork(after(sure("count", "sure"), ...answered("count", "a"), choose("count", "b"))));
    assert.deepEqual({ count: { ticket: "t1", response: "a", sure: null, seen: 0 } }, unsavedWork(after(...answered("count", "a"))));
    assert.deepEqual({}, unsavedWork(after(...marked("count", "a", RIGHT))));
  });
  test("it comes back as it was: a draft is not sent, an answer on its way is", () => {
    const before = after(...answered("count", "a"), choose("count", "b"), choose("sum", "4k"));
    const next = after({ type: "recall", unsent: JSON.parse(JSON.stringify(unsavedWork(before))) }, state({}));
    assert.deepEqual([["b", "4k"], [{ type: "answer", item: "count", response: "a", ticket: "t1", seen: 0 }]], [[next.entries.count.response, next.entries.sum.response], next.send]);
    assert.deepEqual(unsavedWork(before), unsavedWork(next));
  });
  test("a draft stays beside the answer that the record holds", () => {
    const next = after({ type: "recall", unsent: { count: { draft: "b" } } }, state({ count: { response: "a", mark: WRONG, tries: 1, left: 2 } }));
    assert.deepEqual(["b", "a"], [next.entries.count.response, next.entries.count.marked]);
  });
  test("an attempt that is handed in keeps no drafts: what was handed in is shown", () => {
    const next = saved({ type: "recall", unsent: { count: { draft: "b", draftSure: "sure" }, sum: { draft: "7" } } }, state({ count: { response: "a", mark: WRONG, tries: 1, confidence: "guess" } }, { ended: true, result: { points: "0", possible: "2" } }));
    assert.deepEqual([["a", "guess", null], {}], [[next.entries.count.response, next.entries.count.sure, next.entries.sum.response], unsavedWork(next)]);
  });
});

describe("the end, mistakes and another attempt", () => {
  const both = (one, two, more = {}) => after(state({ count: { response: "a", mark: one, tries: 1, left: 2 }, sum: { response: "4", mark: two, tries: 1, left: 2 } }, more));
  test("practice ends when all is answered, with its points in plain numbers", () => {
    assert.deepEqual(["", "All questions are answered: 1 of 2 points."], [outcome(after(...marked("count", "a", WRONG))), outcome(both(RIGHT, WRONG))]);
    assert.equal("All questions are answered: 0.3 of 2 points.", outcome(both({ ...RIGHT, points: "0.1" }, { ...WRONG, points: "0.2" })));
  });
  test("the end of practice is spoken with the last mark", () => {
    const next = after(...marked("count", "a", WRONG), ...answered("sum", "4", "t2"), mark("sum", "4", RIGHT, "t2"));
    assert.equal("Right. All questions are answered: 1 of 2 points.", next.say);
  });
  test("what was not answered is no answer at the end, and is to be looked at again", () => {
    const OPEN = { ...WRONG, reason: "unanswered", verdict: "Not answered yet." };
    const next = saved(state({ count: { response: null, mark: OPEN, tries: 0 }, sum: { response: "4", mark: RIGHT, tries: 1 } }, { ended: true, result: { points: "1", possible: "2" } }));
    assert.deepEqual(["open", "Not answered.", [], ["count"]], [sign(OPEN), verdict(OPEN), told({ ...OPEN, sentence: "Nothing was chosen yet." }), notRight(next)]);
    assert.equal("Not answered", action(next.entries.count, "single-choice", next).label);
  });
  test("mistakes are offered once all is known, and narrow the view without a loss", () => {
    assert.deepEqual([[], ["count"], []], [after(...marked("count", "a", WRONG)), both(WRONG, RIGHT), both(RIGHT, RIGHT)].map(notRight));
    assert.deepEqual([], notRight(saved(state({ count: { response: "a", mark: HELD, tries: 1 } }, { ended: true, result: null }))));
    const next = reduce(both(RIGHT, WRONG), { type: "review", on: true });
    assert.deepEqual([["sum"], 1, "Only question 2 of 2: what was not right."], [next.review, next.current, next.say]);
    assert.deepEqual(["Question 1: right, not shown now", "Question 2: not right"], [0, 1].map((n) => stepName(next, n)));
    const whole = reduce(next, { type: "review", on: false });
    assert.deepEqual([null, "All questions are shown.", ""], [whole.review, whole.say, reviewText(whole)]);
  });
  test("a question that is answered rightly while looking again stays in sight, and a turn beyond shows all", () => {
    const next = [{ type: "review", on: true }, ...answered("sum", "5"), mark("sum", "5", RIGHT)].reduce(reduce, both(RIGHT, WRONG));
    assert.deepEqual([["sum"], null], [next.review, reduce(next, { type: "goTo", to: 0 }).review]);
  });
  test("another attempt is begun where the kernel offers one, once", () => {
    const next = reduce(both(RIGHT, WRONG, { again: { text: "Another can be begun." } }), { type: "nextAttempt", ticket: "n" });
    assert.deepEqual([[{ type: "again", ticket: "n" }], "n", []], [next.send, next.renewing, reduce(next, { type: "nextAttempt", ticket: "n" }).send]);
    assert.deepEqual([], reduce(both(RIGHT, WRONG), { type: "nextAttempt", ticket: "n" }).send);
  });
  test("answers on their way go first", () => {
    const next = [...answered("count", "b"), { type: "nextAttempt", ticket: "n" }].reduce(reduce, both(WRONG, WRONG, { again: { text: "" } }));
    assert.deepEqual(["answer", "again"], next.send.map(({ type }) => type));
  });
  test("an attempt that cannot begin says why, and can be tried again", () => {
    const begun = reduce(both(RIGHT, WRONG, { again: { text: "" } }), { type: "nextAttempt", ticket: "n" });
    for (const [event, text] of [[{ type: "refused", ticket: "n", note: "all attempts are taken" }, "all attempts are taken"], [{ type: "nextAttemptTimeout", ticket: "n" }, "No reply from the kernel yet."]]) {
      const next = reduce(begun, event);
      assert.deepEqual(["", text, text], [next.renewing, next.refusal, next.say]);
    }
  });
});
