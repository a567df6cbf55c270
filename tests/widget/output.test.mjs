/** How a notebook draws a quiz in its output: `node --test tests/widget/output.test.mjs`. */
import assert from "node:assert/strict";
import { describe, mock, test } from "node:test";

import { drawAtOnce } from "../../src/policystory/widget/static/output.js";

const VIEW = "application/vnd.jupyter.widget-view+json",
  HTML = "text/html";

globalThis.document = { createElement: (tag) => ({ tag }) };

/** A notebook's renderers as JupyterLab has them; `log` tells what they do. */
function notebook(log) {
  const createRenderer = () => {
    const ends = [],
      classes = new Set();
    return {
      isDisposed: false,
      node: { replaceChildren: ({ tag }) => log.push(`has a ${tag}`), classList: classes },
      classes: Object.assign(classes, { remove: (name) => classes.delete(name) }),
      disposed: { connect: (end) => ends.push(end) },
      dispose() {
        this.isDisposed = true;
        ends.forEach((end) => end());
      },
      renderModel: async () => void log.push("as usual"),
    };
  };
  const factories = { [VIEW]: { safe: false, createRenderer }, [HTML]: { safe: true, createRenderer } },
    ranks = { [VIEW]: -10, [HTML]: 50 };
  return {
    getFactory: (mime) => factories[mime],
    getRank: (mime) => ranks[mime],
    addFactory(factory, rank) {
      const mime = factory.safe ? HTML : VIEW;
      factories[mime] = factory;
      log.push(`rank ${rank === ranks[mime] ? "kept" : rank}`);
    },
    shown: (mime) => factories[mime].createRenderer({}),
  };
}

/** A manager of widgets with a quiz, its code, and a widget of somebody else. */
function manager(rendermime) {
  const model = (values) => ({ get: (name) => values[name], once() {} }),
    models = { quiz: model({ page_code: "code" }), code: model({}), slider: model({}) };
  return { rendermime, has_model: (id) => id in models, get_model: async (id) => models[id] };
}

const view = (id) => ({ data: { [VIEW]: { model_id: id } } });

/** What is done for an output, with the code that a page gets. */
async function drawing(output, codeOf) {
  const log = [],
    rendermime = notebook(log);
  drawAtOnce(manager(rendermime), codeOf);
  log.length = 0;
  const renderer = rendermime.shown(VIEW);
  await renderer.renderModel(output);
  return { log, renderer };
}

const drawn = (log) => async () => ({ render: () => (log.push("drawn"), () => log.push("ended")) });

describe("the output of a quiz", () => {
  test("gets the quiz, which ends with it", async () => {
    const acts = [],
      { log, renderer } = await drawing(view("quiz"), drawn(acts));
    assert.deepEqual(["has a div"], log);
    assert.deepEqual(["drawn"], acts);
    renderer.dispose();
    assert.deepEqual(["drawn", "ended"], acts);
  });
  for (const id of ["slider", "gone", undefined])
    test(`of another widget is drawn as usual: ${id}`, async () => {
      const { log } = await drawing(view(id), drawn([]));
      assert.deepEqual(["as usual"], log);
    });
  test("is drawn as usual when the code cannot be had, to say so", async () => {
    const fails = () => Promise.reject(new Error("no such code"));
    assert.deepEqual(["as usual"], (await drawing(view("quiz"), fails)).log);
  });
  test("stays empty if it is gone before the code comes", async () => {
    const log = [],
      rendermime = notebook(log);
    drawAtOnce(manager(rendermime), drawn(log));
    const renderer = rendermime.shown(VIEW);
    log.length = 0;
    const done = renderer.renderModel(view("quiz"));
    renderer.dispose();
    await done;
    assert.deepEqual([], log);
  });
});

describe("a notebook", () => {
  test("is told once, and keeps its order of renderers", () => {
    const log = [],
      widgets = manager(notebook(log));
    drawAtOnce(widgets, drawn([]));
    drawAtOnce(widgets, drawn([]));
    assert.deepEqual(["rank kept", "rank kept"], log);
  });
  test("that is none is left alone", () => {
    drawAtOnce({}, drawn([]));
    drawAtOnce({ rendermime: { getFactory: () => undefined } }, drawn([]));
  });
});

describe("a plain copy", () => {
  const copy = { data: { [HTML]: '<div><section class="ps-plain" lang="en">' } };

  test("is drawn later, and its place is hidden meanwhile", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const log = [],
      rendermime = notebook(log);
    drawAtOnce(manager(rendermime), drawn([]));
    log.length = 0;
    const renderer = rendermime.shown(HTML);
    const done = renderer.renderModel(copy);
    assert.deepEqual(["ps-waits"], [...renderer.classes]);
    assert.deepEqual([], log);
    mock.timers.runAll();
    await done;
    assert.deepEqual([[], ["as usual"]], [[...renderer.classes], log]);
    mock.timers.reset();
  });
  test("is all that waits", async () => {
    const log = [],
      rendermime = notebook(log);
    drawAtOnce(manager(rendermime), drawn([]));
    log.length = 0;
    await rendermime.shown(HTML).renderModel({ data: { [HTML]: "<p>Some text</p>" } });
    assert.deepEqual(["as usual"], log);
  });
});
