/** The verdict on one part of an answer: a row, a gap, or an entry of an order. */

import { drawn, make, set } from "./dom.js";
import { phrase } from "./language.js";
import { MEANINGS } from "./words.js";

/** @returns {HTMLElement} */
export const flag = () => make("span", { class: "ps-flag" });

/**
 * Shows the verdict on a part of an answer: a sign, and its word for those who do not see it.
 * @param {HTMLElement} element
 * @param {string | null} its
 */
export function showFlag(element, its) {
  if ((element.dataset.sign ?? null) !== its)
    element.replaceChildren(
      ...(its ? [drawn(its), make("span", { class: "ps-hush" }, phrase(MEANINGS[its]))] : []),
    );
  set(element, "data-sign", its);
}
