// Called with a quiz; says what of it lies beyond its edge, does not fit its own box, or lies over what follows it.
quiz => {
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent.slice(0, 40)}`;
  const shown = [...quiz.querySelectorAll('*')].filter((one) => one.checkVisibility() && !one.closest('svg, select')
    && !['inset(50%)'].includes(getComputedStyle(one).clipPath));
  const out = [], edge = quiz.getBoundingClientRect().right + 1;
  for (const one of shown) {
    const box = one.getBoundingClientRect();
    if (box.right > edge) out.push(`beyond the edge: ${name(one)}`);
    if (getComputedStyle(one).display === 'inline' || one.matches('input')) continue;
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth) out.push(`wider than its box: ${name(one)}`);
    if (one.scrollHeight > one.clientHeight + 1 && one.clientHeight) out.push(`higher than its box: ${name(one)}`);
  }
  for (const one of quiz.querySelectorAll('select')) {         // what its button shows must fit, whole
    if (one.checkVisibility() && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) out.push(`cut: ${name(one)}`);
  }
  for (const one of shown) {
    const next = one.nextElementSibling;
    if (!next || !shown.includes(next) || one.matches('legend') || getComputedStyle(one).display.startsWith('inline')) continue;
    const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) out.push(`${name(one)} lies over ${name(next)}`);
  }
  return out;
}
