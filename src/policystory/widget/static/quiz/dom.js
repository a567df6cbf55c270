/**
 * Makes elements of the page. Strings become text nodes, because every text comes from content.
 */

import { phrase } from "./language.js";

/** @import { Link } from "./entries.js" */

/**
 * An element. Strings become text nodes, so no text is ever read as markup; null children are
 *   left out.
 * @param {string} tag @param {Record<string, any>} attributes @param {(Node | string | null)[]}
 *   children @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const element =
    tag === "svg" || tag === "path"
      ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** On whatever takes focus, so that JupyterLab's shortcuts leave it alone. */
export const FOCUSABLE = { "data-lm-suppress-shortcuts": "true" };

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} style
 * @returns {HTMLButtonElement}
 */
export function press(text, act, style = "ps-quiet") {
  const button = make("button", { type: "button", class: style, ...FOCUSABLE }, text);
  button.addEventListener("click", act);
  return button;
}

const SIGNS = {
  right: "M3 8.5 6.5 12 13 4.5",
  wrong: "M4 4l8 8M12 4l-8 8",
  partly: "M3 8h10",
  open: "",
  held: "M3.4 8v.1M8 8v.1M12.6 8v.1",
  up: "M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2",
  down: "M8 3v9.5M3.8 8.5 8 12.7l4.2-4.2",
  grip: "M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1",
  note: "M8 3v6M8 12.6v.4",
};

/**
 * @param {string} name
 * @returns {SVGElement} a drawn sign, since a font may lack it or show it as an emoji
 */
export const drawn = (name) =>
  make(
    "svg",
    { "class": "ps-sign", "viewBox": "0 0 16 16", "aria-hidden": "true" },
    make("path", { d: /** @type {Record<string, string>} */ (SIGNS)[name] }),
  );

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value touched only where it differs
 */
export function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** @param {Element} element @param {string} text */
export const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** A link inside the notebook; any other address is shown as plain text. @param {Link} link */
export const linked = ({ label, href }) =>
  String(href).startsWith("#")
    ? make("a", { href, dir: "auto", ...FOCUSABLE }, label)
    : make("span", { dir: "auto" }, label);

/**
 * Links with commas between them, none of which begins a line.
 * @param {Link[] | undefined} sources
 * @returns {(Node | string)[]}
 */
export const links = (sources) =>
  (sources ?? []).flatMap((source, n, all) => [
    " ",
    make("span", { class: "ps-cited" }, linked(source), n < all.length - 1 ? "," : null),
  ]);

/**
 * A link to another notebook beside this one. JupyterLab opens it in a tab of its own; elsewhere
 * the browser goes there.
 * @param {string} lead the words before its label
 * @param {Link} link
 */
export function leading(lead, { label, href }) {
  const element = make("a", { href, class: "ps-next", dir: "auto", ...FOCUSABLE }, lead + label);
  // Known when it is pressed: the notebook may have been moved.
  element.addEventListener("click", () => {
    const here = decodeURIComponent(location.pathname).split("/tree/").slice(1).join("/tree/");
    const folder = here.includes("/") ? `${here.slice(0, here.lastIndexOf("/"))}/` : "";
    if (!document.querySelector(".jp-LabShell")) return;
    element.dataset.commandlinkerCommand = "rendermime:handle-local-link";
    element.dataset.commandlinkerArgs = JSON.stringify({ path: folder + href, id: "" });
  });
  return element;
}

const MOST_LINKS = 3;

/**
 * A line of sources: those with a link first, at most three in sight, the others folded.
 * @param {Link[] | undefined} sources
 */
export function sourceLine(sources) {
  if (!sources?.length) return null;
  const all = [...sources].sort((a, b) => Number(!a.href) - Number(!b.href)),
    inSight = Math.min(MOST_LINKS, all.filter(({ href }) => href).length || MOST_LINKS),
    rest = all.slice(inSight);
  return make(
    "div",
    { class: "ps-links" },
    phrase(all.length > 1 ? "Sources:" : "Source:"),
    ...links(all.slice(0, inSight)),
    rest.length
      ? make(
          "details",
          { class: "ps-rest" },
          make("summary", FOCUSABLE, phrase("and {n} more", { n: rest.length })),
          ...links(rest),
        )
      : null,
  );
}
