/**
 * The foot of a quiz: whether the work is kept, in sight, and what has happened, for those who hear
 * the page.
 */

import { drawn, make, press, set, write } from "./dom.js";
import { phrase } from "./language.js";
import { recordStatus } from "./status.js";

/** @import { State } from "./entries.js" */

/** @param {() => void} sendAgain */
export function footer(sendAgain) {
  const kept = make("span", { dir: "auto" }),
    again = press(phrase("Send again"), sendAgain, "ps-button");
  const lost = make("span", { class: "ps-alarm", hidden: true }, drawn("note"));
  const element = make("div", { class: "ps-keeping", tabindex: "-1" }, lost, kept, again);
  return {
    element,
    show(/** @type {State} */ state) {
      const { text, tone, again: offered } = recordStatus(state);
      write(kept, text);
      lost.hidden = tone !== "lost";
      set(element, "data-tone", tone);
      again.hidden = !offered;
    },
  };
}

/**
 * A status region, which speaks a sentence once.
 * @param {(wait: number, act: () => void) => void} later
 */
export function speaker(later) {
  const element = make("div", {
    "class": "ps-hush",
    "role": "status",
    "aria-live": "polite",
    "aria-atomic": "true",
  });
  return {
    element,
    // Emptied first, or a screen reader would not speak the same sentence a second time.
    speak(/** @type {string} */ text) {
      element.textContent = "";
      later(60, () => {
        element.textContent = text;
      });
    },
  };
}
