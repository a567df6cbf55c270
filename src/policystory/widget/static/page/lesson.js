/**
 * The module of a lesson's page: the notebook that shows its view gets the look of a lesson, and
 * its marks open cards.
 */

import { listen } from "./marks.js";
import { pageOf, shared } from "./pages.js";

/** @import { Facts } from "./pages.js" */

/** The name of the page's class, which the style sheet knows. */
const LESSON = "ps-lesson-page";

/** How many frames of the page a view may take until it stands in its notebook. */
const FRAMES = 600;

/** @param {DataView} packed @returns {Promise<Facts>} */
function unpacked(packed) {
  const bytes = /** @type {BlobPart} */ (/** @type {unknown} */ (packed));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** @param {HTMLElement} view @param {Facts} facts @param {number} frames */
function settle(view, facts, frames) {
  if (!view.isConnected) {
    // A notebook puts a view into its page only after this module has drawn it.
    if (frames > 0) requestAnimationFrame(() => settle(view, facts, frames - 1));
    return;
  }
  const page = pageOf(view);
  shared.facts.set(page, facts);
  page.classList.add(LESSON);
  const area = view.closest(".jp-OutputArea, .jp-Cell");
  // Marks open what the list holds, so the list can be folded.
  for (const list of area?.querySelectorAll(".ps-facts > details") ?? [])
    list.removeAttribute("open");
}

/** @param {{model: {get(name: string): any}, el: HTMLElement}} view */
async function render({ model, el }) {
  listen();
  settle(el, await unpacked(model.get("facts")), FRAMES);
}

export default { render };
