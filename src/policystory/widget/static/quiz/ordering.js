/** Entries to be put in order, by buttons or by dragging. */

import { FOCUSABLE, drawn, make, set } from "./dom.js";
import { same } from "./entries.js";
import { flag, showFlag } from "./flag.js";
import { phrase } from "./language.js";
import { brief, partSign } from "./words.js";

/** @import { Act, Entry, Item } from "./entries.js" */

/** @type {Record<string, string>} */
const MOVES = { up: "Move up: {text}", down: "Move down: {text}" };

/**
 * A list with one entry moved to another place; the list itself where there is no such place.
 * @param {string[]} order
 * @param {string} id
 * @param {number} to
 */
export function moved(order, id, to) {
  if (!order.includes(id) || to < 0 || to >= order.length) return order;
  const rest = order.filter((entry) => entry !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/**
 * A list whose entries are moved by buttons, or dragged.
 * @param {Item} item
 * @param {string} _id
 * @param {Act} act
 */
export function order(item, _id, act) {
  const total = item.options.length;
  const entries = new Map(
    item.options.map(({ id, text }, n) => {
      const button = (/** @type {string} */ way, /** @type {number} */ by) => {
        const it = make(
          "button",
          {
            "type": "button",
            "class": "ps-move",
            "aria-label": phrase(MOVES[way], { text: brief(text) }),
            ...FOCUSABLE,
          },
          drawn(way),
        );
        it.addEventListener("click", () => place(id, shown().indexOf(id) + by));
        return it;
      };
      const buttons = [button("up", -1), button("down", 1)],
        verdict = flag();
      const row = make(
        "li",
        { "class": "ps-entry", "data-id": n },
        make("span", { "class": "ps-grip", "aria-hidden": "true" }, drawn("grip")),
        make("span", { class: "ps-text", dir: "auto" }, text),
        verdict,
        make("span", { class: "ps-moves" }, ...buttons),
      );
      return [id, { text, row, buttons, verdict }];
    }),
  );
  const list = make("ol", { class: "ps-entries" }, ...[...entries.values()].map(({ row }) => row));
  const keep = make(
    "button",
    { type: "button", class: "ps-quiet", ...FOCUSABLE },
    phrase("Keep this order"),
  );
  const field = make("div", {}, list, make("p", { class: "ps-keep" }, keep));
  const shown = () => [...list.children].map((row) => item.options[row.dataset.id].id);

  function place(/** @type {string} */ id, /** @type {number} */ to) {
    const next = moved(shown(), id, to);
    const text = brief(entries.get(id)?.text ?? "");
    if (to < 0 || to >= total)
      act.choose(
        response,
        phrase(to < 0 ? "“{text}” is already first." : "“{text}” is already last.", { text }),
      );
    else act.choose(next, phrase("“{text}” is now {n} of {all}.", { text, n: to + 1, all: total }));
  }
  keep.addEventListener("click", () => act.choose(shown(), phrase("This order is kept as your answer.")));

  /** @type {any} what stands in the form */
  let response = null;
  /** @type {any} which entry is being dragged, its row, and the order before */
  let lifted = null;
  list.addEventListener("pointerdown", (/** @type {any} */ event) => {
    const row = event.target.closest(".ps-entry");
    const held =
      event.pointerType === "mouse"
        ? row && !event.target.closest("button")
        : event.target.closest(".ps-grip");
    if (!held || event.button || list.matches(":disabled *")) return;
    event.preventDefault();
    list.setPointerCapture(event.pointerId);
    lifted = { row, id: item.options[row.dataset.id].id, before: shown() };
    row.classList.add("ps-lifted");
  });
  list.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    const over =
      lifted &&
      [...list.children].find((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return event.clientY >= top && event.clientY <= bottom;
      });
    if (!over || over === lifted.row) return;
    const box = over.getBoundingClientRect(),
      below = lifted.row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    // Entries differ in height: one is passed only when it would not come back under the pointer at
    // once.
    if (
      below
        ? event.clientY > box.bottom - lifted.row.offsetHeight
        : event.clientY < box.top + lifted.row.offsetHeight
    )
      over[below ? "after" : "before"](lifted.row);
  });
  function drop(/** @type {boolean} */ taken) {
    if (!lifted) return;
    const { id, row, before } = lifted,
      to = shown().indexOf(id);
    lifted = null;
    row.classList.remove("ps-lifted");
    if (taken && !same(shown(), before)) place(id, to);
    else arrange(before);
  }
  list.addEventListener("pointerup", () => drop(true));
  list.addEventListener("pointercancel", () => drop(false));

  function arrange(/** @type {string[]} */ ids) {
    const had = /** @type {Document} */ (list.getRootNode()).activeElement;
    if (!same(ids, shown())) list.append(...ids.flatMap((id) => entries.get(id)?.row ?? []));
    // An element that is moved in the page loses the focus.
    if (list.contains(had) && had instanceof HTMLElement && !had.matches(":focus")) had.focus();
    ids.forEach((id, n) => {
      const {
        buttons: [up, down],
      } = /** @type {any} */ (entries.get(id));
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
      for (const [id, { row, verdict }] of entries) {
        // An entry that is moved waits for its mark; the others keep theirs.
        const before = entry.marked?.indexOf?.(id) ?? -1;
        const its = known.indexOf(id) === before ? partSign(entry.mark, id) : null;
        showFlag(verdict, its);
        set(row, "data-sign", its);
      }
      const hide = response !== null,
        had = keep.matches(":focus");
      keep.hidden = hide;
      list.toggleAttribute("data-kept", hide);
      if (hide && had) field.closest(".ps-item")?.querySelector(".ps-button")?.focus();
    },
  };
}
