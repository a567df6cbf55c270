// Called with a quiz; names its parts that lie beyond its edge, do not fit their box, or cover what
// follows them.
(quiz) => {
  const name = (part) =>
    `${part.tagName.toLowerCase()}.${part.className}: ${part.textContent.slice(0, 40)}`;
  const shown = [...quiz.querySelectorAll("*")].filter(
    (part) =>
      part.checkVisibility() &&
      !part.closest("svg, select") &&
      !["inset(50%)"].includes(getComputedStyle(part).clipPath),
  );
  const out = [],
    edge = quiz.getBoundingClientRect().right + 1;
  for (const part of shown) {
    const box = part.getBoundingClientRect();
    if (box.right > edge) out.push(`beyond the edge: ${name(part)}`);
    if (getComputedStyle(part).display === "inline" || part.matches("input")) continue;
    if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth)
      out.push(`wider than its box: ${name(part)}`);
    if (part.scrollHeight > part.clientHeight + 1 && part.clientHeight)
      out.push(`higher than its box: ${name(part)}`);
  }
  // What its button shows must fit, whole.
  for (const part of quiz.querySelectorAll("select")) {
    if (
      part.checkVisibility() &&
      (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
    )
      out.push(`cut: ${name(part)}`);
  }
  for (const part of shown) {
    const next = part.nextElementSibling;
    if (
      !next ||
      !shown.includes(next) ||
      part.matches("legend") ||
      getComputedStyle(part).display.startsWith("inline")
    )
      continue;
    const [a, b] = [part.getBoundingClientRect(), next.getBoundingClientRect()];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left),
      down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) out.push(`${name(part)} lies over ${name(next)}`);
  }
  return out;
}
