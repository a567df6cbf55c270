/**
 * The whole quiz in a page: it draws each state, passes on the learner's acts, and talks to the
 * kernel.
 */

import { make } from "./dom.js";
import { ending } from "./ending.js";
import { fence, focused, follow, holdFocus } from "./focus.js";
import { footer, speaker } from "./footer.js";
import { header } from "./header.js";
import { question } from "./question.js";
import { PATIENCE, REST, addressed, reduce, start } from "./state.js";
import { arrival } from "./arrival.js";
import { isSingle, recall, remember, rememberSingle } from "./storage.js";
import { inTurn, paging } from "./paging.js";

/** @import { Act, Item, Model, State } from "./entries.js" */

const random = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join("");

/** Acts that wait, until they are done or all are stopped. */
function timers() {
  /** @type {Set<ReturnType<typeof setTimeout>>} */
  const waiting = new Set();
  return {
    later(/** @type {number} */ wait, /** @type {() => void} */ act) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        act();
      }, wait);
      waiting.add(timer);
    },
    stop: () => waiting.forEach(clearTimeout),
  };
}

/**
 * The event when no reply comes in time, for each type of message that expects one.
 * @type {Record<string, (message: any) => any>}
 */
const TIMEOUTS = {
  answer: ({ ticket }) => ({ type: "answerTimeout", ticket }),
  hello: () => ({ type: "stateTimeout" }),
  submit: ({ ticket }) => ({ type: "submitTimeout", ticket }),
  hint: ({ item, n }) => ({ type: "hintTimeout", item, n }),
  reveal: ({ item }) => ({ type: "answerShownTimeout", item }),
  again: ({ ticket }) => ({ type: "nextAttemptTimeout", ticket }),
};

const REPLY_TYPES = ["state", "mark", "revealed", "refused", "reading", "hint", "elsewhere"];

/**
 * Sends messages to the kernel and takes its replies. The connection can fall silent, break, or
 * come back.
 * @param {Model} model
 * @param {(event: any) => void} dispatch
 * @param {(wait: number, act: () => void) => void} later
 */
function connection(model, dispatch, later) {
  const hear = (/** @type {any} */ message) => {
    if (REPLY_TYPES.includes(message?.type)) dispatch(message);
  };
  // The kernel was restarted or died, or, rarely, was found again: asking for the state tells
  // which, once the page knows it too.
  const missing = () => later(REST, () => dispatch({ type: "open" }));
  const shutDown = model.widget_manager?.kernel?.disposed;
  model.on("msg:custom", hear);
  model.on("comm_live_update", missing);
  shutDown?.connect?.(missing);
  return {
    post(/** @type {State} */ state, /** @type {any} */ message) {
      try {
        model.send(addressed(state, message));
        const missed = TIMEOUTS[message.type]?.(message);
        if (missed) later(PATIENCE, () => dispatch(missed));
      } catch {
        // A connection that is closed refuses at once.
        later(0, () => dispatch({ type: "disconnected" }));
      }
    },
    close() {
      model.off("msg:custom", hear);
      model.off("comm_live_update", missing);
      shutDown?.disconnect?.(missing);
    },
  };
}

/**
 * What a learner can do at a question, as events.
 * @param {Item} item
 * @param {Model} model
 * @param {(event: any) => void} dispatch
 * @param {(wait: number, act: () => void) => void} later
 * @param {{go(to: number): void, hand(): void}} on what leads away from it
 * @returns {Act}
 */
const acts = (item, model, dispatch, later, on) => ({
  choose(response, say) {
    dispatch({ type: "choose", item: item.id, response, say });
    if (item.kind === "number")
      later(REST, () => dispatch({ type: "typingPaused", item: item.id, response }));
  },
  check: () => dispatch({ type: "check", item: item.id, ticket: random() }),
  hint: () => dispatch({ type: "askHint", item: item.id }),
  again: () => dispatch({ type: "tryAgain", item: item.id }),
  reveal: () => dispatch({ type: "askAnswer", item: item.id }),
  ...on,
  sure: (sure) => dispatch({ type: "setConfidence", item: item.id, sure }),
  picture: model.get("pictures")?.[item.id] ?? null,
});

/** @param {Model} model @param {HTMLElement} el */
function show(model, el) {
  const asked = start(model.get("paper"));
  let state = [
    { type: "recall", unsent: recall(asked) },
    { type: "view", single: isSingle() },
  ].reduce(reduce, asked);
  const { paper } = state,
    id = `ps-${random()}`,
    { later, stop } = timers();

  function dispatch(/** @type {any} */ event) {
    const before = state;
    state = reduce(state, event);
    remember(state, before);
    draw();
    if (state.say) status.speak(state.say);
    state.send.forEach((message) => kernel.post(state, message));
  }

  const review = (/** @type {boolean} */ on) => {
    dispatch({ type: "review", on });
    if (state.review) turns.go(state.current);
    else head.title.focus();
  };
  const on = { go: (/** @type {number} */ to) => turns.go(to), hand: () => end.hand() };
  const makers = paper.items.map((item, n) => () => {
    const its = acts(item, model, dispatch, later, on);
    return question(item, n + 1, paper.items.length, `${id}-${n}`, its);
  });
  const now = () => state,
    questions = inTurn(makers, now, later);
  const turns = paging(now, dispatch, questions.element, () => end.result);
  const head = header(paper, id, {
    go: turns.go,
    all: () => review(false),
    view() {
      dispatch({ type: "view", single: !state.single });
      rememberSingle(state.single);
    },
  });
  const end = ending(paper, {
    go: on.go,
    ask: () => dispatch({ type: "askToSubmit" }),
    stay: () => dispatch({ type: "cancelSubmit" }),
    anew: () => dispatch({ type: "nextAttempt", ticket: random() }),
    submit: () => dispatch({ type: "submit", tickets: paper.items.map(random), ticket: random() }),
    review,
  });
  const foot = footer(() => dispatch({ type: "reconnect" })),
    status = speaker(later),
    kernel = connection(model, dispatch, later);
  // The two other names keep MathJax away: "$1 … $2" is money, not a formula.
  const root = make(
    "div",
    {
      "class": "ps-quiz mathjax_ignore tex2jax_ignore",
      "role": "group",
      "aria-labelledby": id,
      "lang": paper.language || "en",
      "data-quiz": paper.id ?? "",
    },
    head.element,
    ...questions.places,
    turns.element,
    end.element,
    foot.element,
    status.element,
  );

  function draw() {
    const had = focused(root);
    for (const part of [questions, head, turns, end, foot]) part.show(state);
    root.toggleAttribute("data-gone", state.gone);
    holdFocus(root, had, head.title);
  }

  const tell = () => {
    const terms = model.get("terms") ?? {};
    // To ask for the browser's zone takes long, and only dates need it.
    const zone = terms.windows?.length ? Intl.DateTimeFormat().resolvedOptions().timeZone : "";
    head.tell(terms, zone);
  };
  root.addEventListener("click", follow);
  fence(root);
  el.replaceChildren(root);
  tell();
  dispatch({ type: "open" });
  const goOn = () => questions.element(state.current) ?? end.result;
  arrival(root, later, () => ({ title: head.title, next: goOn() }));
  return {
    tell,
    isRenewing: () => Boolean(state.renewing),
    hasFocus: () => focused(root) !== null,
    greet: () => head.title.focus(),
    close() {
      kernel.close();
      stop();
      root.remove();
    },
  };
}

/** @param {{model: Model, el: HTMLElement}} arguments_ @returns {() => void} */
function render({ model, el }) {
  let view = show(model, el);
  // Another attempt: whoever began it goes on at its title.
  const renew = () => {
    const had = view.hasFocus();
    view.close();
    view = show(model, el);
    if (had) view.greet();
  };
  // The same questions may be drawn once more.
  const tell = () => (view.isRenewing() ? renew() : view.tell());
  model.on("change:paper", renew);
  model.on("change:terms", tell);
  return () => {
    model.off("change:paper", renew);
    model.off("change:terms", tell);
    view.close();
  };
}

export default { render };
