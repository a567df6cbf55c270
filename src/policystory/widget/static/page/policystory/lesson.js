/**
 * The module of a lesson's page: the notebook that shows its view gets the look of a lesson, and
 * its marks open cards.
 */

import { listen } from "./marks.js";
import { LESSON, fold, pageOf, shared } from "./pages.js";

/** @import { Facts } from "./pages.js" */

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
  fold(view.closest(".jp-OutputArea, .jp-Cell") ?? view);
}

/** @param {{model: {get(name: string): any}, el: HTMLElement}} view */
async function render({ model, el }) {
  listen();
  settle(el, await unpacked(model.get("facts")), FRAMES);
}

export default { render };
