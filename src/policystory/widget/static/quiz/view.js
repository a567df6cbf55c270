/** The whole quiz in a page: it draws states, and passes on what a learner does and what the kernel says. */

import { FOCUSABLE, drawn, make, set, write } from "./drawing.js";
import { same, waiting } from "./entries.js";
import { question } from "./question.js";
import { PATIENCE, REST, reduce, start } from "./state.js";
import { MEANINGS, about, isTold, keeping, outcome, progress, sign, unanswered } from "./words.js";

/** @import { Act, Item, Model, State } from "./entries.js" */

const random = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (word) => word.toString(36)).join("");

/** Answers without a mark outlive the view, so that running the cell again after a restart can send them. */
const unsent = {
  /** @param {string} paper */
  recall(paper) {
    try { return JSON.parse(sessionStorage.getItem(`policystory:${paper}`) ?? "{}"); } catch { return {}; }
  },
  /** @param {State} state */
  keep(state) {
    const key = `policystory:${state.paper.id}`;
    const answers = waiting(state).map(({ item, ticket, response }) => [item, { ticket, response }]);
    try {
      if (answers.length) sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(answers))); else sessionStorage.removeItem(key);
    } catch { /* a browser may forbid storage; the answer then lives as long as the view */ }
  },
};

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

/** @param {Model} model @param {HTMLElement} el @returns {() => void} */
function show(model, el) {
  let state = start(model.get("paper"));
  const { paper } = state;
  const id = `ps-${random()}`;
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
    picture: model.get("pictures")?.[item.id] ?? null,
  });
  const questions = paper.items.map((item, n) => question(item, n + 1, paper.items.length, `${id}-${n}`, acts(item)));
  const press = (/** @type {string} */ text, /** @type {() => void} */ act, style = "ps-quiet") => {
    const button = make("button", { type: "button", class: style, ...FOCUSABLE }, text);
    button.addEventListener("click", act);
    return button;
  };
  const go = (/** @type {number} */ to) => {
    dispatch({ type: "turn", to });
    const { element } = questions[state.current];
    element.scrollIntoView({ block: "nearest" });
    element.focus({ preventScroll: true });                 // the next Tab goes on from there
  };
  const strip = paper.items.map((_, n) => press("", () => go(n), "ps-step"));
  const view = press("", () => {
    dispatch({ type: "view", single: !state.single });
    try { localStorage.setItem("policystory:single", String(state.single)); } catch { /* then it is chosen anew each time */ }
  });
  const score = make("p", { class: "ps-score" });
  const status = make("div", { "class": "ps-hush", "role": "status", "aria-live": "polite", "aria-atomic": "true" });
  const kept = make("span", { dir: "auto" });
  const again = press("Send again", () => dispatch({ type: "again" }), "ps-button");
  const foot = make("div", { class: "ps-keeping" }, kept, again);
  const [back, next] = [press("Previous question", () => go(state.current - 1)), press("Next question", () => go(state.current + 1))];
  const turns = make("div", { class: "ps-row ps-turns" }, back, next);
  const missing = make("p", { tabindex: "-1" });
  const hand = press("Hand in …", () => { dispatch({ type: "ask" }); missing.focus(); }, "ps-button");
  const asking = make("div", { "class": "ps-asking", "role": "group", "aria-label": "Hand in" }, missing, make("div", { class: "ps-row" },
    press("Hand in now", () => { dispatch({ type: "submit", tickets: paper.items.map(random) }); hand.focus(); }, "ps-button"),
    press("Go on answering", () => { dispatch({ type: "stay" }); hand.focus(); })));
  const result = make("p", { class: "ps-result", tabindex: "-1" });
  const root = make("div", { "class": "ps-quiz", "role": "group", "aria-labelledby": id, "lang": paper.language || "en", "data-quiz": paper.id ?? "" },
    make("div", { class: "ps-head" }, make("h3", { id, class: "ps-title", dir: "auto" }, paper.title ?? ""), make("p", { class: "ps-about" }, about(paper)),
      make("ol", { "class": "ps-strip", "aria-label": "Questions" }, ...strip.map((step) => make("li", {}, step))), make("div", { class: "ps-row ps-score-row" }, score, view)),
    ...questions.map(({ element }) => element), turns, make("div", { class: "ps-end" }, hand, asking, result), foot, status);

  function draw() {
    paper.items.forEach((item, n) => {
      const entry = state.entries[item.id], its = sign(entry.mark);
      questions[n].show(entry, state);
      questions[n].element.hidden = state.single && n !== state.current;
      set(strip[n], "aria-current", state.single && n === state.current ? "true" : null);
      if (strip[n].dataset.sign === its) return;
      strip[n].dataset.sign = its;
      set(strip[n], "aria-label", `Question ${n + 1}: ${MEANINGS[its]}`);
      strip[n].replaceChildren(its === "open" || its === "held" ? String(n + 1) : drawn(its));
    });
    const { text, tone, again: offered } = keeping(state), last = paper.items.length - 1;
    write(score, progress(state));
    write(view, state.single ? "Show all questions" : "One question at a time");
    view.hidden = last < 1;
    turns.hidden = !state.single;
    set(back, "aria-disabled", state.current === 0 ? "true" : null);
    set(next, "aria-disabled", state.current === last ? "true" : null);
    const leaving = state.ended && hand.matches(":focus");
    hand.hidden = isTold(paper) || state.asking || state.ended;
    asking.hidden = !state.asking;
    write(missing, unanswered(state));
    write(result, outcome(state));
    result.hidden = !state.ended;
    if (leaving) result.focus();
    write(kept, text);
    set(foot, "data-tone", tone);
    again.hidden = !offered;
  }
  function dispatch(/** @type {any} */ event) {
    const before = state;
    state = reduce(state, event.type === "check" ? { ...event, ticket: random() } : event);
    if (!same(waiting(state), waiting(before))) unsent.keep(state);
    draw();
    if (state.say) speak(state.say);
    state.send.forEach(post);
  }
  function post(/** @type {any} */ message) {
    const missed = message.type === "answer" ? { type: "late", ticket: message.ticket } : { type: message.type === "hello" ? "silent" : message.type === "submit" ? "stuck" : "" };
    try { model.send(message); later(PATIENCE, () => dispatch(missed)); } catch { later(0, () => dispatch(missed)); }
  }
  function speak(/** @type {string} */ text) {       // emptied first: the same sentence twice is news twice
    status.textContent = "";
    later(60, () => { status.textContent = text; });
  }
  const hear = (/** @type {any} */ message) => { if (["state", "mark", "refused", "reading"].includes(message?.type)) dispatch(message); };

  root.addEventListener("click", follow);
  for (const key of ["keydown", "keyup", "keypress"]) root.addEventListener(key, (/** @type {Event} */ event) => event.stopPropagation());
  el.replaceChildren(root);
  model.on("msg:custom", hear);
  dispatch({ type: "recall", unsent: unsent.recall(paper.id) });
  let single = false;
  try { single = localStorage.getItem("policystory:single") === "true"; } catch { /* then all are shown */ }
  dispatch({ type: "view", single });
  dispatch({ type: "open" });
  return () => { model.off("msg:custom", hear); timers.forEach(clearTimeout); root.remove(); };
}

/** @param {{model: Model, el: HTMLElement}} arguments_ @returns {() => void} */
function render({ model, el }) {
  let close = show(model, el);
  const renew = () => { close(); close = show(model, el); };
  model.on("change:paper", renew);
  return () => { model.off("change:paper", renew); close(); };
}

export default { render };
