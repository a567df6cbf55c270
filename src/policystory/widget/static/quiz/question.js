/** One question: its text, its form, its buttons, and what is told of an answer. */

import { hintButton, hintList, confidenceButtons } from "./hints.js";
import { FOCUSABLE, drawn, make, press, set, write } from "./dom.js";
import { settled } from "./entries.js";
import { feedback } from "./feedback.js";
import { KINDS } from "./forms.js";
import { phrase } from "./language.js";
import { mainButton } from "./onward.js";
import { NO_KERNEL, canTryAgain, hintAction, isClosed, triesLeft } from "./status.js";
import { hintCost } from "./terms.js";
import { TASKS, sign, stillOpen } from "./words.js";

/** @import { Act, Entry, Item, State } from "./entries.js" */
/** @import { Main } from "./onward.js" */

/** Begins another try: the focus goes to what can be changed. @param {HTMLElement} form */
function tryAgain(form) {
  /** @type {HTMLElement | null} */
  const first = form.querySelector(
    "select[data-sign=wrong], .ps-sorts[data-sign=wrong] input, :is(input, select, button):enabled",
  );
  first?.focus();
  if (first instanceof HTMLInputElement && first.type === "text") first.select();
}

/**
 * @param {Item} item
 * @param {number} n
 * @param {number} total
 * @param {string} id
 * @param {Act} act
 */
export function question(item, n, total, id, act) {
  const kind = Object.hasOwn(KINDS, item.kind) ? KINDS[item.kind] : null;
  const legend = make(
    "legend",
    {},
    make("span", { class: "ps-count" }, phrase("Question {n} of {all}", { n, all: total })),
    " ",
    make("span", { class: "ps-stem", dir: "auto" }, item.stem),
    ...(TASKS[item.kind] ? [" ", make("span", { class: "ps-task" }, phrase(TASKS[item.kind]))] : []),
  );
  if (!kind)
    return {
      element: make(
        "fieldset",
        { class: "ps-item" },
        legend,
        make("p", {}, phrase("This form of question cannot be shown here.")),
      ),
      show() {},
    };
  const drawing = kind(item, id, act),
    sure = confidenceButtons(id, act),
    hints = hintList(),
    help = hintButton(act),
    told = feedback(item);
  // A group of its own, because whatever is disabled must not take the focus away from the question
  // around it.
  const form = make("fieldset", { class: "ps-form", role: "presentation" }, drawing.field);
  const check = make("button", { type: "button", class: "ps-button", ...FOCUSABLE });
  const why = make("span", { id: `${id}-why`, class: "ps-why" }),
    left = make("span", { id: `${id}-left`, class: "ps-left" });
  const [problem, notice] = ["problem", "notice"].map((name) =>
    make("p", { id: `${id}-${name}`, class: `ps-${name}`, hidden: true }),
  );
  /** @type {Main} */
  let main;
  check.addEventListener("click", () => {
    if (main.does === "go") act.go(main.to ?? 0);
    else if (main.does === "hand") act.hand();
    else if (main.does === "again") {
      act.again();
      tryAgain(form);
    } else act.check();
  });
  const reveal = press(phrase("Show the answer"), act.reveal, "ps-quiet ps-reveal");
  const row = make("div", { class: "ps-row" }, check, left, why, reveal, help.button);
  const element = make(
    "fieldset",
    { "class": "ps-item", "data-kind": item.kind, "tabindex": "-1" },
    legend,
    form,
    problem,
    hints.list,
    sure.element,
    notice,
    row,
    told.element,
  );
  const noted = (/** @type {HTMLElement} */ where, /** @type {string} */ text) => {
    where.hidden = !text;
    if ((where.dataset.text ?? "") !== text)
      where.replaceChildren(drawn("note"), make("span", { dir: "auto" }, text));
    where.dataset.text = text;
  };
  return {
    element,
    show(/** @type {Entry} */ entry, /** @type {State} */ state) {
      main = mainButton(entry, item, state);
      const { label, off, why: reason } = main,
        closed = isClosed(entry, state);
      const open = off ? "" : stillOpen(item, entry.response);
      drawing.show(entry);
      sure.show(entry, state);
      hints.show(entry);
      help.show(hintAction(entry, state, hintCost(state.paper)));
      form.disabled = closed;
      const its = settled(entry) ? sign(entry.mark) : "open";
      set(form, "data-sign", its === "open" ? null : its);
      write(check, phrase(label));
      // Nothing is left to be done.
      check.hidden = state.ended;
      row.hidden = state.ended && entry.mark !== null;
      set(check, "aria-disabled", off ? "true" : null);
      reveal.hidden = !canTryAgain(entry, state);
      set(reveal, "aria-disabled", entry.revealing || state.gone ? "true" : null);
      write(left, triesLeft(entry, state));
      left.hidden = !left.textContent;
      const isUsedUp = closed && entry.left === 0 && sign(entry.mark) !== "right";
      const gone = state.gone && !entry.ticket && !closed;
      const isGoing = main.does === "go" || main.does === "hand";
      const because = state.ended ? "Not answered." : gone && !isGoing ? NO_KERNEL : reason;
      write(why, phrase(because) || open);
      set(
        why,
        "data-asked",
        open || state.ended || state.gone || (off && (entry.asked || entry.late)) || isUsedUp
          ? "true"
          : null,
      );
      noted(problem, entry.problem);
      noted(notice, entry.notice);
      const said = { why: true, left: true, problem: entry.problem, notice: entry.notice };
      set(
        check,
        "aria-describedby",
        Object.entries(said)
          .flatMap(([name, text]) => (text ? [`${id}-${name}`] : []))
          .join(" "),
      );
      told.show(entry, state);
    },
  };
}
