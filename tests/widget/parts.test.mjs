/** Answers of several parts: `node --test tests/widget/parts.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { same } from "../../src/policystory/widget/static/quiz/entries.js";
import { moved } from "../../src/policystory/widget/static/quiz/ordering.js";
import { reduce, start } from "../../src/policystory/widget/static/quiz/state.js";
import { action } from "../../src/policystory/widget/static/quiz/status.js";
import {
  brief,
  inWords,
  partSign,
  points,
  sign,
  stillOpen,
  reasons,
  told,
  untold,
} from "../../src/policystory/widget/static/quiz/words.js";
import { answered, check, choose, mark, paper, state, WRONG } from "./events.mjs";

describe("responses of several parts", () => {
  const options = [
    { id: "a", text: "One" },
    { id: "b", text: "Two" },
    { id: "c", text: "Three" },
  ];
  const rows = {
    id: "rows",
    kind: "matching",
    stem: "Whose?",
    points: "1",
    unit: null,
    passage: [],
    options,
    prompts: [
      { id: "x", text: "Hers", options: [] },
      { id: "y", text: "His", options: [] },
    ],
  };
  const gaps = {
    ...rows,
    id: "gaps",
    kind: "cloze",
    passage: ["Here ", " is ", "."],
    options: [],
    prompts: [
      { id: "x", text: "", options },
      { id: "y", text: "", options },
    ],
  };
  const list = { ...rows, id: "list", kind: "ordering", prompts: [] };
  const several = { ...list, id: "several", kind: "multiple-choice" };
  const begun = () => start({ ...paper, items: [rows, gaps, list, several] });
  const marked = (item, response) =>
    [choose(item, response), check(item, "t1"), mark(item, response, WRONG, "t1")].reduce(
      reduce,
      begun(),
    );

  test("lists are the same in one order only, pairs in any order", () => {
    assert.deepEqual(
      [true, false, true, false],
      [
        same(["a", "b"], ["a", "b"]),
        same(["a", "b"], ["b", "a"]),
        same({ x: "a", y: "b" }, { y: "b", x: "a" }),
        same({ x: "a" }, { x: "b" }),
      ],
    );
  });
  test("pairs that the kernel gives back in another order are the answer that was checked", () => {
    const next = reduce(
      begun(),
      state({ rows: { response: { y: "b", x: "a" }, mark: WRONG, tries: 1 } }),
    );
    assert.equal(
      "Checked",
      action({ ...next.entries.rows, response: { x: "a", y: "b" } }, "matching").label,
    );
  });
  test("a row that is changed can be checked again, under the mark of before", () => {
    const next = reduce(marked("rows", { x: "a", y: "b" }), choose("rows", { x: "a", y: "c" }));
    assert.deepEqual(
      ["Check again", { x: "a", y: "b" }],
      [action(next.entries.rows, "matching").label, next.entries.rows.marked],
    );
  });
  test("each kind says what is missing while nothing is answered", () => {
    const asks = ["single-choice", "multiple-choice", "matching", "short-text", "ordering"].map(
      (kind) => action(begun().entries.rows, kind).why,
    );
    assert.deepEqual(
      [
        "Choose an answer first.",
        "Tick at least one answer first.",
        "Choose an answer first.",
        "Write your answer first.",
        "Move an entry, or keep this order, first.",
      ],
      asks,
    );
  });
  test("a move is spoken, and another choice is not", () => {
    assert.deepEqual(
      ["“One” is now 2 of 3.", ""],
      [
        reduce(begun(), { ...choose("list", ["b", "a", "c"]), say: "“One” is now 2 of 3." }).say,
        reduce(begun(), choose("several", ["a"])).say,
      ],
    );
  });
  test("rows and gaps that are still open are counted, once anything is answered", () => {
    const responses = [
      [rows, null],
      [rows, { x: "a" }],
      [rows, { x: "a", y: "b" }],
      [gaps, { y: "b" }],
      [several, ["a"]],
    ];
    assert.deepEqual(
      ["", "1 row still open.", "", "1 gap still open.", ""],
      responses.map(([item, response]) => stillOpen(item, response)),
    );
  });
  test("a response is written in the words of its item", () => {
    const written = [
      [several, ["a", "c"]],
      [list, ["c", "a", "b"]],
      [rows, { y: "a", x: "b" }],
      [gaps, { y: "c" }],
      [several, "b"],
      [several, "gone"],
    ];
    assert.deepEqual(
      [
        "One; Three",
        "1. Three; 2. One; 3. Two",
        "Hers: Two; His: One",
        "Gap 2: Three",
        "Two",
        "gone",
      ],
      written.map(([item, response]) => inWords(item, response)),
    );
  });
  test("each part of an answer has its sign as soon as it is told, and none before", () => {
    const parts = { x: true, y: false };
    assert.deepEqual(
      ["right", "wrong", null],
      ["x", "y", "z"].map((id) => partSign({ ...WRONG, parts }, id)),
    );
    assert.deepEqual(
      [null, null, null],
      [{ ...WRONG, parts: {} }, WRONG, null].map((its) => partSign(its, "x")),
    );
  });
  test("an entry moves to a place, and nowhere beyond the ends", () => {
    const order = ["a", "b", "c"];
    assert.deepEqual(
      [
        ["b", "a", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
      ],
      [moved(order, "a", 1), moved(order, "a", 2), moved(order, "c", 0)],
    );
    for (const [id, to] of [
      ["a", -1],
      ["c", 3],
      ["gone", 1],
    ])
      assert.equal(order, moved(order, id, to));
  });
  test("a long text is cut between letters to be a name", () => {
    assert.deepEqual(["short", "🚢🚢…"], [brief("short"), brief("🚢".repeat(9), 3)]);
  });
});

describe("the reasons of an answer that is partly right", () => {
  const missed = "Not right. Not under this heading.",
    rows = [missed, "Right. So it is.", missed];
  const partly = { reason: "partly-right", verdict: "Partly right.", points: "0.3", possible: "1" };
  const its = { ...partly, sentence: "", sources: [], feedback: rows };
  test("one reason for several rows is given once, and a sign stands for its verdict", () => {
    assert.deepEqual(
      [
        { sign: "wrong", text: "Not under this heading." },
        { sign: "right", text: "So it is." },
      ],
      reasons(its),
    );
    assert.deepEqual(["Not under this heading.", "So it is."], told(its));
  });
  test("among all answers a reason is left out that stands above", () => {
    const above = told(its);
    assert.deepEqual(["", "So be it."], [missed, "Right. So be it."].map((text) => untold(text, above)));
  });
});
