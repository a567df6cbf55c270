/** What the brief builder's page remembers: `node --test tests/widget/brief.test.mjs`. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  arrive,
  begin,
  due,
  giveUp,
  send,
  textsOf,
  typed,
  unsavedTexts,
} from "../../src/policystory/widget/static/brief/state.js";
import { goal } from "../../src/policystory/widget/static/brief/parts.js";

const KEPT = { opening: "old", gull: "", closing: "" };
const writing = typed(begin(KEPT, {}), "gull", "In 1874");

describe("a brief", () => {
  test("its parts are opening, facts in their order, and closing", () => {
    const draft = { opening: "a", closing: "c", facts: [{ id: "gull", reason: "b" }] };
    assert.deepEqual([["opening", "a"], ["gull", "b"], ["closing", "c"]],
      Object.entries(textsOf(/** @type {any} */ (draft))));
  });
  test("its goal says what is asked for, and counts what is met", () => {
    const told = [{ met: true }, { met: false }, { met: false }];
    assert.equal(
      "Use at least 6 facts of 3 reports, and answer one of the other side. " +
        "The program counts 3 points, listed at the end: 1 met so far.",
      goal({ facts: 6, reports: 3 }, told),
    );
  });
  test("what was typed is due once, with the text that was known to be kept", () => {
    assert.deepEqual([{ type: "write", part: "gull", text: "In 1874", seen: "" }], due(writing));
    const sent = send(writing);
    assert.deepEqual([], due(sent));
    assert.equal(1, due(typed(sent, "gull", "In 1874 it")).length);
  });
  test("what the kernel keeps settles a part", () => {
    const settled = arrive(send(writing), { ...KEPT, gull: "In 1874" });
    assert.deepEqual({}, unsavedTexts(settled));
    assert.deepEqual({ text: "In 1874", kept: "In 1874", sent: null }, settled.gull);
  });
  test("typing goes on while a text is on its way, and is not replaced", () => {
    const further = typed(send(writing), "gull", "In 1874 it was");
    const settled = arrive(further, { ...KEPT, gull: "In 1874" });
    assert.equal("In 1874 it was", settled.gull.text);
    assert.equal("In 1874", due(settled)[0].seen);
  });
  test("another window's text is shown where nothing is being written", () => {
    const settled = arrive(writing, { ...KEPT, opening: "new", gull: "theirs" });
    assert.deepEqual(["new", "In 1874"], [settled.opening.text, settled.gull.text]);
  });
  test("a text without a reply, or refused, is due again", () => {
    assert.equal(1, due(giveUp(send(writing))).length);
  });
  test("a part that was taken out elsewhere goes, unless it is unsaved", () => {
    const { gull: _, ...rest } = KEPT;
    assert.ok(!("gull" in arrive(begin(KEPT, {}), rest)));
    assert.equal(1, due(arrive(writing, rest)).length);
  });
  test("unsaved work of the browser stands over what is kept, and is due", () => {
    const state = begin(KEPT, { opening: "newer", gone: "x" });
    assert.deepEqual(["opening"], due(state).map(({ part }) => part));
    assert.deepEqual({ opening: "newer" }, unsavedTexts(state));
  });
});
