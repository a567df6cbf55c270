/**
 * The marks in a lesson's text, such as "HN ¶13": pointed at, or chosen by mouse, touch or Enter,
 * a mark opens the card of its fact. All is heard at the window, because a notebook draws its cells
 * when they come into sight, and takes the keys at the document.
 */

import { makeCard, place } from "./card.js";
import { entryOf, factOf, pageOf, shared } from "./pages.js";

/** How long a pointer rests on a mark, or is away from it and its card, in milliseconds. */
const REST = 250;

/**
 * The card that is open. A pinned one was chosen, and stays until it is closed.
 * @type {{link: HTMLElement, card: HTMLElement, pinned: boolean} | null}
 */
let open = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** The mark that last led to the list. @type {HTMLElement | null} */
let origin = null;
/** A mark is followed as any link. */
let follows = false;

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const linkAt = (target) => (target instanceof Element ? target.closest("a") : null);

/** @param {EventTarget | null} target */
const isInCard = (target) => target instanceof Node && open?.card.contains(target) === true;

/** @param {boolean} returnsFocus */
function close(returnsFocus) {
  clearTimeout(timer);
  if (open === null) return;
  const { link, card } = open;
  open = null;
  link.removeAttribute("aria-expanded");
  card.remove();
  if (returnsFocus) link.focus();
}

/** @param {HTMLElement} link @param {boolean} pinned */
function show(link, pinned) {
  const cited = factOf(link);
  if (cited === null) return;
  if (open?.link !== link) {
    close(false);
    const toList = () => openList(link, cited.id);
    const card = makeCard(link.textContent ?? "", cited.fact, toList, () => close(true));
    document.body.append(card);
    open = { link, card, pinned };
    link.setAttribute("aria-expanded", "true");
    place(card, link);
  }
  open.pinned ||= pinned;
  if (pinned) open.card.focus({ preventScroll: true });
}

/**
 * A notebook guesses the height of cells that it has not drawn, so the way is taken again in the
 * next frames, when those on it are drawn.
 * @param {HTMLElement} target @param {number} frames
 */
function bring(target, frames) {
  target.scrollIntoView({ block: "center" });
  if (frames > 0) requestAnimationFrame(() => bring(target, frames - 1));
}

/** @param {HTMLElement} target */
function reveal(target) {
  target.closest("details")?.setAttribute("open", "");
  target.tabIndex = -1;
  bring(target, 4);
  target.focus({ preventScroll: true });
}

/** @param {HTMLElement} link @param {string} id */
function openList(link, id) {
  close(false);
  origin = link;
  const entry = entryOf(pageOf(link), id);
  if (entry !== null) return reveal(entry);
  // The list is not drawn yet: the notebook itself scrolls to what its links name.
  follows = true;
  link.click();
  follows = false;
}

/** @param {Event} event */
function take(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {MouseEvent} event */
function onClick(event) {
  const link = linkAt(event.target);
  if (follows || isInCard(event.target)) return;
  if (link !== null && factOf(link) !== null && !event.ctrlKey && !event.metaKey) {
    take(event);
    show(link, true);
    return;
  }
  close(false);
  // The way back from the list leads to the very mark, where there is one.
  if (link?.closest(".ps-facts") && origin?.isConnected && pageOf(origin) === pageOf(link)) {
    take(event);
    bring(origin, 4);
    origin.focus({ preventScroll: true });
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const link = linkAt(event.target);
  if (event.key === "Escape" && open !== null) {
    take(event);
    close(open.pinned || isInCard(document.activeElement));
  } else if (event.key === "Enter" && link !== null && factOf(link) !== null) {
    take(event);
    show(link, true);
  }
}

/** @param {PointerEvent} event */
function onPointer(event) {
  if (event.pointerType !== "mouse" || open?.pinned) return;
  const link = linkAt(event.target);
  const isMark = link !== null && factOf(link) !== null;
  // On the open card, or on its mark, nothing changes.
  if (isInCard(event.target) || (isMark && open?.link === link)) return clearTimeout(timer);
  clearTimeout(timer);
  timer = setTimeout(() => (isMark ? show(link, false) : close(false)), REST);
}

function onMove() {
  if (open === null) return;
  const { top, bottom } = open.link.getBoundingClientRect();
  const isInSight = open.link.isConnected && bottom > 0 && top < innerHeight;
  if (isInSight) place(open.card, open.link);
  else close(false);
}

/** @param {FocusEvent} event */
function onFocus(event) {
  // Who tabs out of a card leaves it.
  if (open?.pinned && !isInCard(event.target) && event.target !== open.link) close(false);
}

/** Listens once in a page, however many lessons it shows. */
export function listen() {
  if (shared.listens) return;
  shared.listens = true;
  addEventListener("click", onClick, true);
  addEventListener("keydown", onKey, true);
  addEventListener("pointerover", onPointer, true);
  addEventListener("focusin", onFocus, true);
  addEventListener("scroll", onMove, true);
  addEventListener("resize", onMove);
}
