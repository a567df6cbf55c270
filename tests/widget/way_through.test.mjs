/**
 * The way through a quiz: the main button, a second try, the answer, and the result: `node --test
 * tests/widget/way_through.test.mjs`.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { mayArrive } from "../../src/policystory/widget/static/quiz/arrival.js";
import {
  mainButton,
  nextQuestion,
  startPlace,
} from "../../src/policystory/widget/static/quiz/onward.js";
import {
  openQuestions,
  resultLines,
  sectionsToRead,
} from "../../src/policystory/widget/static/quiz/outcome.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { isSingle } from "../../src/policystory/widget/static/quiz/storage.js";
import { RIGHT, WRONG, HELD, answered, choose, later, mark, options } from "./course.mjs";

const items = ["a", "b", "c"].map((id) => ({ id, kind: "single-choice", options, prompts: [] }));
const paper = { ...later, items, rules: { confidence: true } };
const WHOLE = [{ text: "One", right: true, feedback: "" }];
const [DONE, SHOWN] = [RIGHT, WRONG].map((its) => ({ ...its, whole: WHOLE }));
const after = (...events) => events.reduce(reduce, start(paper));
const marked = (item, its, more = {}) => [
  ...answered(item, "b", `t-${item}`),
  mark(item, "b", its, `t-${item}`, { left: null, ...more }),
];
const main = (state, item) => mainButton(state.entries[item], { id: item }, state);
const goes = (state, item) => {
  const { label, to } = main(state, item);
  return [label, to];
};

describe("the main button", () => {
  test("after a check it leads to the next open question, and then to the result", () => {
    const first = after(...marked("b", DONE));
    assert.deepEqual(["Next question", 2], goes(first, "b"));
    const second = [...marked("c", DONE)].reduce(reduce, first);
    assert.deepEqual(["Next question", 0], goes(second, "c"));
    const all = [...marked("a", DONE)].reduce(reduce, second);
    assert.deepEqual(["See result", 3], goes(all, "a"));
  });
  test("where all are in sight, only the question answered last leads on", () => {
    const state = after(...marked("a", DONE), ...marked("b", DONE));
    const labels = (its) => ["a", "b"].map((id) => main(its, id).label);
    assert.deepEqual(
      [
        ["Checked", "Next question"],
        ["Next question", "Next question"],
      ],
      [labels(state), labels(reduce(state, { type: "view", single: true }))],
    );
  });
  test("after a wrong answer it begins another try, and then waits for another answer", () => {
    const wrong = after(...marked("a", WRONG));
    assert.deepEqual(["again", "Try again"], [main(wrong, "a").does, main(wrong, "a").label]);
    const again = reduce(wrong, { type: "tryAgain", item: "a" });
    const { response, marked: before } = again.entries.a;
    assert.deepEqual([null, "b", true], [response, before, main(again, "a").off]);
    const changed = reduce(again, choose("a", "c"));
    assert.deepEqual(
      { label: "Check again", off: false, why: "", does: "check" },
      main(changed, "a"),
    );
  });
  test("an answer of several parts stays in its form for another try", () => {
    const rows = { ...paper, items: [{ ...items[0], kind: "multiple-choice" }] };
    const again = [
      ...answered("a", ["b"]),
      mark("a", ["b"], WRONG, "t1", { left: null }),
      { type: "tryAgain", item: "a" },
    ].reduce(reduce, start(rows));
    assert.deepEqual(["b"], again.entries.a.response);
    assert.deepEqual([true, "Check again"], [main(again, "a").off, main(again, "a").label]);
  });
  test("where the answer is told, the question is closed and the way leads on", () => {
    const shown = after(...marked("a", SHOWN));
    assert.deepEqual(["Next question", 1], goes(shown, "a"));
    assert.equal(shown, reduce(shown, { type: "tryAgain", item: "a" }) && shown);
    assert.equal("b", reduce(shown, choose("a", "c")).entries.a.response);
  });
  test("questions that can be tried again come after those without an answer", () => {
    const state = after(...marked("a", WRONG), ...marked("b", DONE));
    assert.deepEqual([2, [2]], [nextQuestion(state, 1), openQuestions(state)]);
    assert.equal(0, nextQuestion([...marked("c", DONE)].reduce(reduce, state), 2));
  });
  test("where marks come later it leads on after saving, and at the end to handing in", () => {
    const held = { ...paper, rules: { feedback: "at-end" } };
    const states = ["a", "b", "c"].map((_, n) =>
      items
        .slice(0, n + 1)
        .flatMap(({ id }) => marked(id, HELD))
        .reduce(reduce, start(held)),
    );
    assert.deepEqual(
      ["Next question", "Next question", "Hand in …"],
      states.map((state, n) => main(state, items[n].id).label),
    );
  });
});

describe("the answer", () => {
  const asked = () => after(...marked("a", WRONG), { type: "askAnswer", item: "a" });
  test("it is asked for once, after a wrong answer only", () => {
    assert.deepEqual([{ type: "reveal", item: "a" }], asked().send);
    assert.deepEqual([], reduce(asked(), { type: "askAnswer", item: "a" }).send);
    assert.deepEqual([], after({ type: "askAnswer", item: "a" }).send);
  });
  test("it is spoken, and closes the question with the answer that was marked", () => {
    const told = [
      choose("a", "c"),
      { ...mark("a", "b", SHOWN, ""), type: "revealed" },
    ].reduce(reduce, asked());
    assert.deepEqual(
      ["b", "Not right. Right answer: One.", "Next question"],
      [told.entries.a.response, told.say, main(told, "a").label],
    );
  });
  test("without a reply, or when it is refused, it can be asked for again", () => {
    for (const event of [
      { type: "answerShownTimeout", item: "a" },
      { type: "refused", ticket: "", item: "a", note: "not now" },
    ]) {
      const next = reduce(asked(), event);
      assert.deepEqual([false, true], [next.entries.a.revealing, Boolean(next.say)]);
    }
  });
});

describe("the result", () => {
  const section = { label: "Counts", href: "#Counts" };
  const end = (...marks) =>
    items.flatMap(({ id }, n) => marked(id, ...marks[n])).reduce(reduce, start(paper));
  const mixed = () =>
    end(
      [DONE, { confidence: "sure", first: "sure" }],
      [{ ...SHOWN, section }, { confidence: "sure", first: "sure", tries: 1 }],
      [{ ...SHOWN, section }],
    );
  test("it tells first tries and confidence, and what to read again, each once", () => {
    assert.deepEqual(
      [
        "This was hard. Read the parts below once more; the next time will be easier.",
        "1 of 3 right at the first try.",
        "Sure and right: 1 of 2.",
      ],
      resultLines(mixed()),
    );
    assert.deepEqual([section], sectionsToRead(mixed()));
    assert.deepEqual(
      ["Everything right in the end.", "3 of 3 right at the first try."],
      resultLines(end([DONE], [DONE], [DONE])),
    );
  });
  test("a right second try is not a first one, and keeps how sure the first was", () => {
    const state = [
      ...answered("a", "c", "t1"),
      mark("a", "c", WRONG, "t1", { confidence: "sure", first: "sure" }),
      ...answered("a", "b", "t2"),
      mark("a", "b", DONE, "t2", { tries: 2, first: "sure" }),
      ...marked("b", DONE),
      ...marked("c", DONE),
    ].reduce(reduce, start(paper));
    assert.deepEqual(
      ["Everything right in the end.", "2 of 3 right at the first try.", "Sure and right: 0 of 1."],
      resultLines(state),
    );
  });
  test("nothing is told while marks are held or questions are open", () => {
    assert.deepEqual([], resultLines(after(...marked("a", DONE))));
    assert.deepEqual([], resultLines(end([HELD], [HELD], [HELD])));
  });
  test("the result has a place after the last question, once there is one", () => {
    assert.equal(0, after({ type: "goTo", to: 3 }).current);
    assert.equal(3, reduce(mixed(), { type: "goTo", to: 3 }).current);
  });
  test("a learner who comes back goes on at the first open question, or at the result", () => {
    const told = (ids) => ({
      type: "state",
      answers: Object.fromEntries(ids.map((id) => [id, { response: "b", mark: DONE, tries: 1 }])),
    });
    assert.deepEqual(
      [0, 1, 3],
      [[], ["a"], ["a", "b", "c"]].map((ids) => after(told(ids)).current),
    );
    assert.equal(3, startPlace(mixed()));
  });
  test("what comes next is kept from the message that brings it", () => {
    const closing = { objectives: [], next: null, review: "In May." };
    assert.equal(closing, after(...marked("a", DONE, { closing })).closing);
  });
});

describe("arriving at a quiz", () => {
  const scene = {
    now: 9000,
    before: -Infinity,
    pressed: true,
    running: false,
    focused: true,
    beside: true,
  };
  test("one question at a time is shown until all on one page are chosen", () => {
    let kept = null;
    const value = { getItem: () => kept };
    Object.defineProperty(globalThis, "localStorage", { value, configurable: true });
    const before = isSingle();
    kept = "false";
    assert.deepEqual([true, false], [before, isSingle()]);
  });
  test("a quiz whose cell was just run takes the focus", () => {
    assert.equal(true, mayArrive(scene));
  });
  for (const [name, news] of [
    ["another quiz was drawn just before", { before: 8000 }],
    ["nothing was pressed, as when a page is opened", { pressed: false }],
    ["other cells are still to be run", { running: true }],
    ["the learner works elsewhere", { focused: false }],
    ["another cell is selected", { beside: false }],
  ])
    test(`it leaves the focus alone where ${name}`, () => {
      assert.equal(false, mayArrive({ ...scene, ...news }));
    });
});
