/**
 * The quiz widget: one ES module in anywidget's form, with no imports and no build step.
 *
 * It has three parts. The first is a pure state machine, `start` and `reduce`: all that happens, by hand or from the
 * kernel, is an event, and the answer is a new state with what is to be sent (`send`) and spoken (`say`). The second puts
 * a state into words. The third draws, with createElement and text nodes only, because every text is somebody's content.
 *
 * @typedef {{id: string, text: string}} Option
 * @typedef {{id: string, text: string, options: Option[]}} Prompt      a row to be answered, or a gap of the passage
 * @typedef {{id: string, kind: string, stem: string, points: string, unit: string | null, passage: string[],
 *            options: Option[], prompts: Prompt[]}} Item
 * @typedef {{id: string, title: string, mode: string, language?: string, rules?: {feedback?: string | null}, items: Item[]}} Paper
 * @typedef {{label: string, href: string}} Link
 * @typedef {{reason: string, verdict: string, points: string, possible: string, sentence: string, feedback: string[],
 *            sources: Link[], section: Link | null}} Mark
 * @typedef {object} Entry            what is known of one item
 * @property {any} response           what stands in the form; null when nothing does
 * @property {any} marked             the response that `mark` is about
 * @property {Mark | null} mark       the last mark; it stays while another answer is tried
 * @property {number} tries
 * @property {string | null} ticket   of the answer that waits for its mark
 * @property {any} sent               the response that went with the ticket
 * @property {boolean} late           no mark came in time
 * @property {string} problem         why the response could not be read or taken
 * @property {boolean} asked          the button was pressed when there was nothing to check
 * @property {{response: any, text: string} | null} reading   how the kernel reads what stands in the form
 * @typedef {{paper: Paper, entries: Record<string, Entry>, heard: boolean, silent: boolean, kept: boolean, note: string,
 *            single: boolean, current: number, asking: boolean, ended: boolean, result: {points: string, possible: string} | null,
 *            send: any[], say: string}} State
 *   `single` shows one question at a time, the `current` one; `asking` whether to hand in; `ended` when that was done
 * @typedef {{get(name: string): any, send(message: any): void, on(name: string, back: Function): void,
 *            off(name: string, back: Function): void}} Model
 * @typedef {{choose(response: any, say?: string): void, check(): void}} Act
 * @typedef {{field: HTMLElement, show(entry: Entry): void}} Drawn
 */

// ---- State ----------------------------------------------------------------------------------------------------------

/** How long to wait for the kernel before saying that it is silent. */
export const PATIENCE = 8000;

/** How long a typed number must rest before the kernel is asked how it reads it. */
export const REST = 300;

/** Reasons that are not an attempt: nothing was graded, so the earlier mark stands. */
const NO_ATTEMPT = ["unreadable", "unclear", "unanswered", "check-spelling"];

/** @param {Paper} paper @returns {State} a quiz that nobody has touched */
export function start(paper) {
  /** @type {Entry} */
  const blank = { response: null, marked: null, mark: null, tries: 0, ticket: null, sent: null, late: false, problem: "", asked: false, reading: null };
  const items = Array.isArray(paper?.items) ? paper.items : [];
  const entries = Object.fromEntries(items.map((item) => [item.id, { ...blank }]));
  return { paper: { ...paper, items }, entries, heard: false, silent: false, kept: true, note: "",
    single: false, current: 0, asking: false, ended: false, result: null, send: [], say: "" };
}

/** The next state. What is unknown or malformed changes nothing. @param {State} state @param {any} event @returns {State} */
export function reduce(state, event) {
  const still = { ...state, send: [], say: "" };
  const type = event?.type;
  return Object.hasOwn(EVENTS, type) ? EVENTS[type](still, event) : still;
}

/** @type {Record<string, (state: State, event: any) => State>} */
const EVENTS = {
  // by hand
  open: (state) => ({ ...state, send: [{ type: "hello" }] }),
  choose: (state, { item, response, say }) => (state.ended ? state : { ...change(state, item, { response, problem: "", asked: false }), say: say ?? "" }),
  check(state, { item, ticket }) {
    const entry = entryOf(state, item);
    if (!entry) return state;
    const { off, why } = action(entry, kindOf(state, item), state);
    if (off) return { ...change(state, item, { asked: true }), say: why };
    const next = change(state, item, { ticket, sent: entry.response, late: false, problem: "", asked: false });
    return { ...next, send: waiting(next).filter((message) => message.ticket === ticket) };
  },
  view: (state, { single }) => ({ ...state, single: Boolean(single) }),
  turn: (state, { to }) => (Number.isInteger(to) && to in state.paper.items ? { ...state, current: to } : state),
  ask: (state) => ({ ...state, asking: !isTold(state.paper) && !state.ended }),
  stay: (state) => ({ ...state, asking: false }),
  submit(state, { tickets }) {                // what is written and not saved yet goes first
    const filled = state.paper.items.filter(({ id }) => !action(state.entries[id], "", state).off)
      .reduce((next, { id }, n) => change(next, id, { ticket: tickets[n], sent: state.entries[id].response, late: false }), state);
    return state.ended ? state : { ...filled, asking: false, send: [...waiting(filled), { type: "submit" }] };
  },
  again: (state) => ({ ...patient(state), send: [{ type: "hello" }, ...waiting(state)] }),
  recall: (state, { unsent }) => Object.entries(unsent ?? {}).filter(([, answer]) => answer?.ticket)
    .reduce((next, [item, { ticket, response }]) => change(next, item, { ticket, response, sent: response }), state),
  // by the clock
  rest(state, { item, response }) {
    const entry = entryOf(state, item);
    const news = entry && response !== null && same(entry.response, response) && !same(entry.marked, response);
    return news && kindOf(state, item) === "number" ? { ...state, send: [{ type: "read", item, response }] } : state;
  },
  silent: (state) => (state.heard ? state : { ...state, silent: true }),
  stuck: (state) => (state.ended ? state : { ...state, silent: true, asking: true, say: "No reply from the kernel yet. Nothing is handed in so far." }),
  late(state, { ticket }) {
    const item = holder(state, ticket);
    if (item === undefined || state.entries[item].late) return state;
    const next = change(state, item, { late: true });
    return { ...next, say: keeping(next).text };
  },
  // by the kernel
  state(state, message) {
    const answers = Object.entries(message.answers ?? {});
    const filled = answers.reduce((next, [item, answer]) => settle(next, item, answer ?? {}, false, message.ended === true), state);
    const next = { ...keep(patient(filled), message), heard: true, send: waiting(filled), ended: message.ended === true, result: message.result ?? null };
    return next.ended && !state.ended && state.heard ? { ...next, say: outcome(next) } : next;
  },
  mark(state, message) {
    const own = Boolean(message.ticket) && entryOf(state, message.item)?.ticket === message.ticket;
    const next = keep(settle(state, message.item, message, own), message);
    if (!own || !message.mark) return next;
    const loss = state.kept && !next.kept ? keeping(next).text : "";
    return { ...next, heard: true, say: join(verdict(message.mark), message.mark.sentence, loss) };
  },
  reading(state, { item, response, text }) {
    const entry = entryOf(state, item);
    const news = entry && typeof text === "string" && same(entry.response, response) && entry.reading?.text !== text;
    return news ? { ...change(state, item, { reading: { response, text } }), say: text } : state;
  },
  refused(state, { ticket, note }) {
    const item = holder(state, ticket);
    const text = note || "The answer was not accepted.";
    return item === undefined ? state : { ...change(state, item, { ticket: null, late: false, problem: text }), say: text };
  },
};

/** @param {State} state @param {string} item @returns {Entry | undefined} */
const entryOf = (state, item) => (Object.hasOwn(state.entries, item) ? state.entries[item] : undefined);

/** @param {State} state @param {string} item @param {Partial<Entry>} news @returns {State} */
function change(state, item, news) {
  const entry = entryOf(state, item);
  return entry ? { ...state, entries: { ...state.entries, [item]: { ...entry, ...news } } } : state;
}

/** @param {State} state @param {string} item */
const kindOf = (state, item) => state.paper.items.find(({ id }) => id === item)?.kind ?? "";

/** The item whose answer waits under this ticket. @param {State} state @param {string} ticket */
const holder = (state, ticket) => Object.keys(state.entries).find((item) => ticket && state.entries[item].ticket === ticket);

/** The answers that wait for a mark, as they were first sent. @param {State} state @returns {any[]} */
export const waiting = (state) => state.paper.items.map(({ id }) => ({ id, ...state.entries[id] })).filter(({ ticket }) => ticket)
  .map(({ id, ticket, sent }) => ({ type: "answer", item: id, response: sent, ticket }));

/** Lateness forgotten, because all that waits is sent anew. @param {State} state @returns {State} */
const patient = (state) => waiting(state).reduce((next, { item }) => change(next, item, { late: false }), { ...state, silent: false });

/** @param {State} state @param {{kept?: boolean, note?: string}} message @returns {State} */
const keep = (state, { kept, note }) => ({ ...state, kept: kept !== false, note: note || "" });

/** The keys of an object in one order, so that pairs are the same however they came. @param {string} _ @param {any} value */
const sorted = (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
/** Whether two values hold the same. @param {any} one @param {any} other */
export const same = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

/**
 * Takes in what the kernel says of one item. An answer that the learner is at work on is never overwritten.
 * @param {State} state @param {string} item @param {any} answer @param {boolean} own whether this view asked for it
 * @param {boolean} final whether the quiz has ended, so that this mark stands whatever its reason
 */
function settle(state, item, { response, mark, tries }, own, final = false) {
  const entry = entryOf(state, item);
  if (!entry || !mark) return state;
  const marked = own ? entry.sent : response;
  const busy = !same(entry.response, entry.marked);
  const news = { ...(own && { ticket: null, late: false }), response: busy ? entry.response : marked };
  if (final || !NO_ATTEMPT.includes(mark.reason)) {
    return change(state, item, { ...news, mark, marked, tries: tries ?? entry.tries, problem: "", asked: false });
  }
  const problem = own && same(entry.response, marked) ? mark.sentence || mark.feedback[0] || verdict(mark) : entry.problem;
  return change(state, item, { ...news, problem });
}

// ---- Words ----------------------------------------------------------------------------------------------------------

/** How each reason looks, and its word when the kernel sends none. Others, as wrong-magnitude, look wrong. @type {Record<string, {sign: string, word: string}>} */
const REASONS = {
  "right": { sign: "right", word: "Right." },
  "partly-right": { sign: "partly", word: "Partly right." },
  "wrong": { sign: "wrong", word: "Not this one." },
  "held": { sign: "held", word: "Answered; marked when released." },
  "given": { sign: "right", word: "Full credit for everyone." },
};

/** Units as a learner reads them, with accepted spellings. The examples are no figures of a story. */
const UNITS = {
  usd: { words: "US dollars", spellings: "$2,000,000, 2 million or 2m" },
  percent: { words: "percent", spellings: "12, 12% or 12 percent" },
  years: { words: "years", spellings: "7 or 7 years" },
  decades: { words: "decades", spellings: "7 or 7 decades" },
  other: { words: "", spellings: "1,200 or 1.2 thousand" },
};

/** @param {(string | undefined)[]} parts */
const join = (...parts) => parts.filter(Boolean).join(" ");
/** @param {number} count @param {string} thing */
const counted = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
/** @param {{reason: string} | null} mark @returns {string} right, partly, wrong, held or open */
export const sign = (mark) => (mark ? (REASONS[mark.reason] ?? REASONS.wrong).sign : "open");
/** @param {Mark} mark */
export const verdict = (mark) => mark.verdict || (REASONS[mark.reason] ?? REASONS.wrong).word;

/** @param {string | null} unit */
export function unitWords(unit) {
  const known = unit && Object.hasOwn(UNITS, unit) ? /** @type {Record<string, any>} */ (UNITS)[unit] : UNITS.other;
  return { words: known.words || unit || "", hint: `You can write ${known.spellings}.` };
}

/** When marks are told. @param {Paper} paper */
const toldWhen = ({ mode, rules }) => rules?.feedback || (mode === "graded" ? "when-released" : "at-once");
/** Whether each answer is marked at once. @param {Paper} paper */
const isTold = (paper) => toldWhen(paper) === "at-once";

/** @type {Record<string, string>} */
const TELLING = { "at-once": "feedback after each answer", "at-end": "feedback when you hand in", "when-released": "marks when they are released" };

/** "8 questions · practice: feedback after each answer" @param {Paper} paper */
export function about({ items, ...paper }) {
  const how = paper.mode ? `${paper.mode}: ${TELLING[toldWhen({ items, ...paper })]}` : "";
  return [counted(items.length, "question"), how].filter(Boolean).join(" · ");
}

/** "3 of 8 answered, 2 right" @param {State} state */
export function progress({ paper, entries }) {
  const signs = paper.items.map(({ id }) => sign(entries[id].mark));
  const count = (/** @type {string} */ one) => signs.filter((each) => each === one).length;
  const done = signs.length - count("open");
  const parts = [`${done} of ${signs.length} answered`, done > count("held") && `${count("right")} right`, count("partly") && `${count("partly")} partly right`];
  return parts.filter(Boolean).join(", ");
}

/** "0.5 of 2 points · 3 tries" @param {Mark} mark @param {number} tries */
export function points(mark, tries = 1) {
  const earned = `${Number(mark.points) || 0} of ${counted(Number(mark.possible) || 0, "point")}`;
  return tries > 1 ? `${earned} · ${tries} tries` : earned;
}

/** What each sign means, for those who do not see it. @type {Record<string, string>} */
const MEANINGS = { right: "right", partly: "partly right", wrong: "not right", held: "answered", open: "not answered" };

/** How the quiz ended, or "" while it goes on. @param {State} state */
export function outcome({ ended, result }) {
  if (!ended) return "";
  return result ? `Handed in: ${Number(result.points) || 0} of ${counted(Number(result.possible) || 0, "point")}.` : "Handed in. Your marks come when they are released.";
}

/** What is to be known before handing in. @param {State} state */
export function unanswered({ paper, entries }) {
  const open = paper.items.flatMap(({ id }, n) => (entries[id].response === null || entries[id].problem ? [n + 1] : []));
  if (!open.length) return "All questions are answered. After handing in, nothing can be changed.";
  const last = open.pop();
  const which = open.length ? `Questions ${open.join(", ")} and ${last} are` : `Question ${last} is`;
  return `${which} not answered yet. After handing in, nothing can be changed.`;
}

/** The paragraphs below the verdict, none of which says what another has said. @param {Mark} mark @returns {string[]} */
export function told(mark) {
  const word = verdict(mark);
  const bare = (/** @type {string} */ text) => ((text ?? "").startsWith(word) ? text.slice(word.length).trim() : text ?? "");
  const [sentence, feedback] = [bare(mark.sentence), mark.feedback.map(bare)];
  return (feedback.some((text) => text.includes(sentence)) ? feedback : [sentence, ...feedback]).filter(Boolean);
}

/** What is to be done, where it is more than to choose one. @type {Record<string, string>} */
export const TASKS = {
  "multiple-choice": "Choose all that are right.",
  "matching": "Choose one for each.",
  "categorise": "Choose one for each.",
  "cloze": "Choose one for each gap.",
  "ordering": "Move the entries until they stand in order.",
};

/** What is missing when nothing is answered yet. @type {Record<string, string>} */
const ASKS = {
  "multiple-choice": "Tick at least one answer first.",
  "number": "Write a number first.",
  "short-text": "Write your answer first.",
  "ordering": "Move an entry, or keep this order, first.",
};

/** How many rows or gaps are left open by a response to some. @param {Item} item @param {any} response */
export function stillOpen(item, response) {
  if (!item.prompts?.length || response === null || typeof response !== "object") return "";
  const left = item.prompts.filter(({ id }) => !response[id]).length;
  const thing = item.passage?.length ? "gap" : "row";
  return left ? `${counted(left, thing)} still open.` : "";
}

/** A text as a name: cut where it would be read out for ever. @param {string} text @param {number} most */
export function brief(text, most = 80) {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/** A response in the words of its item. @param {Item} item @param {any} response @returns {string} */
export function inWords(item, response) {
  const options = [...(item.options ?? []), ...(item.prompts ?? []).flatMap((prompt) => prompt.options ?? [])];
  const text = (/** @type {any} */ id) => options.find((option) => option.id === id)?.text ?? String(id);
  if (Array.isArray(response)) return response.map((id, n) => (item.kind === "ordering" ? `${n + 1}. ${text(id)}` : text(id))).join("; ");
  if (response === null || typeof response !== "object") return text(response);
  return item.prompts.flatMap(({ id, text: row }, n) => (response[id] ? [`${row || `Gap ${n + 1}`}: ${text(response[id])}`] : [])).join("; ");
}

/** A list with one entry moved to another place; the list itself where there is no such place. @param {string[]} order @param {string} id @param {number} to */
export function moved(order, id, to) {
  if (!order.includes(id) || to < 0 || to >= order.length) return order;
  const rest = order.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** What the button of an item says, whether it is off, and why. @param {Entry} entry @param {string} kind @param {State | null} state */
export function action(entry, kind, state = null) {
  if (state?.ended) return { label: entry.mark ? "Handed in" : "Not answered", off: true, why: "This attempt is handed in." };
  if (state && !isTold(state.paper)) return saving(entry, kind);
  const label = entry.mark ? "Check again" : "Check answer";
  if (entry.ticket && same(entry.response, entry.sent)) return { label: "Checking …", off: true, why: entry.late ? "No reply from the kernel yet." : "Waiting for the kernel." };
  if (entry.response === null) return { label, off: true, why: ASKS[kind] ?? "Choose an answer first." };
  if (entry.mark && same(entry.response, entry.marked)) return { label: "Checked", off: true, why: "Change your answer to check again." };
  return { label, off: false, why: "" };
}

/** The same where marks come later: an answer is saved, and can be changed until it is handed in. @param {Entry} entry @param {string} kind */
function saving(entry, kind) {
  const told = action(entry, kind);
  const label = /** @type {Record<string, string>} */ ({ "Check answer": "Save answer", "Check again": "Save again", "Checking …": "Saving …", "Checked": "Saved" })[told.label];
  return { ...told, label, why: label === "Saved" ? "You can change your answer until you hand in." : told.why };
}

/** Whether the work is kept, in words; `again` offers to send anew. @param {State} state */
export function keeping(state) {
  const pending = waiting(state);
  const late = pending.filter(({ item }) => state.entries[item].late).length;
  const which = late > 1 ? "Your answers are still here; they" : "Your answer is still here; it";
  if (late) return { tone: "late", again: true, text: `No reply from the kernel yet. ${which} will be sent again when the kernel is back.` };
  if (pending.length) return { tone: "busy", again: false, text: "Saving …" };
  if (state.silent) return { tone: "late", again: true, text: "No reply from the kernel yet. Earlier answers will appear when it is back." };
  if (!state.kept) return { tone: "lost", again: false, text: join("Not saved:", state.note || "the reason is not known.") };
  const any = Object.values(state.entries).some(({ mark }) => mark);
  return { tone: "kept", again: false, text: any ? join("Saved.", state.note) : "" };
}

// ---- Drawing --------------------------------------------------------------------------------------------------------

/**
 * An element. Strings become text nodes, so no text is ever read as markup; null children are left out.
 * @param {string} tag @param {Record<string, any>} attributes @param {(Node | string | null)[]} children @returns {any}
 */
function make(tag, attributes = {}, ...children) {
  const element = tag === "svg" || tag === "path" ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** On whatever takes focus, so that JupyterLab's shortcuts leave it alone. */
const FOCUSABLE = { "data-lm-suppress-shortcuts": "true" };

const SIGNS = { right: "M3 8.5 6.5 12 13 4.5", wrong: "M4 4l8 8M12 4l-8 8", partly: "M3 8h10", open: "", held: "M3.4 8v.1M8 8v.1M12.6 8v.1", up: "M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2", down: "M8 3v9.5M3.8 8.5 8 12.7l4.2-4.2", grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1", note: "M8 3v6M8 12.6v.4" };

/** @param {string} name @returns {SVGElement} a drawn sign, since a font may lack it or show it as an emoji */
const drawn = (name) => make("svg", { "class": "ps-sign", "viewBox": "0 0 16 16", "aria-hidden": "true" },
  make("path", { d: /** @type {Record<string, string>} */ (SIGNS)[name] }));

/** @param {Element} element @param {string} name @param {string | null} value touched only where it differs */
function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name); else element.setAttribute(name, value);
}

/** @param {Element} element @param {string} text */
const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

/** The options of a choice as radio buttons or checkboxes. @param {Item} item @param {string} id @param {Act} act @param {boolean} several */
function choices(item, id, act, several) {
  const type = several ? "checkbox" : "radio";
  const rows = (item.options ?? []).map(({ id: value, text }) => {
    const input = make("input", { type, name: several ? null : id, value, ...FOCUSABLE });
    const yours = make("span", { class: "ps-yours", hidden: true });
    const row = make("label", { class: "ps-option" }, input, make("span", { class: "ps-text", dir: "auto" }, text), yours);
    return { value, input, yours, row };
  });
  const read = () => rows.filter(({ input }) => input.checked).map(({ value }) => value);
  for (const { input } of rows) input.addEventListener("input", () => act.choose(several ? (read().length ? read() : null) : read()[0] ?? null));
  return {
    field: make("div", { class: "ps-options" }, ...rows.map(({ row }) => row)),
    show(/** @type {Entry} */ entry) {
      for (const { value, input, yours, row } of rows) {
        input.checked = several ? Array.isArray(entry.response) && entry.response.includes(value) : entry.response === value;
        const its = !several && entry.mark && entry.marked === value ? sign(entry.mark) : null;
        if (yours.dataset.sign !== its) yours.replaceChildren(...(its ? [drawn(its), "your answer"] : []));
        yours.hidden = !its;
        set(yours, "data-sign", its);
        set(row, "data-sign", its);
      }
    },
  };
}

/** A field to type in; Enter checks. @param {Item} item @param {string} id @param {Act} act */
function typed(item, id, act) {
  const isNumber = item.kind === "number";
  const { words, hint } = isNumber ? unitWords(item.unit) : { words: "", hint: "A name, or a few words." };
  const input = make("input", { "id": id, "type": "text", "inputmode": isNumber ? "decimal" : null, "autocomplete": "off", "autocapitalize": "off",
    "spellcheck": "false", "class": isNumber ? "ps-number" : "ps-words", "dir": "auto", ...FOCUSABLE });
  const reading = make("p", { id: `${id}-reading`, class: "ps-reading", dir: "auto", hidden: true });
  const about = `${words ? `${id}-unit ` : ""}${id}-hint ${id}-reading`;
  input.addEventListener("input", () => act.choose(input.value.trim() || null));
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act.check();
  });
  return {
    field: make("div", { class: "ps-field" }, make("label", { for: id }, "Your answer"),
      make("div", { class: "ps-row" }, input, words ? make("span", { id: `${id}-unit`, class: "ps-unit", dir: "auto" }, words) : null),
      make("p", { id: `${id}-hint`, class: "ps-hint" }, hint), reading),
    show(/** @type {Entry} */ entry) {
      if (input.value.trim() !== String(entry.response ?? "")) input.value = entry.response ?? "";
      const read = entry.reading && !entry.problem && same(entry.reading.response, entry.response) ? entry.reading.text : "";
      write(reading, read);
      reading.hidden = !read;
      set(input, "aria-invalid", entry.problem ? "true" : null);
      set(input, "aria-describedby", entry.problem ? `${about} ${id}-problem` : about);
    },
  };
}

/** A list to choose one from, with nothing chosen. @param {Option[]} options @param {Record<string, any>} attributes */
const select = (options, attributes) => make("select", { class: "ps-select", ...attributes, ...FOCUSABLE }, make("option", { value: "" }, "Choose …"),
  ...options.map(({ id: value, text }) => make("option", { value, dir: "auto" }, text)));

/** Radio buttons side by side, with the methods of a select. @param {Option[]} options @param {string} name @param {string} labelled */
function radios(options, name, labelled) {
  const inputs = options.map(({ id: value }) => make("input", { type: "radio", name, value, ...FOCUSABLE }));
  const element = make("div", { "class": "ps-sorts", "role": "radiogroup", "aria-labelledby": labelled },
    ...options.map(({ text }, n) => make("label", { class: "ps-sort" }, inputs[n], make("span", { dir: "auto" }, text))));
  return Object.defineProperty(element, "value", {
    get: () => inputs.find(({ checked }) => checked)?.value ?? "",
    set: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  });
}

/** What answers each row or gap, read and shown as one response. @param {Item} item @param {any[]} controls @param {HTMLElement} field @param {Act} act @returns {Drawn} */
function paired(item, controls, field, act) {
  const read = () => Object.fromEntries(item.prompts.flatMap(({ id }, n) => (controls[n].value ? [[id, controls[n].value]] : [])));
  for (const control of controls) control.addEventListener("input", () => act.choose(Object.keys(read()).length ? read() : null));
  return {
    field,
    show(entry) {
      item.prompts.forEach(({ id }, n) => {
        const value = entry.response?.[id] ?? "";
        if (controls[n].value !== value) controls[n].value = value;
        controls[n].toggleAttribute("data-open", !value);
      });
    },
  };
}

/** Rows, each with its text and what can be chosen for it. @param {Item} item @param {string} id @param {Act} act */
function rows(item, id, act) {
  const few = item.kind === "categorise" && item.options.length <= 3;
  const controls = item.prompts.map((_, n) => (few ? radios(item.options, `${id}-${n}`, `${id}-${n}-row`) : select(item.options, { id: `${id}-${n}` })));
  const drawnRows = item.prompts.map(({ text }, n) => make("div", { class: few ? "ps-pair ps-sorted" : "ps-pair" },
    make(few ? "div" : "label", { id: `${id}-${n}-row`, for: few ? null : `${id}-${n}`, class: "ps-text", dir: "auto" }, text), controls[n]));
  return paired(item, controls, make("div", { class: "ps-pairs" }, ...drawnRows), act);
}

/** A passage with a select in each gap. @param {Item} item @param {string} id @param {Act} act */
function gaps(item, id, act) {
  const controls = item.prompts.map(({ options }, n) => select(options, { "aria-label": `Gap ${n + 1} of ${item.prompts.length}` }));
  return paired(item, controls, make("p", { class: "ps-passage", dir: "auto" }, ...item.passage.flatMap((part, n) => [part, controls[n] ?? null])), act);
}

/** A list whose entries are moved by buttons, or dragged. @param {Item} item @param {string} _id @param {Act} act */
function order(item, _id, act) {
  const total = item.options.length;
  const entries = new Map(item.options.map(({ id, text }, n) => {
    const button = (/** @type {string} */ way, /** @type {number} */ by) => {
      const it = make("button", { "type": "button", "class": "ps-move", "aria-label": `Move ${way}: ${brief(text)}`, ...FOCUSABLE }, drawn(way));
      it.addEventListener("click", () => place(id, shown().indexOf(id) + by));
      return it;
    };
    const buttons = [button("up", -1), button("down", 1)];
    const row = make("li", { "class": "ps-entry", "data-id": n }, make("span", { "class": "ps-grip", "aria-hidden": "true" }, drawn("grip")),
      make("span", { class: "ps-text", dir: "auto" }, text), make("span", { class: "ps-moves" }, ...buttons));
    return [id, { text, row, buttons }];
  }));
  const list = make("ol", { class: "ps-entries" }, ...[...entries.values()].map(({ row }) => row));
  const keep = make("button", { type: "button", class: "ps-quiet", ...FOCUSABLE }, "Keep this order");
  const field = make("div", {}, list, make("p", { class: "ps-keep" }, keep));
  const shown = () => [...list.children].map((row) => item.options[row.dataset.id].id);

  function place(/** @type {string} */ id, /** @type {number} */ to) {
    const next = moved(shown(), id, to);
    const text = brief(entries.get(id)?.text ?? "");
    if (to < 0 || to >= total) act.choose(response, `“${text}” is already ${to < 0 ? "first" : "last"}.`);
    else act.choose(next, `“${text}” is now ${to + 1} of ${total}.`);
  }
  keep.addEventListener("click", () => act.choose(shown(), "This order is kept as your answer."));

  /** @type {any} what stands in the form, and which entry is being dragged @type {{id: string, row: Element} | null} */
  let response = null;
  /** @type {any} */
  let lifted = null;
  list.addEventListener("pointerdown", (/** @type {any} */ event) => {
    const row = event.target.closest(".ps-entry");
    const held = event.pointerType === "mouse" ? row && !event.target.closest("button") : event.target.closest(".ps-grip");
    if (!held || event.button || list.matches(":disabled *")) return;
    event.preventDefault();
    list.setPointerCapture(event.pointerId);
    lifted = { row, id: item.options[row.dataset.id].id, before: shown() };
    row.classList.add("ps-lifted");
  });
  list.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    const over = lifted && [...list.children].find((row) => { const { top, bottom } = row.getBoundingClientRect(); return event.clientY >= top && event.clientY <= bottom; });
    if (!over || over === lifted.row) return;
    const box = over.getBoundingClientRect(), below = lifted.row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    // Entries differ in height: one is passed only when it would not come back under the pointer at once.
    if (below ? event.clientY > box.bottom - lifted.row.offsetHeight : event.clientY < box.top + lifted.row.offsetHeight) over[below ? "after" : "before"](lifted.row);
  });
  function drop(/** @type {boolean} */ taken) {
    if (!lifted) return;
    const { id, row, before } = lifted, to = shown().indexOf(id);
    lifted = null;
    row.classList.remove("ps-lifted");
    if (taken && !same(shown(), before)) place(id, to); else arrange(before);
  }
  list.addEventListener("pointerup", () => drop(true));
  list.addEventListener("pointercancel", () => drop(false));

  function arrange(/** @type {string[]} */ ids) {
    const had = /** @type {Document} */ (list.getRootNode()).activeElement;
    if (!same(ids, shown())) list.append(...ids.flatMap((id) => entries.get(id)?.row ?? []));
    if (list.contains(had) && had instanceof HTMLElement && !had.matches(":focus")) had.focus();      // what is moved loses it
    ids.forEach((id, n) => {
      const { buttons: [up, down] } = /** @type {any} */ (entries.get(id));
      set(up, "aria-disabled", n === 0 ? "true" : null);
      set(down, "aria-disabled", n === total - 1 ? "true" : null);
    });
  }
  return {
    field,
    show(/** @type {Entry} */ entry) {
      response = entry.response;
      const known = Array.isArray(response) ? response.filter((id) => entries.has(id)) : [];
      if (!lifted) arrange([...new Set([...known, ...item.options.map(({ id }) => id)])]);
      const hide = response !== null, had = keep.matches(":focus");
      keep.hidden = hide;
      list.toggleAttribute("data-kept", hide);
      if (hide && had) field.closest(".ps-item")?.querySelector(".ps-button")?.focus();
    },
  };
}

/** How each kind of item is drawn; another kind is another entry. @type {Record<string, (item: Item, id: string, act: Act) => Drawn>} */
const KINDS = {
  "single-choice": (item, id, act) => choices(item, id, act, false),
  "source-support": (item, id, act) => choices(item, id, act, false),
  "multiple-choice": (item, id, act) => choices(item, id, act, true),
  "number": typed,
  "short-text": typed,
  "matching": rows,
  "categorise": rows,
  "cloze": gaps,
  "ordering": order,
};

/** A link inside the notebook; any other address is shown as plain text. @param {Link} link */
const linked = ({ label, href }) => (String(href).startsWith("#")
  ? make("a", { href, dir: "auto", ...FOCUSABLE }, label)
  : make("span", { dir: "auto" }, label));

/** @param {Entry} entry @param {Item} item @returns {Node[]} the verdict and all that explains it */
function explained({ mark, marked, tries }, item) {
  if (!mark) return [];
  const sources = (mark.sources ?? []).flatMap((source, n) => [n ? ", " : " ", linked(source)]);
  const texts = told(mark);
  const listed = mark.feedback.length > 1 ? texts.splice(-mark.feedback.length) : [];
  return [
    make("p", { class: "ps-verdict" }, drawn(sign(mark)), make("strong", { dir: "auto" }, verdict(mark)), " ",
      mark.reason === "held" ? null : make("span", { class: "ps-points" }, points(mark, tries))),
    make("p", { class: "ps-wrote" }, "Your answer: ", make("bdi", {}, inWords(item, marked))),
    ...texts.map((text) => make("p", { dir: "auto" }, text)),
    listed.length ? make("ul", { class: "ps-told" }, ...listed.map((text) => make("li", { dir: "auto" }, text))) : null,
    sources.length ? make("p", { class: "ps-links" }, sources.length > 2 ? "Sources:" : "Source:", ...sources) : null,
    mark.section ? make("p", { class: "ps-links" }, "Read again: ", linked(mark.section)) : null,
  ].filter((node) => node !== null);
}

/** @param {Item} item @param {number} n @param {number} total @param {string} id @param {Act} act */
function question(item, n, total, id, act) {
  const kind = Object.hasOwn(KINDS, item.kind) ? KINDS[item.kind] : null;
  const legend = make("legend", {}, make("span", { class: "ps-count" }, `Question ${n} of ${total}`), " ",
    make("span", { class: "ps-stem", dir: "auto" }, item.stem), ...(TASKS[item.kind] ? [" ", make("span", { class: "ps-task" }, TASKS[item.kind])] : []));
  if (!kind) return { element: make("fieldset", { class: "ps-item" }, legend, make("p", {}, "This form of question cannot be shown here.")), show() {} };
  const drawing = kind(item, id, act), element = make("fieldset", { "class": "ps-item", "data-kind": item.kind, "tabindex": "-1" });
  const check = make("button", { "type": "button", "class": "ps-button", "aria-describedby": `${id}-why`, ...FOCUSABLE });
  const why = make("span", { id: `${id}-why`, class: "ps-why" });
  const problem = make("p", { id: `${id}-problem`, class: "ps-problem", hidden: true });
  const feedback = make("div", { class: "ps-feedback", hidden: true });
  check.addEventListener("click", act.check);
  const isTyped = ["number", "short-text"].includes(item.kind), isTagged = ["single-choice", "source-support"].includes(item.kind);
  element.append(legend, drawing.field, problem, make("div", { class: "ps-row" }, check, why), feedback);
  /** @type {Mark | null} */
  let shown = null;
  return {
    element,
    show(/** @type {Entry} */ entry, /** @type {State} */ state) {
      const { label, off, why: reason } = action(entry, item.kind, state);
      const left = off ? "" : stillOpen(item, entry.response);
      drawing.show(entry);
      element.disabled = state.ended;
      write(check, label);
      set(check, "aria-disabled", off ? "true" : null);
      write(why, reason || left);
      set(why, "data-asked", left || (off && (entry.asked || entry.late)) ? "true" : null);
      problem.hidden = !entry.problem;
      if (problem.dataset.text !== entry.problem) problem.replaceChildren(drawn("note"), make("span", { dir: "auto" }, entry.problem));
      problem.dataset.text = entry.problem;
      if (shown !== entry.mark) feedback.replaceChildren(...explained(entry, item));
      shown = entry.mark;
      feedback.hidden = !shown;
      set(feedback, "data-sign", sign(shown));
      const wrote = feedback.querySelector(".ps-wrote");       // what still stands above need not be said again
      if (wrote) wrote.hidden = isTagged || (!isTyped && same(entry.response, entry.marked));
    },
  };
}

// ---- A view ---------------------------------------------------------------------------------------------------------

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
