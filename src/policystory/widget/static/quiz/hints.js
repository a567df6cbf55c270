/**
 * Between a form and its button: the hints that were taken, and how sure the learner is.
 */

import { FOCUSABLE, links, make, set } from "./dom.js";
import { same } from "./entries.js";
import { phrase } from "./language.js";
import { asksSure } from "./status.js";
import { SURE } from "./words.js";

/** @import { Act, Entry, Hint, State } from "./entries.js" */

/** The hints of a question, in the order in which they were taken. */
export function hintList() {
  const list = make("ul", { "class": "ps-hints", "aria-label": phrase("Hints"), "hidden": true });
  /** @type {Hint[]} */
  let shown = [];
  return {
    list,
    show(/** @type {Entry} */ { hints }) {
      if (same(hints, shown)) return;
      shown = hints;
      list.hidden = !hints.length;
      list.replaceChildren(
        ...hints.map((hint) =>
          make(
            "li",
            { dir: "auto" },
            hint.text.trim(),
            ...(hint.kind === "read" ? links(hint.sources) : []),
          ),
        ),
      );
    },
  };
}

/**
 * Radio buttons for how sure a learner is; they may be left alone.
 * @param {string} id
 * @param {Act} act
 */
export function confidenceButtons(id, act) {
  const inputs = Object.entries(SURE).map(([value, text]) => {
    const input = make("input", { type: "radio", name: `${id}-sure`, value, ...FOCUSABLE });
    input.addEventListener("input", () => act.sure(value));
    return { input, label: make("label", { class: "ps-sort" }, input, make("span", {}, phrase(text))) };
  });
  const element = make(
    "div",
    { "class": "ps-sure", "role": "radiogroup", "aria-labelledby": `${id}-sure`, "hidden": true },
    make(
      "span",
      { id: `${id}-sure`, class: "ps-sure-ask" },
      phrase("How sure are you? "),
      make("span", { class: "ps-sure-why" }, phrase("(you need not say)")),
    ),
    make("div", { class: "ps-sorts" }, ...inputs.map(({ label }) => label)),
  );
  return {
    element,
    show(/** @type {Entry} */ entry, /** @type {State} */ state) {
      element.hidden = !asksSure(entry, state);
      for (const { input } of inputs) input.checked = input.value === entry.sure;
    },
  };
}

/** The button for a hint. @param {Act} act */
export function hintButton(act) {
  const button = make("button", { type: "button", class: "ps-quiet ps-help", ...FOCUSABLE });
  button.addEventListener("click", act.hint);
  return {
    button,
    show(/** @type {{label: string, off: boolean} | null} */ its) {
      button.hidden = !its;
      if (!its) return;
      if (button.textContent !== its.label) button.textContent = its.label;
      set(button, "aria-disabled", its.off ? "true" : null);
    },
  };
}
