/** The whole quiz in a page: it draws states, and passes on what a learner does and what the kernel says. */

import { drawn, make, press, set, write } from "./drawing.js";
import { ending } from "./ending.js";
import { header } from "./header.js";
import { question } from "./question.js";
import { keeping } from "./standing.js";
import { PATIENCE, REST, addressed, reduce, start } from "./state.js";
import { isSingle, recall, remember, rememberSingle } from "./storage.js";

/** @import { Act, Item, Model } from "./entries.js" */

const random = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join("");

/** A notebook's headings carry their name as `data-jupyter-id`, which the browser itself does not follow. @param {Event} event */
function follow(event) {
  const href = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : null;
  if (!href) return;
  const name = CSS.escape(href.slice(1));
  const target = document.querySelector(`[data-jupyter-id="${name}"], [id="${name}"]`);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "start" });
  if (target instanceof HTMLElement && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });      // the next Tab goes on from there
}

/** What has the focus in a part of the page, wherever that stands. @param {HTMLElement} root @returns {HTMLElement | null} */
function focused(root) {
  const active = /** @type {Document} */ (root.getRootNode()).activeElement;
  return active instanceof HTMLElement && root.contains(active) ? active : null;
}

/** What is missed when no reply comes in time, by what was sent. @type {Record<string, (message: any) => any>} */
const MISSED = {
  answer: ({ ticket }) => ({ type: "late", ticket }),
  hello: () => ({ type: "silent" }),
  submit: ({ ticket }) => ({ type: "stuck", ticket }),
  hint: ({ item, n }) => ({ type: "helpless", item, n }),
  again: ({ ticket }) => ({ type: "unrenewed", ticket }),
};

/** @param {Model} model @param {HTMLElement} el */
function show(model, el) {
  let state = start(model.get("paper"));
  const { paper } = state, id = `ps-${random()}`, zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** @type {Set<ReturnType<typeof setTimeout>>} */
  const timers = new Set();
  const later = (/** @type {number} */ wait, /** @type {() => void} */ act) => {
    const timer = setTimeout(() => { timers.delete(timer); act(); }, wait);
    timers.add(timer);
  };

  /** @param {Item} item @returns {Act} */
  const acts = (item) => ({
    choose(response, say) {
      dispatch({ type: "choose", item: item.id, response, say });
      if (item.kind === "number") later(REST, () => dispatch({ type: "rest", item: item.id, response }));
    },
    check: () => dispatch({ type: "check", item: item.id }),
    hint: () => dispatch({ type: "help", item: item.id }),
    sure: (sure) => dispatch({ type: "sure", item: item.id, sure }),
    picture: model.get("pictures")?.[item.id] ?? null,
  });
  const questions = paper.items.map((item, n) => question(item, n + 1, paper.items.length, `${id}-${n}`, acts(item)));
  const go = (/** @type {number} */ to) => {
    dispatch({ type: "turn", to });
    const { element } = questions[state.current];
    element.scrollIntoView({ block: "nearest" });
    element.focus({ preventScroll: true });                 // the next Tab goes on from there
  };
  const step = (/** @type {number} */ by) => {              // past what is not looked at again
    let to = state.current + by;
    while (state.review && paper.items[to] && !state.review.includes(paper.items[to].id)) to += by;
    return paper.items[to] ? to : state.current;
  };
  const review = (/** @type {boolean} */ on) => {
    dispatch({ type: "review", on });
    if (state.review) go(state.current); else head.title.focus();
  };
  const head = header(paper, id, { go, all: () => review(false), view() { dispatch({ type: "view", single: !state.single }); rememberSingle(state.single); } });
  const end = ending(paper, {
    ask: () => dispatch({ type: "ask" }), stay: () => dispatch({ type: "stay" }), anew: () => dispatch({ type: "anew", ticket: random() }),
    submit: () => dispatch({ type: "submit", tickets: paper.items.map(random), ticket: random() }), review,
  });
  const [back, next] = [press("Previous question", () => go(step(-1))), press("Next question", () => go(step(1)))];
  const turns = make("div", { class: "ps-row ps-turns" }, back, next);
  const status = make("div", { "class": "ps-hush", "role": "status", "aria-live": "polite", "aria-atomic": "true" });
  const kept = make("span", { dir: "auto" }), again = press("Send again", () => dispatch({ type: "again" }), "ps-button");
  const lost = make("span", { class: "ps-alarm", hidden: true }, drawn("note")), foot = make("div", { class: "ps-keeping" }, lost, kept, again);
  const root = make("div", { "class": "ps-quiz", "role": "group", "aria-labelledby": id, "lang": paper.language || "en", "data-quiz": paper.id ?? "" },
    head.element, ...questions.map(({ element }) => element), turns, end.element, foot, status);

  function draw() {
    const had = focused(root);
    paper.items.forEach((item, n) => {
      questions[n].show(state.entries[item.id], state);
      questions[n].element.hidden = state.single ? n !== state.current : Boolean(state.review) && !state.review?.includes(item.id);
    });
    head.show(state);
    root.toggleAttribute("data-gone", state.gone);
    turns.hidden = !state.single;
    set(back, "aria-disabled", step(-1) === state.current ? "true" : null);
    set(next, "aria-disabled", step(1) === state.current ? "true" : null);
    end.show(state);
    const { text, tone, again: offered } = keeping(state);
    write(kept, text);
    lost.hidden = tone !== "lost";
    set(foot, "data-tone", tone);
    again.hidden = !offered;
    // What is hidden or disabled under the focus would leave it to the notebook, whose shortcuts would take the next key.
    if (had && [had, null].includes(focused(root)) && (had.closest("[hidden]") || had.matches(":disabled"))) (had.closest(".ps-item:not([hidden])") ?? head.title).focus({ preventScroll: true });
  }
  function dispatch(/** @type {any} */ event) {
    const before = state;
    state = reduce(state, event.type === "check" ? { ...event, ticket: random() } : event);
    remember(state, before);
    draw();
    if (state.say) speak(state.say);
    state.send.forEach(post);
  }
  function post(/** @type {any} */ message) {
    try {
      model.send(addressed(state, message));
      const missed = MISSED[message.type]?.(message);
      if (missed) later(PATIENCE, () => dispatch(missed));
    } catch { later(0, () => dispatch({ type: "gone" })); }       // a connection that is closed refuses at once
  }
  function speak(/** @type {string} */ text) {       // emptied first: the same sentence twice is news twice
    status.textContent = "";
    later(60, () => { status.textContent = text; });
  }
  const hear = (/** @type {any} */ message) => { if (["state", "mark", "refused", "reading", "hint", "elsewhere"].includes(message?.type)) dispatch(message); };
  const tell = () => head.tell(model.get("terms") ?? {}, zone);
  // The kernel was restarted or died, or, rarely, was found again: a greeting tells which, once the page knows it too.
  const missing = () => later(REST, () => dispatch({ type: "open" }));
  const shutDown = model.widget_manager?.kernel?.disposed;

  root.addEventListener("click", follow);
  for (const key of ["keydown", "keyup", "keypress"]) root.addEventListener(key, (/** @type {Event} */ event) => event.stopPropagation());
  // Notebook 7 listens before the page does; it leaves alone what is so marked, also an entry of an open list.
  root.addEventListener("focusin", (/** @type {any} */ { target }) => set(target, "data-lm-suppress-shortcuts", "true"));
  el.replaceChildren(root);
  tell();
  const heard = /** @type {[string, Function][]} */ ([["msg:custom", hear], ["comm_live_update", missing]]);
  for (const [name, listener] of heard) model.on(name, listener);
  shutDown?.connect?.(missing);
  dispatch({ type: "recall", unsent: recall(state) });
  dispatch({ type: "view", single: isSingle() });
  dispatch({ type: "open" });
  return {
    tell,
    isRenewing: () => Boolean(state.renewing),
    hasFocus: () => focused(root) !== null,
    greet: () => head.title.focus(),
    close() {
      for (const [name, listener] of heard) model.off(name, listener);
      shutDown?.disconnect?.(missing);
      timers.forEach(clearTimeout);
      root.remove();
    },
  };
}

/** @param {{model: Model, el: HTMLElement}} arguments_ @returns {() => void} */
function render({ model, el }) {
  let view = show(model, el);
  const renew = () => {                                     // another attempt: whoever began it goes on at its title
    const had = view.hasFocus();
    view.close();
    view = show(model, el);
    if (had) view.greet();
  };
  const tell = () => (view.isRenewing() ? renew() : view.tell());      // the same questions may be drawn once more
  model.on("change:paper", renew);
  model.on("change:terms", tell);
  return () => { model.off("change:paper", renew); model.off("change:terms", tell); view.close(); };
}

export default { render };
