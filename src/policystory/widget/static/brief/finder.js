/**
 * The search for facts: words, report, topic and speaker. The kernel searches; see its Desk.
 */

import { make, press, set } from "../quiz/dom.js";
import { phrase } from "../quiz/language.js";

/** @import { Fact } from "./state.js" */

/** How long a pause in typing is, after which the search begins, in milliseconds. */
const TYPING = 400;

/** @param {string} label @param {[string, string][]} choices */
function menu(label, choices) {
  const select = make(
    "select",
    {},
    make("option", { value: "" }, phrase("all")),
    ...choices.map(([value, words]) => make("option", { value }, words)),
  );
  return { select, element: make("label", { class: "ps-field" }, label, select) };
}

/**
 * @param {Record<string, [string, string][]>} choices
 * @param {(message: any) => void} post sends a message to the kernel
 * @param {(fact: string) => void} use takes a fact into the brief
 */
export function finder(choices, post, use) {
  const words = make("input", { type: "search", maxlength: "300", autocomplete: "off" });
  const menus = {
    report: menu(phrase("Report"), choices.report),
    topic: menu(phrase("Topic"), choices.topic),
    speaker: menu(phrase("Speaker"), choices.speaker),
  };
  const count = make("p", { class: "ps-count", role: "status" });
  const list = make("ul", { class: "ps-hits" });
  const more = press(phrase("Show more facts"), () => find(list.childElementCount), "ps-tool");
  more.hidden = true;
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {Set<string>} */
  let used = new Set();
  let shown = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;

  function find(from = 0) {
    clearTimeout(typing);
    shown = from;
    const { report, topic, speaker } = menus;
    const chosen = {
      report: report.select.value,
      topic: topic.select.value,
      speaker: speaker.select.value,
    };
    post({ type: "find", words: words.value, ...chosen, shown: from });
  }

  /** @param {Fact} fact */
  function hit(fact) {
    const button = press(phrase("Use"), () => used.has(fact.id) || use(fact.id), "ps-tool");
    buttons.set(fact.id, button);
    const said = fact.speaker ? ` · ${fact.speaker}` : "";
    const cited = make("span", { class: "ps-hint" }, `${fact.mark}${said}`);
    return make("li", {}, make("p", { dir: "auto" }, fact.says, " ", cited), button);
  }

  function mark() {
    for (const [id, button] of buttons) {
      const isUsed = used.has(id);
      button.textContent = isUsed ? phrase("In your brief") : phrase("Use");
      set(button, "aria-disabled", isUsed ? "true" : null);
    }
    for (const item of list.children) {
      const button = item.querySelector("button");
      const text = item.querySelector("p")?.textContent ?? "";
      button?.setAttribute("aria-label", `${button.textContent}: ${text}`);
    }
  }

  const form = make(
    "form",
    { role: "search" },
    make("label", { class: "ps-field ps-words" }, phrase("Words"), words),
    make("button", { type: "submit" }, phrase("Search")),
    ...Object.values(menus).map(({ element }) => element),
  );
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    find();
  });
  words.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => find(), TYPING);
  });
  for (const { select } of Object.values(menus)) select.addEventListener("change", () => find());

  return {
    element: make(
      "fieldset",
      { class: "ps-finder" },
      make("legend", {}, phrase("Find facts")),
      form,
      count,
      list,
      more,
    ),
    /** Shows what was found. @param {{hits: Fact[], count: number, text: string}} reply */
    show(reply) {
      const had = list.childElementCount;
      if (shown === 0) {
        buttons.clear();
        list.replaceChildren();
      }
      list.append(...reply.hits.map(hit));
      count.textContent = reply.text;
      const isAll = list.childElementCount >= reply.count;
      // The focus goes on to the first new fact, and is not left to the notebook.
      if (isAll && more === document.activeElement)
        list.children[had]?.querySelector("button")?.focus();
      more.hidden = isAll;
      mark();
    },
    /** Says which facts the brief uses. @param {string[]} facts */
    note(facts) {
      used = new Set(facts);
      mark();
    },
    stop: () => clearTimeout(typing),
  };
}
