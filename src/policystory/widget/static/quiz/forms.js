/** The form in which each kind of item is answered. */

import { FOCUSABLE, drawn, make, set, write } from "./dom.js";
import { flag, showFlag } from "./flag.js";
import { same, settled } from "./entries.js";
import { phrase, typingLanguage } from "./language.js";
import { order } from "./ordering.js";
import { picture } from "./picture.js";
import { numberLocale, seen, typedAs, typedText } from "./terms.js";
import { partSign, rightAnswers, sign, unitWords } from "./words.js";

/** @import { Act, Drawn, Entry, Item, Option } from "./entries.js" */

/**
 * The sign of an option and its words: of what was chosen and, once it is told, of the right one.
 * @param {Entry} entry
 * @param {string} value
 * @param {string} text
 * @param {boolean} several
 * @returns {[string | null, string]}
 */
function verdictOn({ mark, marked, response }, value, text, several) {
  if (several) {
    const isSame = [marked, response].every((its) => Array.isArray(its) && its.includes(value)),
      its = isSame ? partSign(mark, value) : null;
    if (its) return [its, phrase(its === "right" ? "right" : "not this one")];
  } else if (mark && marked === value)
    return [sign(mark), response === value ? phrase("your answer") : phrase("tried")];
  return rightAnswers(mark).includes(text) ? ["right", phrase("right answer")] : [null, ""];
}

/**
 * The options of a choice as radio buttons or checkboxes.
 * @param {Item} item
 * @param {string} id
 * @param {Act} act
 * @param {boolean} several
 */
function choices(item, id, act, several) {
  const type = several ? "checkbox" : "radio";
  const rows = (item.options ?? []).map(({ id: value, text }) => {
    const input = make("input", { type, name: several ? null : id, value, ...FOCUSABLE });
    const yours = make("span", { class: "ps-yours", hidden: true }),
      struck = make("span", { class: "ps-struck", hidden: true }, phrase("not this one"));
    const row = make(
      "label",
      { class: "ps-option" },
      input,
      make("span", { class: "ps-text", dir: "auto" }, text),
      struck,
      yours,
    );
    return { value, text, input, yours, struck, row };
  });
  const pictured = picture(act.picture, rows);
  const read = () => rows.filter(({ input }) => input.checked).map(({ value }) => value);
  for (const { input } of rows)
    input.addEventListener("input", () =>
      act.choose(several ? (read().length ? read() : null) : (read()[0] ?? null)),
    );
  return {
    field: make(
      "div",
      { class: "ps-options" },
      pictured?.element ?? null,
      ...rows.map(({ row }) => row),
    ),
    show(/** @type {Entry} */ entry) {
      for (const { value, text, input, yours, struck, row } of rows) {
        const isStruck = entry.hints.some(
          (hint) => hint.kind === "strike" && hint.option === value,
        );
        // Arrow keys pass over a disabled option; a screen reader still reads it.
        input.disabled = isStruck;
        struck.hidden = !isStruck;
        row.toggleAttribute("data-struck", isStruck);
        input.checked = several
          ? Array.isArray(entry.response) && entry.response.includes(value)
          : entry.response === value;
        const [its, word] = verdictOn(entry, value, text, several);
        // A comma, heard and not seen, parts the option from what is said of it.
        if ((yours.lastChild?.textContent ?? "") !== word)
          yours.replaceChildren(
            ...(its ? [drawn(its), make("span", { class: "ps-hush" }, ", "), word] : []),
          );
        yours.hidden = !its;
        set(yours, "data-sign", its);
        set(row, "data-sign", its);
      }
      pictured?.show();
    },
  };
}

/** A field to type in; Enter checks. @param {Item} item @param {string} id @param {Act} act */
function typed(item, id, act) {
  const isNumber = item.kind === "number";
  const locale = isNumber ? numberLocale(typingLanguage(navigator.language)) : "en";
  const { words, hint } = isNumber
    ? unitWords(item.unit, locale)
    : { words: "", hint: phrase("A name, or a few words.") };
  const input = make("input", {
    id: id,
    type: "text",
    inputmode: isNumber ? "decimal" : null,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    class: isNumber ? "ps-number" : "ps-words",
    dir: "auto",
    ...FOCUSABLE,
  });
  const reading = make("p", {
    id: `${id}-reading`,
    class: "ps-reading",
    dir: "auto",
    hidden: true,
  });
  const about = `${words ? `${id}-unit ` : ""}${id}-hint ${id}-reading`;
  input.addEventListener("input", () => act.choose(typedAs(seen(input.value), locale)));
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (
      event.key !== "Enter" ||
      event.isComposing ||
      event.shiftKey ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey
    )
      return;
    event.preventDefault();
    act.check();
  });
  return {
    field: make(
      "div",
      { class: "ps-field" },
      make("label", { for: id }, phrase("Your answer")),
      make(
        "div",
        { class: "ps-row" },
        input,
        words ? make("span", { id: `${id}-unit`, class: "ps-unit", dir: "auto" }, words) : null,
      ),
      make("p", { id: `${id}-hint`, class: "ps-hint" }, hint),
      reading,
    ),
    show(/** @type {Entry} */ entry) {
      const text = typedText(entry.response);
      if (seen(input.value) !== text) input.value = text;
      // A marked answer says in its feedback how it was read.
      const isMarked = entry.mark && settled(entry);
      const read =
        entry.reading && !isMarked && !entry.problem && same(entry.reading.response, entry.response)
          ? entry.reading.text
          : "";
      write(reading, read);
      reading.hidden = !read;
      set(input, "aria-invalid", entry.problem ? "true" : null);
      set(input, "aria-describedby", entry.problem ? `${about} ${id}-problem` : about);
    },
  };
}

/**
 * A list to choose one from, with nothing chosen.
 * @param {Option[]} options
 * @param {Record<string, any>} attributes
 */
const select = (options, attributes) =>
  make(
    "select",
    { class: "ps-select", ...attributes, ...FOCUSABLE },
    make("option", { value: "" }, phrase("Choose …")),
    ...options.map(({ id: value, text }) => make("option", { value, dir: "auto" }, text)),
  );

/**
 * Radio buttons side by side, with the methods of a select.
 * @param {Option[]} options
 * @param {string} name
 * @param {string} labelled
 */
function radios(options, name, labelled) {
  const inputs = options.map(({ id: value }) =>
    make("input", { type: "radio", name, value, ...FOCUSABLE }),
  );
  const element = make(
    "div",
    { "class": "ps-sorts", "role": "radiogroup", "aria-labelledby": labelled },
    ...options.map(({ text }, n) =>
      make("label", { class: "ps-sort" }, inputs[n], make("span", { dir: "auto" }, text)),
    ),
  );
  return Object.defineProperty(element, "value", {
    get: () => inputs.find(({ checked }) => checked)?.value ?? "",
    set: (value) =>
      inputs.forEach((input) => {
        input.checked = input.value === value;
      }),
  });
}

/**
 * What answers each row or gap, read and shown as one response.
 * @param {Item} item
 * @param {any[]} controls
 * @param {HTMLElement[]} flags beside them
 * @param {HTMLElement} field
 * @param {Act} act
 * @returns {Drawn}
 */
function paired(item, controls, flags, field, act) {
  const read = () =>
    Object.fromEntries(
      item.prompts.flatMap(({ id }, n) => (controls[n].value ? [[id, controls[n].value]] : [])),
    );
  for (const control of controls)
    control.addEventListener("input", () => act.choose(Object.keys(read()).length ? read() : null));
  return {
    field,
    show(entry) {
      item.prompts.forEach(({ id }, n) => {
        const value = entry.response?.[id] ?? "";
        // A row that is changed waits for its mark; the others keep theirs.
        const its = value && value === entry.marked?.[id] ? partSign(entry.mark, id) : null;
        showFlag(flags[n], its);
        set(controls[n], "data-sign", its);
        if (controls[n].value !== value) controls[n].value = value;
        controls[n].toggleAttribute("data-open", !value);
      });
    },
  };
}

/**
 * Rows, each with its text and what can be chosen for it.
 * @param {Item} item
 * @param {string} id
 * @param {Act} act
 */
function rows(item, id, act) {
  const few = item.kind === "categorise" && item.options.length <= 3;
  const controls = item.prompts.map((_, n) =>
    few
      ? radios(item.options, `${id}-${n}`, `${id}-${n}-row`)
      : select(item.options, { id: `${id}-${n}` }),
  );
  const flags = item.prompts.map(flag);
  const drawnRows = item.prompts.map(({ text }, n) =>
    make(
      "div",
      { class: few ? "ps-pair ps-sorted" : "ps-pair" },
      make(
        few ? "div" : "label",
        { id: `${id}-${n}-row`, for: few ? null : `${id}-${n}`, class: "ps-text", dir: "auto" },
        text,
        " ",
        flags[n],
      ),
      controls[n],
    ),
  );
  return paired(item, controls, flags, make("div", { class: "ps-pairs" }, ...drawnRows), act);
}

/** A passage with a select in each gap. @param {Item} item @param {string} _id @param {Act} act */
function gaps(item, _id, act) {
  const controls = item.prompts.map(({ options }, n) =>
    select(options, { "aria-label": phrase("Gap {n} of {all}", { n: n + 1, all: item.prompts.length }) }),
  );
  const flags = item.prompts.map(flag);
  return paired(
    item,
    controls,
    flags,
    make(
      "p",
      { class: "ps-passage", dir: "auto" },
      ...item.passage.flatMap((part, n) => [part, controls[n] ?? null, flags[n] ?? null]),
    ),
    act,
  );
}

/**
 * How each kind of item is drawn; another kind is another entry.
 * @type {Record<string, (item: Item, id: string, act: Act) => Drawn>}
 */
export const KINDS = {
  "single-choice": (item, id, act) => choices(item, id, act, false),
  "source-support": (item, id, act) => choices(item, id, act, false),
  "multiple-choice": (item, id, act) => choices(item, id, act, true),
  "number": typed,
  "short-text": typed,
  "matching": rows,
  "categorise": rows,
  "cloze": gaps,
  "ordering": order,
};
