/** The card of a fact: what it says, who said it, when, and where it stands. */

/** @import { Fact } from "./pages.js" */

/** How far a card keeps from the edges of the window, in pixels. */
const EDGE = 8;

/**
 * Every text comes from content, and becomes a text node.
 * @param {string} tag @param {string} name @param {(Node | string)[]} children
 */
function part(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const element = part("button", "", text);
  element.setAttribute("type", "button");
  element.addEventListener("click", act);
  return element;
}

/**
 * @param {string} mark the text of the mark, such as "HN ¶13"
 * @param {Fact} fact
 * @param {() => void} openList
 * @param {() => void} close
 * @returns {HTMLElement}
 */
export function makeCard(mark, fact, openList, close) {
  const rows = fact.rows.map(([label, text]) =>
    part("div", "", part("dt", "", label), part("dd", "", text)),
  );
  const card = part(
    "div",
    "ps-fact-card",
    part("p", "ps-fact-mark", mark),
    part("p", "ps-fact-says", fact.says),
    part("dl", "", ...rows),
    part("div", "ps-fact-acts", button("In the list of facts", openList), button("Close", close)),
  );
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", `What ${mark} says`);
  card.tabIndex = -1;
  // The notebook's shortcuts leave the keys of a card alone.
  card.dataset.lmSuppressShortcuts = "true";
  return card;
}

/**
 * Puts a card below its mark, or above it where there is more room, and inside the window.
 * @param {HTMLElement} card @param {Element} link
 */
export function place(card, link) {
  // A mark that goes on in the next line has a box in each.
  const mark = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const below = innerHeight - mark.bottom - 2 * EDGE;
  const above = mark.top - 2 * EDGE;
  const isBelow = below >= card.scrollHeight || below >= above;
  card.style.maxHeight = `${Math.max(isBelow ? below : above, 96)}px`;
  const height = card.offsetHeight;
  const top = isBelow ? mark.bottom + EDGE : mark.top - EDGE - height;
  const left = Math.min(mark.left, innerWidth - card.offsetWidth - EDGE);
  card.style.left = `${Math.max(left, EDGE)}px`;
  card.style.top = `${Math.max(Math.min(top, innerHeight - height - EDGE), EDGE)}px`;
}
