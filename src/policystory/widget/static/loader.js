/**
 * The module of each quiz and brief. It leaves all to the code that they share, which comes with
 * another model (`code.js`): a lesson shows five quizzes, and each brings this.
 */

/** @import { Model } from "./quiz/entries.js" */

/** @param {{model: Model, el: HTMLElement}} place */
async function render(place) {
  const { model } = place;
  const shared = await model.widget_manager.get_model(model.get("page_code"));
  // What unpacks the code is the other model's own module, made once in a page.
  const unpacker = ((/** @type {any} */ (globalThis)).policystoryUnpacker ??= import(
    URL.createObjectURL(new Blob([shared.get("_esm")], { type: "text/javascript" }))
  ));
  return (await (await unpacker).codeOf(shared)).render(place);
}

export default { render };
