/**
 * The feedback on an answer: the verdict, its explanation, and at the end every option with its
 * reason.
 */

import { drawn, linked, links, make, set } from "./dom.js";
import { same } from "./entries.js";
import { inWords, points, sign, told, verdict } from "./words.js";

/** @import { Entry, Item, Link, Mark, State, MarkedOption } from "./entries.js" */

const MOST_LINKS = 3;

/**
 * The first few links, which are enough for each of many options.
 * @param {Link[]} sources
 * @returns {(Node | string)[]}
 */
const few = (sources) => [
  ...links(sources.slice(0, MOST_LINKS)),
  ...(sources.length > MOST_LINKS ? [` and ${sources.length - MOST_LINKS} more`] : []),
];

/**
 * @param {Entry} entry
 * @param {Item} item
 * @param {boolean} open whether all answers are shown at once
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
      : make("p", { class: "ps-wrote" }, "Your answer: ", make("bdi", {}, inWords(item, marked))),
    ...texts.map((text) => make("p", { dir: "auto" }, text)),
    listed.length
      ? make("ul", { class: "ps-told" }, ...listed.map((text) => make("li", { dir: "auto" }, text)))
      : null,
    mark.sources?.length
      ? make(
          "p",
          { class: "ps-links" },
          mark.sources.length > 1 ? "Sources:" : "Source:",
          ...links(mark.sources),
        )
      : null,
    mark.section ? make("p", { class: "ps-links" }, "Read again: ", linked(mark.section)) : null,
    mark.whole?.length ? whole(mark.whole, item, open) : null,
  ].filter((node) => node !== null);
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
        make("span", { class: "ps-word" }, right ? "Right answer:" : "Not this:"),
        " ",
        make("bdi", { class: "ps-which" }, text),
      ),
      feedback ? make("p", { dir: "auto" }, feedback) : null,
      sources?.length
        ? make(
            "p",
            { class: "ps-links" },
            sources.length > 1 ? "Sources:" : "Source:",
            ...few(sources),
          )
        : null,
    ),
  );
  return make(
    "details",
    { class: "ps-whole", open },
    make("summary", { "data-lm-suppress-shortcuts": "true" }, "All answers explained"),
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
      if (shown !== entry.mark) element.replaceChildren(...explained(entry, item, state.ended));
      shown = entry.mark;
      element.hidden = !shown;
      set(element, "data-sign", sign(shown));
      // What still stands above need not be said again.
      const wrote = element.querySelector(".ps-wrote");
      if (wrote) wrote.hidden = isTagged || (!isTyped && same(entry.response, entry.marked));
    },
  };
}
