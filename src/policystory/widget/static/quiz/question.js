/** One question: its text, its form, its button, and what is told of an answer. */

import { FOCUSABLE, drawn, make, set, write } from "./drawing.js";
import { same } from "./entries.js";
import { KINDS } from "./forms.js";
import { TASKS, action, inWords, points, sign, stillOpen, told, verdict } from "./words.js";

/** @import { Act, Entry, Item, Link, Mark, State } from "./entries.js" */

/** A link inside the notebook; any other address is shown as plain text. @param {Link} link */
const linked = ({ label, href }) => (String(href).startsWith("#")
  ? make("a", { href, dir: "auto", ...FOCUSABLE }, label)
  : make("span", { dir: "auto" }, label));

/** @param {Entry} entry @param {Item} item @returns {Node[]} the verdict and all that explains it */
function explained({ mark, marked, tries }, item) {
  if (!mark) return [];
  const sources = (mark.sources ?? []).flatMap((source, n) => [n ? ", " : " ", linked(source)]);
  const texts = told(mark);
  const listed = mark.feedback.length > 1 ? texts.splice(-mark.feedback.length) : [];
  return [
    make("p", { class: "ps-verdict" }, drawn(sign(mark)), make("strong", { dir: "auto" }, verdict(mark)), " ",
      mark.reason === "held" ? null : make("span", { class: "ps-points" }, points(mark, tries))),
    make("p", { class: "ps-wrote" }, "Your answer: ", make("bdi", {}, inWords(item, marked))),
    ...texts.map((text) => make("p", { dir: "auto" }, text)),
    listed.length ? make("ul", { class: "ps-told" }, ...listed.map((text) => make("li", { dir: "auto" }, text))) : null,
    sources.length ? make("p", { class: "ps-links" }, sources.length > 2 ? "Sources:" : "Source:", ...sources) : null,
    mark.section ? make("p", { class: "ps-links" }, "Read again: ", linked(mark.section)) : null,
  ].filter((node) => node !== null);
}

/** @param {Item} item @param {number} n @param {number} total @param {string} id @param {Act} act */
export function question(item, n, total, id, act) {
  const kind = Object.hasOwn(KINDS, item.kind) ? KINDS[item.kind] : null;
  const legend = make("legend", {}, make("span", { class: "ps-count" }, `Question ${n} of ${total}`), " ",
    make("span", { class: "ps-stem", dir: "auto" }, item.stem), ...(TASKS[item.kind] ? [" ", make("span", { class: "ps-task" }, TASKS[item.kind])] : []));
  if (!kind) return { element: make("fieldset", { class: "ps-item" }, legend, make("p", {}, "This form of question cannot be shown here.")), show() {} };
  const drawing = kind(item, id, act), element = make("fieldset", { "class": "ps-item", "data-kind": item.kind, "tabindex": "-1" });
  const check = make("button", { "type": "button", "class": "ps-button", "aria-describedby": `${id}-why`, ...FOCUSABLE });
  const why = make("span", { id: `${id}-why`, class: "ps-why" });
  const problem = make("p", { id: `${id}-problem`, class: "ps-problem", hidden: true });
  const feedback = make("div", { class: "ps-feedback", hidden: true });
  check.addEventListener("click", act.check);
  const isTyped = ["number", "short-text"].includes(item.kind), isTagged = ["single-choice", "source-support"].includes(item.kind);
  element.append(legend, drawing.field, problem, make("div", { class: "ps-row" }, check, why), feedback);
  /** @type {Mark | null} */
  let shown = null;
  return {
    element,
    show(/** @type {Entry} */ entry, /** @type {State} */ state) {
      const { label, off, why: reason } = action(entry, item.kind, state);
      const left = off ? "" : stillOpen(item, entry.response);
      drawing.show(entry);
      element.disabled = state.ended;
      write(check, label);
      set(check, "aria-disabled", off ? "true" : null);
      write(why, reason || left);
      set(why, "data-asked", left || (off && (entry.asked || entry.late)) ? "true" : null);
      problem.hidden = !entry.problem;
      if (problem.dataset.text !== entry.problem) problem.replaceChildren(drawn("note"), make("span", { dir: "auto" }, entry.problem));
      problem.dataset.text = entry.problem;
      if (shown !== entry.mark) feedback.replaceChildren(...explained(entry, item));
      shown = entry.mark;
      feedback.hidden = !shown;
      set(feedback, "data-sign", sign(shown));
      const wrote = feedback.querySelector(".ps-wrote");       // what still stands above need not be said again
      if (wrote) wrote.hidden = isTagged || (!isTyped && same(entry.response, entry.marked));
    },
  };
}
