/**
 * The options of a choice in a picture, a map or a timeline, where they can be clicked as well as
 * in their list. A click on a place is a click on its row of the list, and the picture shows what
 * is chosen there. Screen readers and the keyboard use the list alone.
 */

import { drawn, make, set, write } from "./dom.js";

/** @import { Picture, Row, Timeline, WorldMap } from "./entries.js" */
/**
 * @typedef {{option: string, element: Element, mark: boolean}} Part      what stands for an
 *    option; a mark bears its sign
 */
/**
 * @typedef {{element: HTMLElement, parts: Part[], at(event: MouseEvent): string | undefined}}
 *    Painted      `at` tells which option is pointed at
 */

/** What is unknown has no picture. @param {Picture | null | undefined} value @param {Row[]} rows */
export function picture(value, rows) {
  const painted =
    value?.kind === "map" ? map(value) : value?.kind === "timeline" ? timeline(value, rows) : null;
  if (!value || !painted) return null;
  const each = rows.map((row) => ({
    ...row,
    parts: painted.parts.filter(({ option }) => option === row.value),
  }));
  const light = (/** @type {string | undefined} */ option) => {
    // Nothing can be done with what is struck out.
    const open = each.find(({ value: its, input }) => its === option && !input.disabled)?.value;
    for (const { value: its, row, parts } of each)
      for (const part of [row, ...parts.map(({ element }) => element)])
        part.toggleAttribute("data-lit", its === open);
    painted.element.toggleAttribute("data-at", open !== undefined);
  };
  painted.element.addEventListener("pointermove", (event) => light(painted.at(event)));
  painted.element.addEventListener("click", (event) =>
    rows.find(({ value: its }) => its === painted.at(event))?.input.click(),
  );
  for (const { value: its, input, row } of rows) {
    row.addEventListener("pointerenter", () => light(its));
    input.addEventListener("focus", () => {
      if (input.matches(":focus-visible")) light(its);
    });
    input.addEventListener("blur", () => light(undefined));
  }
  for (const part of [painted.element, ...rows.map(({ row }) => row)])
    part.addEventListener("pointerleave", () => light(undefined));
  return {
    element: make(
      "div",
      {
        "class": "ps-picture",
        "data-several": rows[0]?.input.type === "checkbox",
        "aria-hidden": "true",
        "dir": "ltr",
      },
      make("p", { class: "ps-hint" }, value.label),
      painted.element,
    ),
    show() {
      for (const { input, row, parts } of each) {
        for (const { element, mark } of parts) {
          element.toggleAttribute("data-chosen", input.checked);
          element.toggleAttribute("data-struck", input.disabled);
          set(element, "data-sign", row.dataset.sign ?? null);
          const sign = input.checked
            ? (row.dataset.sign ?? "right")
            : input.disabled
              ? "wrong"
              : "";
          if (mark && element.getAttribute("data-drawn") !== sign)
            element.querySelector(".ps-mark")?.replaceChildren(...(sign ? [drawn(sign)] : []));
          set(element, "data-drawn", sign);
        }
      }
    },
  };
}

/** @param {WorldMap} value @returns {Painted} */
function map({ box: [width, height], shapes }) {
  const paths = shapes.map(({ option, path }) => ({
    option,
    element: make("path", {
      "d": path,
      "class": option === null ? "ps-land" : "ps-place",
      "vector-effect": "non-scaling-stroke",
    }),
    mark: false,
  }));
  const places = shapes.flatMap(({ option, name, at }) =>
    option === null || !at ? [] : [{ option, name, at }],
  );
  const names = places.map(({ name }) => make("span", { class: "ps-name", dir: "auto" }, name));
  const pins = places.map(({ option, at: [x, y] }, n) => {
    const element = make("span", { class: "ps-pin" }, make("span", { class: "ps-mark" }), names[n]);
    Object.assign(element.style, { left: percent(x / width), top: percent(y / height) });
    return { option, element, mark: true };
  });
  const svg = make(
    "svg",
    { "viewBox": `0 0 ${width} ${height}`, "aria-hidden": "true", "focusable": "false" },
    ...paths.map(({ element }) => element),
  );
  const element = make("div", { class: "ps-map" }, svg, ...pins.map((pin) => pin.element));
  const settle = () => {
    const wide = element.clientWidth,
      high = element.clientHeight;
    const sides = sidesOf(
      places.map(({ at: [x, y] }, n) => ({
        x: (x / width) * wide,
        y: (y / height) * high,
        w: names[n].offsetWidth,
        h: names[n].offsetHeight,
      })),
      wide,
      high,
    );
    element.toggleAttribute("data-small", wide < 400);
    pins.forEach((pin, n) => set(pin.element, "data-side", sides[n]));
  };
  new ResizeObserver(settle).observe(element);
  const parts = [
    ...paths.flatMap(({ option, ...rest }) => (option === null ? [] : [{ option, ...rest }])),
    ...pins,
  ];
  return {
    element,
    parts,
    at: ({ target, clientX, clientY }) => {
      const { left, top, width: wide, height: high } = element.getBoundingClientRect();
      const under = parts.find((part) => target instanceof Node && part.element.contains(target));
      const near = nearest(
        places.map(({ at: [x, y] }) => ({ x: (x / width) * wide, y: (y / height) * high })),
        clientX - left,
        clientY - top,
      );
      return under?.mark || near === -1 ? under?.option : places[near].option;
    },
  };
}

/** Half of a mark, and how far from its middle its name stands, and a click still means it. */
const HALF = 9,
  AWAY = 14;

/**
 * Which mark a point belongs to, or -1: where marks are close, each has what is nearer to it than
 *   to any other.
 * @param {{x: number, y: number}[]} marks @param {number} x @param {number} y
 */
export function nearest(marks, x, y) {
  const far = marks.map((mark) => Math.hypot(mark.x - x, mark.y - y)),
    least = Math.min(...far);
  return least <= AWAY ? far.indexOf(least) : -1;
}

/**
 * On which side of its mark each name stands, so that no two overlap and none covers a mark; ""
 * where there is room on none, and the name is then shown only while it is pointed at. Marks and
 * sizes are in pixels.
 * @param {{x: number, y: number, w: number, h: number}[]} marks @param {number} width @param
 *   {number} height
 */
export function sidesOf(marks, width, height) {
  /** @type {number[][]} */
  const taken = marks.map(({ x, y }) => [x - HALF, y - HALF, x + HALF, y + HALF]);
  return marks.map(({ x, y, w, h }) => {
    /** @type {Record<string, number[]>} */
    const boxes = {
      right: [x + AWAY, y - h / 2, x + AWAY + w, y + h / 2],
      left: [x - AWAY - w, y - h / 2, x - AWAY, y + h / 2],
      above: [x - w / 2, y - AWAY - h, x + w / 2, y - AWAY],
      below: [x - w / 2, y + AWAY, x + w / 2, y + AWAY + h],
    };
    const free = Object.keys(boxes).find((side) => {
      const [left, top, right, bottom] = boxes[side];
      return (
        left >= 0 &&
        top >= 0 &&
        right <= width &&
        bottom <= height &&
        !taken.some(([l, t, r, b]) => left < r && l < right && top < b && t < bottom)
      );
    });
    if (free) taken.push(boxes[free]);
    return free ?? "";
  });
}

/** @param {Timeline} value @param {Row[]} rows @returns {Painted} */
function timeline({ spans, ticks }, rows) {
  const parts = spans.map(({ option, from, to }) => {
    const name = make("span", { class: "ps-name", dir: "auto" });
    write(name, rows.find(({ value }) => value === option)?.text ?? "");
    const element = make(
      "div",
      { "class": "ps-lane", "data-side": beside(from, to) },
      make("span", { class: "ps-bar" }, make("span", { class: "ps-mark" })),
      name,
    );
    element.style.gridTemplateColumns = [from, to - from, 1 - to]
      .map((part) => `minmax(0, ${part * 1000}fr)`)
      .join(" ");
    return { option, element, mark: true };
  });
  const lines = ticks.map(({ at, label }) => {
    const line = make("div", { class: "ps-tick" }, label);
    line.style.left = percent(at);
    return line;
  });
  const element = make("div", { class: "ps-time" }, ...lines, ...parts.map((part) => part.element));
  return {
    element,
    parts,
    at: ({ target }) =>
      parts.find((part) => target instanceof Node && part.element.contains(target))?.option,
  };
}

/**
 * On which side of its bar the name of a period stands: where there is more room.
 * @param {number} from
 * @param {number} to
 */
export const beside = (from, to) =>
  Math.max(from, 1 - to) < 0.25 ? "below" : from > 1 - to ? "before" : "after";

/** @param {number} share */
const percent = (share) => `${share * 100}%`;
