/**
 * Draws a quiz in the output of its cell as soon as that is there. A notebook leaves an output to a
 * renderer, and the one for widgets makes a view first, which takes several turns of the page: other
 * work comes between them. Here the same view is drawn within the turn.
 *
 * What is used here of JupyterLab's outputs and renderers:
 * @typedef {{data: Record<string, any>}} Output
 * @typedef {{
 *   node: HTMLElement, renderModel(output: Output): Promise<void>, isDisposed: boolean,
 *   disposed: {connect(end: () => void): void},
 * }} Renderer
 * @typedef {{createRenderer(options: any): Renderer}} Factory
 */

/** @import { Model } from "./quiz/entries.js" */
/** @typedef {(shared: Model) => Promise<any>} CodeOf */

const VIEW = "application/vnd.jupyter.widget-view+json",
  HTML = "text/html",
  WAITING = "ps-waits";

/** How long a plain copy waits, in milliseconds: nobody sees it below a quiz. */
const COPY_WAITS = 400;

/** The notebooks that draw at once. @type {WeakSet<object>} */
const known = new WeakSet();

/**
 * The model of a quiz or a brief, and its code; null for another widget, or one that is not there.
 * @param {any} manager @param {string | undefined} id @param {CodeOf} codeOf
 */
async function quizAndCode(manager, id, codeOf) {
  if (!id || !manager.has_model(id)) return null;
  const model = await manager.get_model(id);
  const shared = model.get("page_code");
  if (!shared || !manager.has_model(shared)) return null;
  try {
    return { model, code: await codeOf(await manager.get_model(shared)) };
  } catch {
    // Drawn as usual, it says what is wrong.
    return null;
  }
}

/**
 * @param {any} manager @param {Renderer} renderer @param {CodeOf} codeOf
 * @returns {(output: Output) => Promise<void>} how this renderer shows a widget
 */
function renderAtOnce(manager, renderer, codeOf) {
  const usual = renderer.renderModel.bind(renderer);
  return async (output) => {
    const found = await quizAndCode(manager, output.data[VIEW]?.model_id, codeOf);
    if (renderer.isDisposed) return;
    if (!found) return usual(output);
    const { model, code } = found,
      el = document.createElement("div");
    renderer.node.replaceChildren(el);
    const end = code.render({ model, el });
    renderer.disposed.connect(end);
    model.once("destroy", end);
  };
}

/**
 * @param {Renderer} renderer
 * @returns {(output: Output) => Promise<void>} how this renderer shows HTML: a plain copy after a while
 */
function renderCopyLater(renderer) {
  const usual = renderer.renderModel.bind(renderer);
  return async (output) => {
    if (!String(output.data[HTML]).slice(0, 200).includes('class="ps-plain')) return usual(output);
    // The style sheet of quizzes hides its place meanwhile.
    renderer.node.classList.add(WAITING);
    await new Promise((done) => setTimeout(done, COPY_WAITS));
    renderer.node.classList.remove(WAITING);
    if (!renderer.isDisposed) return usual(output);
  };
}

/**
 * Has a notebook draw its quizzes at once; nothing happens in a page that is none.
 * @param {any} manager of the notebook's widgets @param {CodeOf} codeOf
 */
export function drawAtOnce(manager, codeOf) {
  const rendermime = manager?.rendermime;
  if (!rendermime?.getFactory?.(VIEW) || known.has(rendermime)) return;
  known.add(rendermime);
  /** @param {string} mime @param {(renderer: Renderer) => any} change */
  const replace = (mime, change) => {
    /** @type {Factory} */
    const factory = rendermime.getFactory(mime);
    const createRenderer = (/** @type {any} */ options) => {
      const renderer = factory.createRenderer(options);
      renderer.renderModel = change(renderer);
      return renderer;
    };
    // A notebook prefers renderers by their rank, which stays.
    rendermime.addFactory({ ...factory, createRenderer }, rendermime.getRank(mime));
  };
  replace(VIEW, (renderer) => renderAtOnce(manager, renderer, codeOf));
  replace(HTML, renderCopyLater);
}
