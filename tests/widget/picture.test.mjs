/** What of a picture can be told without a browser: where names stand, and which mark is meant. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  beside,
  nearest,
  picture,
  sidesOf,
} from "../../src/policystory/widget/static/quiz/picture.js";

const mark = (x, y, w = 60, h = 20) => ({ x, y, w, h });

describe("names on a map", () => {
  test("a name stands right of its mark where there is room", () => {
    assert.deepEqual(["right"], sidesOf([mark(100, 100)], 400, 300));
  });
  test("at the right edge it stands left, in a corner above or below", () => {
    assert.deepEqual(["left"], sidesOf([mark(390, 100)], 400, 300));
    assert.deepEqual(["above", "below"], sidesOf([mark(40, 90), mark(40, 10)], 80, 100));
  });
  test("a name covers neither another name nor another mark", () => {
    assert.deepEqual(["left", "right"], sidesOf([mark(100, 100), mark(130, 100)], 400, 300));
    assert.deepEqual(
      ["right", "right", "left"],
      sidesOf([mark(100, 100), mark(100, 125), mark(100, 112)], 400, 300),
    );
  });
  test("where there is no room a name is hidden", () => {
    assert.deepEqual([""], sidesOf([mark(20, 20)], 40, 40));
    assert.deepEqual([], sidesOf([], 40, 40));
  });
});

describe("marks on a map", () => {
  const marks = [mark(100, 100), mark(112, 100)];
  test("a point belongs to the mark that it is nearest to", () => {
    assert.deepEqual(
      [0, 1, 0],
      [nearest(marks, 105, 100), nearest(marks, 107, 100), nearest(marks, 90, 92)],
    );
  });
  test("a target is 24 px wide at least, and ends", () => {
    assert.deepEqual(
      [0, 0, -1, -1],
      [
        nearest(marks, 88, 100),
        nearest(marks, 100, 112),
        nearest(marks, 85, 100),
        nearest([], 1, 1),
      ],
    );
  });
});

describe("names on a timeline", () => {
  test("a name stands where there is more room", () => {
    assert.deepEqual(
      ["after", "before", "after", "below"],
      [beside(0, 0.1), beside(0.9, 1), beside(0.3, 0.6), beside(0.1, 0.9)],
    );
  });
});

describe("what cannot be shown", () => {
  test("no picture, or one of a sort that is not known, is none", () => {
    assert.deepEqual(
      [null, null, null],
      [picture(null, []), picture(undefined, []), picture({ kind: "globe" }, [])],
    );
  });
});
