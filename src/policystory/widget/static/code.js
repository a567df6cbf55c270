/**
 * The module of the model that holds the code and style of all quizzes, or of all briefs. A page
 * unpacks these once, as soon as that model comes.
 */

import { drawAtOnce } from "./output.js";

/** @import { Model } from "./quiz/entries.js" */

/**
 * The code that this page has met, by its name: kernels of one policystory have the same.
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

/** @param {Model} shared */
async function load(shared) {
  const [code, style] = await Promise.all([
    unpacked(shared.get("code")),
    unpacked(shared.get("sheet")),
  ]);
  setStyle(shared.get("name"), style);
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {Model} shared @returns {Promise<any>} */
export function codeOf(shared) {
  const version = shared.get("version");
  let code = loaded.get(version);
  if (code === undefined) {
    code = load(shared);
    loaded.set(version, code);
    // What failed once is tried again with the next quiz.
    code.catch(() => loaded.delete(version));
  }
  return code;
}

/** @param {{model: Model}} place */
function initialize({ model }) {
  drawAtOnce(model.widget_manager, codeOf);
  // Nobody waits: a quiz that is drawn does, and says what is wrong.
  codeOf(model);
}

export default { initialize };
