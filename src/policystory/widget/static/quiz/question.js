/** One question: its text, its form, its buttons, and what is told of an answer. */

import { hintButton, hintList, confidenceButtons } from "./hints.js";
import { FOCUSABLE, drawn, make, set, write } from "./dom.js";
import { settled } from "./entries.js";
import { feedback } from "./feedback.js";
import { KINDS } from "./forms.js";
import { NO_KERNEL, action, hintAction, isClosed, triesLeft } from "./status.js";
import { hintCost } from "./terms.js";
import { TASKS, sign, stillOpen } from "./words.js";

/** @import { Act, Entry, Item, State } from "./entries.js" */

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
    make("span", { class: "ps-count" }, `Question ${n} of ${total}`),
    " ",
    make("span", { class: "ps-stem", dir: "auto" }, item.stem),
    ...(TASKS[item.kind] ? [" ", make("span", { class: "ps-task" }, TASKS[item.kind])] : []),
  );
  if (!kind)
    return {
      element: make(
        "fieldset",
        { class: "ps-item" },
        legend,
        make("p", {}, "This form of question cannot be shown here."),
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
  check.addEventListener("click", act.check);
  const row = make("div", { class: "ps-row" }, check, left, why, help.button);
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
      const { label, off, why: reason } = action(entry, item.kind, state),
        closed = isClosed(entry, state);
      const open = off ? "" : stillOpen(item, entry.response);
      drawing.show(entry);
      sure.show(entry, state);
      hints.show(entry);
      help.show(hintAction(entry, state, hintCost(state.paper)));
      form.disabled = closed;
      const its = settled(entry) ? sign(entry.mark) : "open";
      set(form, "data-sign", its === "open" ? null : its);
      write(check, label);
      // Nothing is left to be done.
      check.hidden = state.ended;
      row.hidden = state.ended && entry.mark !== null;
      set(check, "aria-disabled", off ? "true" : null);
      write(left, triesLeft(entry, state));
      left.hidden = !left.textContent;
      const gone = state.gone && !entry.ticket && !closed;
      write(why, state.ended ? "Not answered." : gone ? NO_KERNEL : reason || open);
      set(
        why,
        "data-asked",
        open || state.ended || state.gone || (off && (entry.asked || entry.late || closed))
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
