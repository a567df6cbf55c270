/**
 * What a page says that it has seen, and what it takes as meant for it: `node --test
 * tests/widget/windows.test.mjs`.
 */
import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { recordStatus } from "../../src/policystory/widget/static/quiz/status.js";
import { addressed, reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { recall, remember } from "../../src/policystory/widget/static/quiz/storage.js";
import {
  afterOn,
  check,
  choose,
  markMessage,
  markOf,
  paperWith,
  state,
} from "./two_questions.mjs";

const paper = paperWith({ hints: true });
const after = afterOn(paper);
const WRONG = markOf("wrong", "Not right.");
const NO_KERNEL = "The kernel is gone. Run this cell again.";

const mark = (item, response, ticket, answers) =>
  markMessage(item, response, WRONG, ticket, answers);
const elsewhere = (response, ticket, answers) => ({
  ...mark("one", response, ticket, answers),
  type: "elsewhere",
  note: "Elsewhere.",
});
const seen = (next) => next.send.map((message) => message.seen);

describe("how many answers were seen", () => {
  test("an answer tells how many the page knew of, from whatever it was told", () => {
    assert.deepEqual([0], seen(after(choose("one", "x"), check("one", "t"))));
    assert.deepEqual(
      [2],
      seen(
        after(
          state({ one: { response: "y", mark: WRONG, tries: 2, answers: 2 } }),
          choose("one", "x"),
          check("one", "t"),
        ),
      ),
    );
    assert.deepEqual(
      [3],
      seen(after(mark("one", "y", "theirs", 3), choose("one", "x"), check("one", "t"))),
    );
    assert.deepEqual(
      [1],
      seen(
        after(
          { type: "hint", item: "one", hints: [], more: false, answers: 1 },
          choose("one", "x"),
          check("one", "t"),
        ),
      ),
    );
  });
  test("sent again, it tells what was seen at first, whatever the page was told meanwhile", () => {
    const next = after(choose("one", "x"), check("one", "t"), mark("one", "y", "theirs", 1), {
      type: "reconnect",
    });
    assert.deepEqual([undefined, 0], seen(next));
  });
  test("an answer on its way counts as seen by the one that replaces it", () => {
    assert.deepEqual(
      [1],
      seen(after(choose("one", "x"), check("one", "t1"), choose("one", "y"), check("one", "t2"))),
    );
  });
  test("an answer not taken twice keeps its notice; the next check sends it as seen", () => {
    const next = after(
      choose("one", "y"),
      check("one", "t"),
      { type: "answerTimeout", ticket: "t" },
      { type: "reconnect" },
      elsewhere("x", "t", 1),
      elsewhere("x", "t", 1),
    );
    assert.deepEqual(["y", "Elsewhere."], [next.entries.one.response, next.entries.one.notice]);
    assert.deepEqual([1], seen(reduce(next, check("one", "t2"))));
  });
  test("an answer that was taken after all has no such sentence", () => {
    const next = after(
      choose("one", "y"),
      check("one", "t"),
      elsewhere("x", "t", 1),
      mark("one", "y", "t", 2),
    );
    assert.equal("", next.entries.one.notice);
  });
  test("where no try is left, the kept answer is shown, for no other can be sent", () => {
    const next = after(choose("one", "y"), check("one", "t"), {
      ...elsewhere("x", "t", 1),
      left: 0,
    });
    assert.deepEqual(["x", "Elsewhere."], [next.entries.one.response, next.entries.one.notice]);
  });
  test("the same answer from both windows is no news", () => {
    const next = after(choose("one", "x"), check("one", "t"), elsewhere("x", "t", 1));
    assert.deepEqual(["", "Not right."], [next.entries.one.notice, next.say]);
  });
  test("an answer from before a reload is sent as seen then, and may become a draft", () => {
    const unsent = { one: { ticket: "t", response: "y", sure: null } };
    const next = after(
      { type: "recall", unsent },
      state({ one: { response: "x", mark: WRONG, tries: 1, answers: 1 } }),
    );
    assert.deepEqual([0], seen(next));
    const told = reduce(next, elsewhere("x", "t", 1));
    assert.deepEqual(
      ["y", null, "Elsewhere.", []],
      [
        told.entries.one.response,
        told.entries.one.ticket,
        told.entries.one.notice,
        reduce(told, state({})).send,
      ],
    );
    assert.deepEqual(
      [2],
      seen(after({ type: "recall", unsent: { one: { ...unsent.one, seen: 2 } } }, state({}))),
    );
  });
});

describe("what is meant for this page", () => {
  test("every message says which paper it is about", () => {
    assert.deepEqual(
      { type: "hello", paper: "paper-1" },
      addressed(start(paper), { type: "hello" }),
    );
  });
  test("what is said of another paper changes nothing", () => {
    assert.equal(null, after({ ...mark("one", "x", "t", 1), paper: "paper-2" }).entries.one.mark);
    assert.equal("x", after({ ...mark("one", "x", "t", 1), paper: "paper-1" }).entries.one.marked);
  });
  test("the clock of an earlier hint does not give up a later one", () => {
    const next = after(
      { type: "askHint", item: "one" },
      {
        type: "hint",
        item: "one",
        hints: [{ kind: "strike", option: "y", text: "No." }],
        more: true,
      },
      { type: "askHint", item: "one" },
    );
    assert.deepEqual([{ type: "hint", item: "one", n: 2 }], next.send);
    assert.deepEqual(
      [2, 0],
      [
        reduce(next, { type: "hintTimeout", item: "one", n: 1 }).entries.one.hinting,
        reduce(next, { type: "hintTimeout", item: "one", n: 2 }).entries.one.hinting,
      ],
    );
  });
  test("the refusal of another page's answer does not end the wait for a hint", () => {
    const next = after(
      { type: "askHint", item: "one" },
      { type: "refused", ticket: "theirs", item: "one", note: "No." },
    );
    assert.deepEqual([1, ""], [next.entries.one.hinting, next.entries.one.notice]);
  });
  test("a hint that comes takes back that none came", () => {
    assert.equal(
      "",
      after(
        { type: "askHint", item: "one" },
        { type: "hintTimeout", item: "one", n: 1 },
        { type: "askHint", item: "one" },
        { type: "hint", item: "one", hints: [], more: false },
      ).entries.one.notice,
    );
  });
});

describe("what is spoken", () => {
  test("work that is not kept, also when a hint or the state tells it", () => {
    const lost = { kept: false, note: "The disk is full." };
    assert.equal(
      "No. Not saved. The disk is full.",
      after(
        { type: "askHint", item: "one" },
        {
          type: "hint",
          item: "one",
          hints: [{ kind: "strike", option: "y", text: "No." }],
          more: false,
          ...lost,
        },
      ).say,
    );
    assert.equal("Not saved. The disk is full.", after(state({}, lost)).say);
    assert.equal("", after(state({}, lost), state({}, lost)).say);
  });
  test("a kernel that is silent from the start", () => {
    const next = after({ type: "open" }, { type: "stateTimeout" });
    assert.deepEqual(
      ["No reply from the kernel yet. Earlier answers will appear when it is back.", next.say],
      [next.say, recordStatus(next).text],
    );
  });
  test("without a kernel, no hand-in and no attempt begins, and what waited ends", () => {
    const gone = after(state({}, { again: { text: "Another." } }), { type: "disconnected" });
    for (const event of [
      { type: "nextAttempt", ticket: "n" },
      { type: "submit", tickets: [], ticket: "s" },
    ]) {
      const next = reduce(gone, event);
      assert.deepEqual(
        [NO_KERNEL, [], "", ""],
        [next.say, next.send, next.renewing, next.submitting],
      );
    }
    const waits = after(
      state({}, { again: { text: "Another." } }),
      { type: "nextAttempt", ticket: "n" },
      { type: "disconnected" },
    );
    assert.equal("", waits.renewing);
    assert.deepEqual(
      ["", NO_KERNEL],
      [
        reduce({ ...waits, renewing: "m" }, { type: "disconnected" }).renewing,
        reduce({ ...waits, renewing: "m" }, { type: "disconnected" }).say,
      ],
    );
  });
});

describe("two views in one tab", () => {
  beforeEach(() => {
    const kept = new Map();
    globalThis.sessionStorage = {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => kept.set(name, text),
      removeItem: (name) => kept.delete(name),
      kept,
    };
  });
  const does = (before, event) => {
    const next = reduce(before, event);
    remember(next, before);
    return next;
  };
  test("each keeps its own work and takes away only that", () => {
    const first = does(start(paper), choose("one", "x")),
      second = does(start(paper), choose("sum", "5"));
    assert.deepEqual(
      { one: { draft: "x", draftSure: null }, sum: { draft: "5", draftSure: null } },
      recall(first),
    );
    does(second, mark("sum", "5", "t", 1));
    assert.deepEqual({ one: { draft: "x", draftSure: null } }, recall(first));
    does(first, mark("one", "x", "t", 1));
    assert.equal(0, globalThis.sessionStorage.kept.size);
  });
});
