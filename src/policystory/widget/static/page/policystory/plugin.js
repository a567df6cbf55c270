/**
 * A plugin of JupyterLab, which `policystory learn` brings along: notebooks of lessons get their
 * look, and their marks open cards, before any cell was run. The facts are read from the list that
 * a lesson was published with.
 */

import { listen } from "./marks.js";
import { LESSON, fold, shared } from "./pages.js";

/** @import { Fact, Facts } from "./pages.js" */

/**
 * What is used of a notebook's cell, of a notebook in JupyterLab, and of JupyterLab.
 * @typedef {{cell_type: string, source: string | string[], outputs?: {data?: any}[]}} SavedCell
 * @typedef {{
 *   node: HTMLElement, context: {ready: Promise<void>, model: {toJSON(): any}},
 * }} Panel
 * @typedef {{
 *   restored: Promise<any>,
 *   shell: {widgets(area: string): Iterable<Panel>, currentChanged?: any},
 *   commands: {
 *     hasCommand(name: string): boolean, isToggled(name: string, args: any): boolean,
 *     execute(name: string, args: any): Promise<any>,
 *   },
 * }} Lab
 */

/** Up to this width of a window, in pixels, a page is one of a telephone. */
const NARROW = 600;
const BAR = "application:toggle-side-tabbar";

/** The notebooks that were looked at. @type {WeakSet<Panel>} */
const known = new WeakSet();

/** @param {string | string[] | undefined} text which a file may keep as a list of lines */
const whole = (text) => (Array.isArray(text) ? text.join("") : (text ?? ""));

/** @param {Element} entry of the list @returns {Fact} */
function factIn(entry) {
  const rows = Array.from(entry.querySelectorAll("small > span"), (row) => {
    const [label, ...text] = (row.textContent ?? "").split(": ");
    return /** @type {[string, string]} */ ([label, text.join(": ")]);
  });
  return { says: entry.querySelector("p")?.textContent ?? "", rows };
}

/** @param {SavedCell[]} cells @returns {Facts} */
function factsIn(cells) {
  /** @type {Facts} */
  const facts = {};
  for (const output of cells.flatMap((cell) => cell.outputs ?? [])) {
    const html = whole(output.data?.["text/html"]);
    if (!html.includes("ps-facts")) continue;
    const list = new DOMParser().parseFromString(html, "text/html");
    for (const entry of list.querySelectorAll(".ps-facts article")) facts[entry.id] = factIn(entry);
  }
  return facts;
}

/** @param {Panel} panel */
async function adopt(panel) {
  await panel.context.ready;
  const { cells } = /** @type {{cells: SavedCell[]}} */ (panel.context.model.toJSON());
  const code = cells.filter((cell) => cell.cell_type === "code");
  if (!code.some((cell) => whole(cell.source).includes("policystory"))) return;
  // What a kernel has told is newer than what was published.
  if (!shared.facts.has(panel.node)) shared.facts.set(panel.node, factsIn(code));
  panel.node.classList.add(LESSON);
  const observer = new MutationObserver(() => {
    if (fold(panel.node)) observer.disconnect();
  });
  if (!fold(panel.node)) observer.observe(panel.node, { childList: true, subtree: true });
}

/** @param {Lab} lab */
function adoptAll(lab) {
  for (const panel of lab.shell.widgets("main")) {
    if (known.has(panel) || !panel.node.classList.contains("jp-NotebookPanel")) continue;
    known.add(panel);
    adopt(panel);
  }
}

/**
 * Puts away the bar on the right, which no lesson needs, where lines would be too short beside it.
 * The View menu brings it back.
 * @param {Lab} lab
 */
function makeRoom({ commands }) {
  const right = { side: "right" };
  // Notebook 7 has no such bar.
  if (innerWidth > NARROW || !commands.hasCommand(BAR)) return;
  if (commands.isToggled(BAR, right)) commands.execute(BAR, right);
}

/** @param {Lab} lab */
function activate(lab) {
  for (const name of ["lesson.css", "card.css"]) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(name, import.meta.url).href;
    document.head.append(link);
  }
  listen();
  lab.shell.currentChanged?.connect(() => adoptAll(lab));
  lab.restored.then(() => {
    adoptAll(lab);
    makeRoom(lab);
  });
}

export default { id: "policystory:lesson-page", autoStart: true, activate };
