// Called with a root element; returns a sentence for each text, sign, border or focus ring that
// WCAG 2.2 finds too faint.
(root) => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const CLEAR = [0, 0, 0, 0];

  /** Any colour that CSS can write, as red, green, blue and opacity from 0 to 1. */
  const known = new Map();
  function colour(text) {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = "#000";
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      known.set(
        text,
        [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255),
      );
    }
    return known.get(text);
  }
  const over = ([r, g, b, a], below) => [r, g, b].map((part, n) => a * part + (1 - a) * below[n]);
  const mixed = (above, below, share) =>
    above.map((part, n) => share * part + (1 - share) * below[n]);
  const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  function ratio(first, second) {
    const [a, b] = [luminance(first), luminance(second)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /**
   * What an element, or one of its pseudo-elements, paints behind its content, from below: its
   * colour, and a shadow that fills it.
   */
  function layers(style, box) {
    const filling = [
      ...style.boxShadow.matchAll(/(\w+\([^)]*\)|#\w+) 0px 0px 0px ([\d.]+)px inset/g),
    ];
    const wide = filling.filter(
      ([, , spread]) => Number(spread) * 2 >= Math.min(box.width, box.height),
    );
    return [colour(style.backgroundColor), ...wide.map(([, text]) => colour(text))];
  }
  // A pseudo-element is no element.
  const styleOf = (part) => (part.owner ? part.painted : getComputedStyle(part));
  const chain = (element) => (element ? [...chain(element.parentElement), element] : []);

  /**
   * What is seen where `elements`, each inside the one before it, paint their backgrounds and then
   * `ink`.
   */
  function seen(elements, ink, below = [1, 1, 1]) {
    if (!elements.length) return over(ink, below);
    const [first, ...rest] = elements;
    const style = styleOf(first);
    const painted = layers(style, (first.owner ?? first).getBoundingClientRect()).reduce(
      (under, layer) => over(layer, under),
      below,
    );
    return mixed(seen(rest, ink, painted), below, Number(style.opacity));
  }

  const faults = new Set();
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
  const hex = (rgb) =>
    `#${rgb
      .map((part) =>
        Math.round(255 * part)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
  let judged = 0;
  function judge(what, element, ink, elements, least) {
    judged += 1;
    const [front, back] = [seen(elements, ink), seen(elements, CLEAR)];
    const contrast = ratio(front, back);
    if (contrast < least)
      faults.add(
        `${contrast.toFixed(2)} < ${least}: ${what} of ${name(element)}, ` +
          `${hex(front)} on ${hex(back)}`,
      );
  }
  const pictured = (elements) => elements.find((part) => styleOf(part).backgroundImage !== "none");

  function visible(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    // Text for screen readers alone is not shown.
    return !chain(element).some((part) => getComputedStyle(part).clipPath === "inset(50%)");
  }
  function judgeText(text, element, style, elements) {
    const size = parseFloat(style.fontSize),
      least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const picture = pictured(elements.slice(elements.indexOf(root)));
    if (picture)
      faults.add(
        `not computed, on a picture: ${JSON.stringify(text.slice(0, 40))} of ${name(element)}`,
      );
    judge(JSON.stringify(text.trim().slice(0, 40)), element, colour(style.color), elements, least);
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement,
      range = document.createRange();
    range.selectNode(node);
    if (!node.data.trim() || !range.getClientRects().length || !visible(element)) continue;
    judgeText(node.data, element, getComputedStyle(element), chain(element));
  }
  for (const element of [root, ...root.querySelectorAll("*")].filter(visible)) {
    const style = getComputedStyle(element),
      elements = chain(element),
      outside = chain(element.parentElement);
    for (const pseudo of ["::before", "::after", "::placeholder"]) {
      const its = getComputedStyle(element, pseudo);
      const text =
        pseudo === "::placeholder"
          ? (element.placeholder ?? "")
          : its.content.replace(/^(none|normal|"\s*")$/, "");
      if (text)
        judgeText(
          `${pseudo} ${text}`,
          element,
          its,
          pseudo === "::placeholder" ? elements : [...elements, { owner: element, painted: its }],
        );
    }
    if (element.matches("input:not([type=radio], [type=checkbox]), select, textarea"))
      judgeText(element.value || "value", element, style, elements);
    const off = element.closest("[aria-disabled=true], :disabled");
    if (element.matches(".ps-sign") && element.firstElementChild?.getAttribute("d") && !off)
      judge("sign", element, colour(style.stroke), elements, 3);
    if (element.matches("path.ps-place"))
      judge("outline", element, colour(style.stroke), elements, 3);
    if (
      element.matches("input:not([type=radio], [type=checkbox]), select, textarea, .ps-button") &&
      !off
    ) {
      const [border, fill, beside] = [
        seen(outside, colour(style.borderTopColor)),
        seen(elements, CLEAR),
        seen(outside, CLEAR),
      ];
      const contrast = Math.max(
        parseFloat(style.borderTopWidth) ? ratio(border, beside) : 1,
        ratio(fill, beside),
      );
      if (contrast < 3)
        faults.add(
          `${contrast.toFixed(2)} < 3: border of ${name(element)}, ${hex(border)} on ${hex(beside)}`,
        );
    }
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth))
      judge("focus ring", element, colour(style.outlineColor), outside, 3);
  }
  return { judged, faults: [...faults] };
}
