/**
 * The module of each quiz and brief: it takes their code and style from the model that all quizzes
 * (or briefs) of a kernel share, once a page, and leaves the rest to them.
 */

/** @import { Model } from "./quiz/entries.js" */

/**
 * The code of each kernel that this page has met.
 * @type {Map<string, Promise<any>>}
 */
const loaded = (/** @type {any} */ (globalThis).policystoryQuizCode ??= new Map());

/** @param {DataView} packed @returns {Promise<string>} */
function unpacked(packed) {
  const bytes = /** @type {BlobPart} */ (/** @type {unknown} */ (packed));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/**
 * A page that meets another kernel gets its styles in place of the ones before.
 * @param {string} name @param {string} text
 */
function setStyle(name, text) {
  const id = `policystory-${name}-style`;
  let sheet = document.getElementById(id);
  if (sheet === null) {
    sheet = document.createElement("style");
    sheet.id = id;
    document.head.append(sheet);
  }
  sheet.textContent = text;
}

/** @param {Model} model @param {string} id */
async function load(model, id) {
  const shared = await model.widget_manager.get_model(id);
  const [code, style] = await Promise.all([
    unpacked(shared.get("code")),
    unpacked(shared.get("style")),
  ]);
  setStyle(shared.get("name"), style);
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {Model} model @returns {Promise<any>} */
function quizCode(model) {
  const id = model.get("page_code");
  let code = loaded.get(id);
  if (code === undefined) {
    code = load(model, id);
    loaded.set(id, code);
    // What failed once is tried again with the next quiz.
    code.catch(() => loaded.delete(id));
  }
  return code;
}

/** @param {{model: Model, el: HTMLElement}} place */
async function render(place) {
  const code = await quizCode(place.model);
  return code.render(place);
}

export default { render };
