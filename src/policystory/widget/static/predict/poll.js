/**
 * The predictions of a lesson: questions without marks, kept as soon as they are answered.
 *
 * @typedef {{id: string, ask: string, options: string[]}} Question
 * @typedef {{get(name: string): any, on(name: string, act: (message: any) => void): void,
 *   off(name: string, act: (message: any) => void): void, send(message: any): void,
 *   widget_manager?: any}} Model
 */

/** How long a reply may take, in milliseconds. */
const PATIENCE = 4000;
/** So that a screen reader says the same words again, they are taken away for a moment. */
const PAUSE = 60;

/**
 * An element. Strings become text nodes, so no text is ever read as markup.
 * @param {string} tag @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children @returns {any}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Keeps keys from the notebook, whose shortcuts would take them. @param {HTMLElement} root */
function fence(root) {
  for (const key of ["keydown", "keyup", "keypress"])
    root.addEventListener(key, (event) => event.stopPropagation());
  // Notebook 7 listens before the page does; it leaves alone what is so marked.
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) target.setAttribute("data-lm-suppress-shortcuts", "true");
  });
}

/** A line that says what became of an answer, aloud too. */
function speaker() {
  const element = make("p", { class: "ps-status", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    element,
    /** @param {string} text */
    speak(text) {
      clearTimeout(timer);
      element.textContent = "";
      timer = setTimeout(() => (element.textContent = text), PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * A question with radio buttons.
 * @param {Question} question @param {string} name
 * @param {(response: string) => void} answer
 */
function choices(question, name, answer) {
  const inputs = question.options.map((option) => {
    const input = make("input", { type: "radio", name, value: option });
    input.addEventListener("change", () => answer(option));
    return input;
  });
  const rows = inputs.map((input, n) => make("label", {}, input, make("span", { dir: "auto" },
    question.options[n])));
  return {
    rows,
    /** @param {string} said */
    show(said) {
      for (const input of inputs) input.checked = input.value === said;
    },
  };
}

/**
 * A question with a line to write. It is kept with Enter, with the button, or on leaving it.
 * @param {Question} question @param {number} letters @param {string} keep
 * @param {(response: string) => void} answer
 */
function line(question, letters, keep, answer) {
  const input = make("input", {
    "type": "text",
    "maxlength": String(letters),
    "autocomplete": "off",
    "dir": "auto",
    "aria-label": question.ask,
  });
  const button = make("button", { type: "button" }, keep);
  let shown = "";
  const send = () => {
    if (input.value.trim() !== shown) answer(input.value);
  };
  input.addEventListener("change", send);
  button.addEventListener("click", send);
  return {
    rows: [make("div", { class: "ps-line" }, input, button)],
    /** @param {string} said */
    show(said) {
      // What is being written here is not replaced by what another window keeps.
      const isWriting = input.value.trim() !== shown && document.activeElement === input;
      shown = said;
      if (!isWriting) input.value = said;
    },
  };
}

/** @param {{model: Model, el: HTMLElement}} place @returns {() => void} */
function render({ model, el }) {
  const { questions, language, letters, words } = model.get("poll");
  const id = `ps-poll-${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
  const status = speaker();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;

  /** @param {string} prediction @param {string} response */
  function answer(prediction, response) {
    clearTimeout(patience);
    patience = setTimeout(() => status.speak(words["no-reply"]), PATIENCE);
    post({ type: "predict", prediction, response });
  }

  /** @param {any} message */
  function post(message) {
    try {
      model.send(message);
    } catch {
      // A connection that is closed refuses at once.
      clearTimeout(patience);
      status.speak(words.gone);
    }
  }

  const parts = questions.map((/** @type {Question} */ question, /** @type {number} */ n) => {
    const say = (/** @type {string} */ response) => answer(question.id, response);
    const part = question.options.length
      ? choices(question, `${id}-${n}`, say)
      : line(question, letters, words.keep, say);
    const legend = make("legend", { dir: "auto" }, question.ask);
    const element = make("fieldset", {}, legend, ...part.rows);
    return { id: question.id, element, show: part.show };
  });
  // The two other names keep MathJax away: "$1 … $2" is money, not a formula.
  const root = make(
    "div",
    {
      "class": "ps-poll mathjax_ignore tex2jax_ignore",
      "role": "group",
      "aria-label": words.name,
      "lang": language,
    },
    ...parts.map((/** @type {any} */ part) => part.element),
    status.element,
  );

  function show() {
    const said = model.get("said");
    for (const part of parts) part.show(said[part.id] ?? "");
  }

  /** @param {any} message */
  function hear(message) {
    if (!["kept", "refused"].includes(message?.type)) return;
    clearTimeout(patience);
    status.speak(String(message.text));
    // What was refused is shown as it is kept.
    if (message.type === "refused") show();
  }

  fence(root);
  el.replaceChildren(root);
  model.on("msg:custom", hear);
  model.on("change:said", show);
  show();
  post({ type: "hello" });
  return () => {
    model.off("msg:custom", hear);
    model.off("change:said", show);
    clearTimeout(patience);
    status.stop();
    root.remove();
  };
}

export default { render };
