/**
 * The feedback on an answer: the verdict, its explanation, and at the end every option with its
 * reason.
 */

import { drawn, linked, make, set, sourceLine } from "./dom.js";
import { same } from "./entries.js";
import { phrase } from "./language.js";
import { MEANINGS, inWords, points, reasons, sign, told, untold, verdict } from "./words.js";

/** @import { Entry, Item, Mark, State, MarkedOption } from "./entries.js" */

/**
 * @param {Entry} entry
 * @param {Item} item
 * @param {boolean} open whether all answers are shown without being unfolded
 * @returns {Node[]}
 */
function explained({ mark, marked, markedSure, tries }, item, open) {
  if (!mark) return [];
  const parts = mark.feedback.length > 1 ? reasons(mark) : [],
    said = new Set(parts.map(({ text }) => text)),
    texts = told(mark).filter((text) => !said.has(text));
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
    parts.length ? make("ul", { class: "ps-told" }, ...parts.map(partReason)) : null,
    sourceLine(mark.sources),
    mark.section ? make("p", { class: "ps-links" }, phrase("Read again: "), linked(mark.section)) : null,
    mark.whole?.length ? whole(mark.whole, item, open, texts) : null,
  ].filter((node) => node !== null);
}

/** The reason for one part of an answer, behind its sign. @param {ReturnType<typeof reasons>[0]} part */
const partReason = ({ sign: its, text }) =>
  make(
    "li",
    { "dir": "auto", "data-sign": its },
    ...(its
      ? [drawn(its), make("span", { class: "ps-hush" }, `${phrase(MEANINGS[its])}: `), " "]
      : []),
    text,
  );

/**
 * Every answer with its reason, but for a reason that was told just above.
 * @param {MarkedOption[]} all
 * @param {Item} item
 * @param {boolean} open
 * @param {string[]} above
 */
function whole(all, item, open, above) {
  const rows = all.map(({ text, right, feedback, sources }) => {
    const reason = untold(feedback, above);
    return make(
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
      reason ? make("p", { dir: "auto" }, reason) : null,
      sourceLine(sources),
    );
  });
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
