/**
 * Where the page stands after a cell was run: at the quiz that it shows, unless the learner is busy
 * elsewhere.
 */

/** How long after another quiz this one may not take the focus, in milliseconds: all cells run. */
const APART = 1500;

/**
 * What is known of the page when a quiz is drawn: when that is, and when the quiz before it was;
 * whether the learner has just pressed a key or a button; whether other cells are still to be run;
 * whether the focus is in the notebook and in no quiz; and whether the cell that is selected is the
 * quiz's or the one below it, which Shift + Enter selects.
 * @typedef {{
 *   now: number, before: number, pressed: boolean, running: boolean, focused: boolean,
 *   beside: boolean,
 * }} Scene
 */

/** Whether a quiz may take the focus. @param {Scene} scene */
export const mayArrive = ({ now, before, pressed, running, focused, beside }) =>
  now - before > APART && pressed && !running && focused && beside;

/** @type {{drawn: number}} of the page, for all quizzes that it shows */
const last = (/** @type {any} */ (globalThis).policystoryLast ??= { drawn: -Infinity });

/**
 * @param {HTMLElement} root
 * @param {number} now
 * @param {number} before
 * @returns {Scene}
 */
function scene(root, now, before) {
  const active = document.activeElement,
    notebook = root.closest(".jp-Notebook"),
    cell = root.closest(".jp-Cell"),
    cells = [...(notebook?.querySelectorAll(".jp-Cell") ?? [])],
    selected = cells.findIndex((each) => each.classList.contains("jp-mod-active"));
  const isOurs = !active || active === document.body || notebook?.contains(active) === true;
  const place = cell ? cells.indexOf(cell) : -2;
  return {
    now,
    before,
    // The browser remembers for some seconds that a key or a button was pressed.
    pressed: navigator.userActivation?.isActive === true,
    running: cells.some(
      (each) =>
        each !== cell && each.querySelector(".jp-InputPrompt")?.textContent?.includes("*") === true,
    ),
    focused: isOurs && !active?.closest(".ps-quiz"),
    beside: selected === place || selected === place + 1,
  };
}

/**
 * Brings the title of a quiz into view and the focus to where a keyboard user goes on, if the
 * learner has just run its cell.
 * @param {HTMLElement} root
 * @param {(wait: number, act: () => void) => void} later
 * @param {() => {title: HTMLElement, next: HTMLElement}} where
 */
export function arrival(root, later, where) {
  const now = performance.now(),
    before = last.drawn;
  last.drawn = now;
  // What is drawn is first put into the page.
  later(60, () => {
    if (last.drawn !== now || !mayArrive(scene(root, now, before))) return;
    const { title, next } = where();
    next.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
    // JupyterLab scrolls to the cell that it has selected, and may do so after this.
    later(250, () => {
      const top = title.getBoundingClientRect().top;
      if (root.contains(document.activeElement) && (top < 0 || top > innerHeight / 2))
        title.scrollIntoView({ block: "start" });
    });
  });
}
