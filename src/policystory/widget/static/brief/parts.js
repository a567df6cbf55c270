/**
 * The parts of a brief on the page: opening, closing, and a statement for each fact.
 */

import { make, press, set } from "../quiz/dom.js";
import { phrase } from "../quiz/language.js";

/** @import { UsedFact } from "./state.js" */

const SIDES = [
  ["supports", "It carries my claim"],
  ["answers", "It speaks for the other side, and I answer it"],
];

/**
 * A labelled field that grows with its text.
 * @param {string} label @param {string} hint @param {number} letters
 * @param {(text: string) => void} type what is done with each change
 * @param {() => void} leave what is done when the field is left
 */
export function field(label, hint, letters, type, leave) {
  const area = make("textarea", { rows: "3", maxlength: String(letters), dir: "auto" });
  area.addEventListener("input", () => type(area.value));
  area.addEventListener("change", leave);
  const words = make("span", { class: "ps-label" }, label);
  const help = hint ? make("span", { class: "ps-hint" }, hint) : null;
  return {
    element: make("label", { class: "ps-field" }, words, help, area),
    /** @param {string} text */
    show(text) {
      // Setting the same text would move the cursor to its end.
      if (area.value !== text) area.value = text;
    },
  };
}

/**
 * A fact in use: its sentence, its side, what the learner says of it, and buttons.
 * @param {UsedFact} fact @param {string} name of the group of radio buttons
 * @param {number} letters
 * @param {{type: (text: string) => void, leave: () => void, side: (side: string) => void,
 *   move: (by: number) => void, takeOut: () => void}} act
 */
export function usedFact(fact, name, letters, act) {
  const radios = SIDES.map(([value]) => {
    const radio = make("input", { type: "radio", name, value });
    radio.addEventListener("change", () => act.side(value));
    return radio;
  });
  const sides = radios.map((radio, n) =>
    make("label", {}, radio, make("span", {}, phrase(SIDES[n][1]))));
  const reason = field(
    phrase("What I say of it"),
    phrase("Who stated it, and when? What does it show, and what does it not show?"),
    letters,
    act.type,
    act.leave,
  );
  const tools = {
    up: press(phrase("Move up"), () => act.move(-1), "ps-tool"),
    down: press(phrase("Move down"), () => act.move(1), "ps-tool"),
    out: press(phrase("Take out"), act.takeOut, "ps-tool"),
  };
  for (const button of Object.values(tools))
    button.setAttribute("aria-label", `${button.textContent}: ${fact.mark}`);
  const group = make(
    "fieldset",
    {},
    make("legend", {}, fact.mark),
    make("p", { class: "ps-says", dir: "auto" }, fact.says),
    make("div", { class: "ps-sides" }, ...sides),
    reason.element,
    make("div", { class: "ps-tools" }, tools.up, tools.down, tools.out),
  );
  return {
    element: make("li", { class: "ps-used" }, group),
    tools,
    /** @param {UsedFact} shown @param {string} text @param {boolean} isFirst
     * @param {boolean} isLast */
    show(shown, text, isFirst, isLast) {
      for (const radio of radios) radio.checked = radio.value === shown.side;
      reason.show(text);
      // Not `disabled`: a button that is disabled loses the focus to the notebook.
      set(tools.up, "aria-disabled", isFirst ? "true" : null);
      set(tools.down, "aria-disabled", isLast ? "true" : null);
    },
  };
}

/**
 * The goal of a brief, and how much of it is reached: it stands above everything else.
 * @param {{facts: number, reports: number}} task
 * @param {{met: boolean}[]} told
 */
export function goal({ facts, reports }, told) {
  const met = told.filter((finding) => finding.met).length;
  return phrase(
    "Use at least {facts} facts of {reports} reports, and answer one of the other side. " +
      "The program counts {n} points, listed at the end: {met} met so far.",
    { facts, reports, n: told.length, met },
  );
}

/**
 * What was found, as a list; each line begins with a sign and a word, not with a colour alone.
 * @param {{check: string, met: boolean, text: string}[]} told
 */
export const foundLines = (told) =>
  told.map(({ check, met, text }) =>
    make(
      "li",
      { class: met ? "ps-met" : "ps-open" },
      make("span", { "class": "ps-mark", "aria-hidden": "true" }, met ? "✓" : "○"),
      make(
        "span",
        {},
        make("strong", {}, check),
        make("span", { class: "ps-state" }, met ? phrase("met") : phrase("to do")),
        make("span", { dir: "auto" }, text),
      ),
    ),
  );
