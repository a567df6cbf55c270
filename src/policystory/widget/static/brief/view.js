/**
 * The brief builder on the page: it writes, and shows at once what can be counted.
 */

import { make, press } from "../quiz/dom.js";
import { fence } from "../quiz/focus.js";
import { phrase } from "../quiz/language.js";
import { arrive, begin, due, giveUp, send, textsOf, typed, unsavedTexts } from "./state.js";
import { field, foundLines, goal, usedFact } from "./parts.js";
import { finder } from "./finder.js";

/** @import { State, UsedFact } from "./state.js" */
/**
 * @typedef {{get(name: string): any, on(name: string, act: (message: any) => void): void,
 *   off(name: string, act: (message: any) => void): void, send(message: any): void}} Model
 */

/** How long a pause in writing is, after which the text is kept, in milliseconds. */
const WRITING = 900;
/** How long a reply may take. */
const PATIENCE = 5000;
/** So that a screen reader says the same words again, they are taken away for a moment. */
const BLANK = 60;
const NO_REPLY = "Not kept yet: no reply from the kernel. Run this cell again; your text stays.";
const GONE = "The kernel is gone. Run this cell again; your text stays.";
const NO_COPY = "This browser does not let a page copy. Download the brief instead.";

/** What a browser keeps of unsaved work, until the tab is closed. @param {string[]} place */
function drawer(place) {
  const name = `policystory:brief:${place.join("/")}`;
  return {
    /** @returns {Record<string, string>} */
    open() {
      try {
        return JSON.parse(sessionStorage.getItem(name) ?? "{}");
      } catch {
        return {};
      }
    },
    /** @param {Record<string, string>} texts */
    keep(texts) {
      try {
        if (Object.keys(texts).length) sessionStorage.setItem(name, JSON.stringify(texts));
        else sessionStorage.removeItem(name);
      } catch {
        /* a browser may forbid storage; the text then lives as long as the view */
      }
    },
  };
}

/** @param {{name: string, type: string, text: string}} file */
function download({ name, type, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** @param {{model: Model, el: HTMLElement}} place @returns {() => void} */
function render({ model, el }) {
  const task = model.get("task");
  const id = crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);
  const unsaved = drawer(task.place);
  /** @type {State} */
  let state = begin(textsOf(model.get("draft")), unsaved.open());
  /** @type {Map<string, ReturnType<typeof usedFact>>} */
  const used = new Map();
  /** @type {Record<string, ReturnType<typeof setTimeout>>} */
  const timers = {};
  /** What is done with the texts for the teacher once they come. @type {(files: any[]) => void} */
  let receive = () => {};

  /** @param {string} name @param {() => void} act @param {number} wait */
  function later(name, act, wait) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, wait);
  }

  const status = make("p", { class: "ps-status", role: "status" });
  /** @param {string} text */
  function speak(text) {
    status.textContent = "";
    later("speak", () => (status.textContent = text), BLANK);
  }

  /** @param {any} message */
  function post(message) {
    try {
      model.send({ ...message, ticket: id });
      later("patience", lose, PATIENCE);
    } catch {
      // A connection that is closed refuses at once.
      state = giveUp(state);
      speak(phrase(GONE));
    }
  }

  function lose() {
    state = giveUp(state);
    speak(phrase(NO_REPLY));
  }

  /** Sends all that is not kept yet. */
  function keep() {
    clearTimeout(timers.writing);
    const messages = due(state);
    state = send(state);
    messages.forEach(post);
  }

  /** @param {string} name @param {string} text */
  function write(name, text) {
    state = typed(state, name, text);
    unsaved.keep(unsavedTexts(state));
    later("writing", keep, WRITING);
  }

  /** @param {UsedFact} fact @param {number} by */
  function move(fact, by) {
    const facts = /** @type {UsedFact[]} */ (model.get("draft").facts);
    const from = facts.findIndex((each) => each.id === fact.id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= facts.length) return;
    keep();
    // Places count from 1; 0 would leave the fact where it is.
    post({ type: "use", fact: fact.id, side: facts[from].side, place: to + 1 });
  }

  /** @param {UsedFact} fact */
  function usedPart(fact) {
    const known = used.get(fact.id);
    if (known) return known;
    const part = usedFact(fact, `ps-${id}-${fact.id}`, task.letters, {
      type: (text) => write(fact.id, text),
      leave: keep,
      side: (side) => post({ type: "use", fact: fact.id, side }),
      move: (by) => move(fact, by),
      takeOut() {
        keep();
        post({ type: "take-out", fact: fact.id });
        // Its button goes with it, so the focus goes on to the list.
        title.focus({ preventScroll: true });
      },
    });
    used.set(fact.id, part);
    return part;
  }

  /** @param {string} name @param {string} label @param {string} hint */
  const wide = (name, label, hint) =>
    field(label, hint, task.letters, (text) => write(name, text), keep);
  const opening = wide("opening", phrase("Opening"),
    phrase("What do you claim, and what do you take the words of the question to mean?"));
  const closing = wide("closing", phrase("Closing"),
    phrase("What does the evidence leave open, and what does that mean for your claim?"));
  const search = finder(task.choices, post, (fact) =>
    post({ type: "use", fact, side: "supports" }));
  const title = make("h4", { tabindex: "-1" }, phrase("The facts of this brief"));
  const none = make("p", { class: "ps-hint" },
    phrase("None yet. Find facts below, and use them."));
  const list = make("ol", { class: "ps-facts" });
  const told = make("ul", { class: "ps-told" });
  const aim = make("p", { class: "ps-hint ps-goal" });

  /** @param {string} text @param {(files: any[]) => void} act */
  const exported = (text, act) =>
    press(text, () => {
      keep();
      receive = act;
      post({ type: "export" });
    }, "ps-tool");
  const copy = async (/** @type {any[]} */ files) => {
    try {
      await navigator.clipboard.writeText(files[0].text);
      speak(phrase("Copied."));
    } catch {
      speak(phrase(NO_COPY));
    }
  };
  const out = make(
    "div",
    { class: "ps-tools" },
    exported(phrase("Copy as Markdown"), copy),
    exported(phrase("Download Markdown"), (files) => download(files[0])),
    exported(phrase("Download HTML"), (files) => download(files[1])),
    press(phrase("Save beside the notebook"), () => (keep(), post({ type: "save" })), "ps-tool"),
  );
  // The two other names keep MathJax away: "$1 … $2" is money, not a formula.
  const root = make(
    "div",
    {
      "class": "ps-brief mathjax_ignore tex2jax_ignore",
      "role": "group",
      "aria-label": task.title,
      "lang": task.language,
    },
    make("p", { class: "ps-ask", dir: "auto" }, task.ask),
    aim,
    opening.element,
    title,
    none,
    list,
    search.element,
    closing.element,
    make("h4", {}, phrase("What the program counts")),
    told,
    make("p", { class: "ps-hint" },
      phrase("How good your reasons are is for your teacher to say.")),
    make("h4", {}, phrase("For your teacher")),
    out,
    status,
  );

  function show() {
    const { facts } = model.get("draft");
    opening.show(state.opening.text);
    closing.show(state.closing.text);
    none.hidden = facts.length > 0;
    const parts = facts.map(usedPart);
    const had = /** @type {any} */ (document.activeElement);
    const elements = parts.map((/** @type {any} */ part) => part.element);
    // What is moved in the page loses the focus, so what stands right is left where it is.
    if (elements.some((/** @type {any} */ element, /** @type {number} */ n) =>
      list.children[n] !== element) || list.childElementCount !== elements.length) {
      list.replaceChildren(...elements);
      if (root.contains(had)) had.focus({ preventScroll: true });
    }
    facts.forEach((/** @type {UsedFact} */ fact, /** @type {number} */ n) =>
      parts[n].show(fact, state[fact.id].text, n === 0, n === facts.length - 1));
    search.note(facts.map((/** @type {UsedFact} */ fact) => fact.id));
  }

  function renew() {
    state = arrive(state, textsOf(model.get("draft")));
    unsaved.keep(unsavedTexts(state));
    show();
  }

  function showTold() {
    told.replaceChildren(...foundLines(model.get("told")));
    aim.textContent = goal(task, model.get("told"));
  }

  /** @param {any} message */
  function hear(message) {
    clearTimeout(timers.patience);
    const isOurs = message?.ticket === id;
    if (message?.type === "hits" && isOurs) search.show(message);
    if (message?.type === "exported" && isOurs) receive(message.files);
    if (!["kept", "refused"].includes(message?.type)) return;
    // The side of a fact that was refused is shown as it is kept; a text stays as it is written.
    if (message.type === "refused") state = giveUp(state);
    renew();
    speak(String(message.text));
  }

  fence(root);
  el.replaceChildren(root);
  model.on("msg:custom", hear);
  model.on("change:draft", renew);
  model.on("change:told", showTold);
  show();
  showTold();
  post({ type: "hello" });
  keep();
  return () => {
    keep();
    model.off("msg:custom", hear);
    model.off("change:draft", renew);
    model.off("change:told", showTold);
    Object.values(timers).forEach(clearTimeout);
    search.stop();
    root.remove();
  };
}

export default { render };
