/**
 * The feedback on an answer: the verdict, its explanation, and at the end every option with its
 * reason.
 */

import { drawn, linked, make, set, sourceLine } from "./dom.js";
import { same } from "./entries.js";
import { phrase } from "./language.js";
import { inWords, points, sign, told, verdict } from "./words.js";

/** @import { Entry, Item, Mark, State, MarkedOption } from "./entries.js" */

/**
 * @param {Entry} entry
 * @param {Item} item
 * @param {boolean} open whether all answers are shown without being unfolded
 * @returns {Node[]}
 */
function explained({ mark, marked, markedSure, tries }, item, open) {
  if (!mark) return [];
  const texts = told(mark),
    listed = mark.feedback.length > 1 ? texts.splice(-mark.feedback.length) : [];
  return [
    make(
      "p",
      { class: "ps-verdict" },
      sign(mark) === "open" ? null : drawn(sign(mark)),
      make("strong", { dir: "auto" }, verdict(mark)),
      " ",
      mark.reason === "held"
        ? null
        : make("span", { class: "ps-points" }, points(mark, tries, markedSure)),
    ),
    marked === null
      ? null
      : make("p", { class: "ps-wrote" }, phrase("Your answer: "), make("bdi", {}, inWords(item, marked))),
    ...texts.map((text) => make("p", { dir: "auto" }, text)),
    listed.length
      ? make("ul", { class: "ps-told" }, ...listed.map((text) => make("li", { dir: "auto" }, text)))
      : null,
    sourceLine(mark.sources),
    mark.section ? make("p", { class: "ps-links" }, phrase("Read again: "), linked(mark.section)) : null,
    mark.whole?.length ? whole(mark.whole, item, open) : null,
  ].filter((node) => node !== null);
}

/** A reason without the verdict, which stands before it. @param {string} text */
function bare(text = "") {
  const verdicts = [phrase("Not right."), phrase("Right.")];
  const word = verdicts.find((its) => text.startsWith(its)) ?? "";
  return text.slice(word.length).trimStart();
}

/**
 * Every answer with its reason.
 * @param {MarkedOption[]} all
 * @param {Item} item
 * @param {boolean} open
 */
function whole(all, item, open) {
  const rows = all.map(({ text, right, feedback, sources }) =>
    make(
      "li",
      { "data-sign": right ? "right" : "wrong" },
      make(
        "p",
        { class: "ps-each" },
        drawn(right ? "right" : "wrong"),
        make("span", { class: "ps-word" }, right ? phrase("Right answer:") : phrase("Not this:")),
        " ",
        make("bdi", { class: "ps-which" }, text),
      ),
      bare(feedback) ? make("p", { dir: "auto" }, bare(feedback)) : null,
      sourceLine(sources),
    ),
  );
  return make(
    "details",
    { class: "ps-whole", open },
    make("summary", { "data-lm-suppress-shortcuts": "true" }, phrase("All answers explained")),
    make(item.kind === "ordering" ? "ol" : "ul", {}, ...rows),
  );
}

/** @param {Item} item */
export function feedback(item) {
  const element = make("div", { class: "ps-feedback", hidden: true });
  const isTyped = ["number", "short-text"].includes(item.kind),
    isTagged = ["single-choice", "source-support"].includes(item.kind);
  /** @type {Mark | null} */
  let shown = null;
  return {
    element,
    show(/** @type {Entry} */ entry, /** @type {State} */ state) {
      // Whoever has not found the answer is to read it.
      const isOpen = state.ended || sign(entry.mark) !== "right";
      if (shown !== entry.mark) element.replaceChildren(...explained(entry, item, isOpen));
      shown = entry.mark;
      element.hidden = !shown;
      set(element, "data-sign", sign(shown));
      // What still stands above need not be said again.
      const wrote = element.querySelector(".ps-wrote");
      if (wrote) wrote.hidden = isTagged || (!isTyped && same(entry.response, entry.marked));
    },
  };
}
