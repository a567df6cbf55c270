/**
 * The pages of lessons: each notebook that is open is one, with the facts that its marks cite.
 *
 * What the card of a fact shows.
 * @typedef {{says: string, rows: [string, string][]}} Fact
 *
 * The facts of a lesson by their ids.
 * @typedef {Record<string, Fact>} Facts
 */

/**
 * Two kernels bring this module twice, and share what they know of the page.
 * @type {{facts: WeakMap<Element, Facts>, listens: boolean}}
 */
export const shared = (/** @type {any} */ (globalThis).policystoryPages ??= {
  facts: new WeakMap(),
  listens: false,
});

/** The class of a notebook that is a lesson, which the style sheet knows. */
export const LESSON = "ps-lesson-page";

/**
 * Folds the list of facts: where marks open cards, it need not be open.
 * @param {Element} place
 * @returns {boolean} whether there is a list
 */
export function fold(place) {
  const list = place.querySelector(".ps-facts > details");
  list?.removeAttribute("open");
  return list !== null;
}

/**
 * Two notebooks of one JupyterLab do not see each other's facts.
 * @param {Element} element
 * @returns {Element} the notebook around an element, or the whole page where it is one notebook
 */
export const pageOf = (element) => element.closest(".jp-NotebookPanel") ?? document.body;

/**
 * @param {string} hash what follows the # of a link, which may be written in percent signs
 * @returns {string}
 */
function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/**
 * The fact that a link leads to.
 * @param {Element | null} link
 * @returns {{id: string, fact: Fact} | null}
 */
export function factOf(link) {
  const href = link?.getAttribute("href") ?? "";
  if (link === null || !href.startsWith("#")) return null;
  const id = decoded(href.slice(1));
  const facts = shared.facts.get(pageOf(link));
  return facts !== undefined && Object.hasOwn(facts, id) ? { id, fact: facts[id] } : null;
}

/**
 * The list entry of a fact. JupyterLab renames ids in notebooks that it does not trust.
 * @param {Element} page @param {string} id
 * @returns {HTMLElement | null}
 */
export function entryOf(page, id) {
  const name = CSS.escape(id);
  return page.querySelector(`.ps-facts :is([id="${name}"], [data-jupyter-id="${name}"])`);
}
