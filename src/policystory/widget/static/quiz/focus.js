/**
 * Where the focus is, and where it goes on: never left to the notebook, whose shortcuts would take
 * the next key.
 */

/**
 * What has the focus in a part of the page, wherever that stands.
 * @param {HTMLElement} root
 * @returns {HTMLElement | null}
 */
export function focused(root) {
  const active = /** @type {Document} */ (root.getRootNode()).activeElement;
  return active instanceof HTMLElement && root.contains(active) ? active : null;
}

/**
 * After a drawing: what had the focus may be hidden or disabled by it; then the part around it has
 * it, or else the title.
 * @param {HTMLElement} root
 * @param {HTMLElement | null} had
 * @param {HTMLElement} title
 */
export function holdFocus(root, had, title) {
  if (
    !had ||
    ![had, null].includes(focused(root)) ||
    !(had.closest("[hidden]") || had.matches(":disabled"))
  )
    return;
  // What is left to be done with a question is at its main button.
  /** @type {HTMLElement | null} */
  const item = had.closest(".ps-item:not([hidden]), .ps-keeping");
  /** @type {HTMLElement | null | undefined} */
  const main = item?.querySelector(".ps-row > .ps-button:not([hidden])");
  const around = main ?? item ?? title;
  around.focus({ preventScroll: true });
}

/**
 * A notebook's headings carry their name as `data-jupyter-id`, which the browser itself does not
 * follow.
 * @param {Event} event
 */
export function follow(event) {
  const href =
    event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : null;
  if (!href) return;
  const name = CSS.escape(href.slice(1));
  const target = document.querySelector(`[data-jupyter-id="${name}"], [id="${name}"]`);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "start" });
  if (target instanceof HTMLElement && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  // The next Tab goes on from there.
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** Keeps keys from the notebook around a part of the page. @param {HTMLElement} root */
export function fence(root) {
  for (const key of ["keydown", "keyup", "keypress"])
    root.addEventListener(key, (event) => event.stopPropagation());
  // Notebook 7 listens before the page does; it leaves alone what is so marked, also an entry of an
  // open list.
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) target.setAttribute("data-lm-suppress-shortcuts", "true");
  });
}
