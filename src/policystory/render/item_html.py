"""Write an item (question) as HTML for authors; below, folded, its right answer and proofs."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.items.forms.number import explained
from policystory.items.forms.shared_by_forms import TRIED
from policystory.items.item import Item, Option, PairsKey, Prompt, Why, paper_item
from policystory.render.escape import html as escape
from policystory.render.question_html import question_html
from policystory.render.text import right_options, typed_key

RIGHT = '<span class="is-right">✓ right:</span>'
WRONG = '<span class="is-wrong">✗ wrong:</span>'


def keyed_html(corpus: Corpus, item: Item, drawn: Item) -> str:
    """Return an item (question) as HTML for authors, with its right answer, proofs and all options.

    `item` has all options that can be proved right or wrong. `drawn` is the same item with the few
    options that one learner gets; the rest are listed as others. The page must contain an element
    for each fact (id `f-…`) and objective (id `o-…`), to which the HTML links.
    """
    kind = escape(item.kind)
    item_id = escape(item.id)
    head = _head(corpus, item)
    # Points belong to a paper; the question is shown without them.
    points = Decimal(1)
    question = question_html(paper_item(drawn, points), "h4")
    key = _key(drawn)
    not_drawn = _not_drawn(item, drawn)
    about = _about(item)
    return (
        f'<article class="{kind}" id="i-{item_id}">'
        f"{head}"
        f"{question}"
        "<details>"
        "<summary>Key and proofs</summary>"
        f"{key}"
        f"{not_drawn}"
        f"{about}"
        "</details>"
        "</article>"
    )


def fact_link(fact: str) -> str:
    """Return an HTML link to the fact with the id `fact`, which must stand on the same page."""
    return _link("f", fact)


def _objective_link(objective: str) -> str:
    return _link("o", objective)


def _link(prefix: str, name: str) -> str:
    name = escape(name)
    return f'<a href="#{prefix}-{name}">{name}</a>'


def _head(corpus: Corpus, item: Item) -> str:
    """Return the line above a question: kind, direction and citations."""
    marks = [words.mark(corpus, citation) for citation in item.sources]
    cited = ", ".join(marks)
    line = " · ".join((item.kind, item.direction, cited))
    return f'<p class="about">{escape(line)}</p>'


def _key(item: Item) -> str:
    """Return the right and wrong answers, each with its proof and its feedback."""
    if isinstance(item.key, PairsKey):
        entries = _prompts(item, item.key.pairs)
    elif item.options:
        entries = _options(item)
    else:
        entries = _typed(item)
    return f'<ul class="proofs">{entries}</ul>'


def _typed(item: Item) -> str:
    """Return the accepted answers of a typed item, and the feedback to any other."""
    key = typed_key(item)
    accepted = _line(RIGHT, key, item, "right")
    entries = f"<li>{accepted}</li>"
    for name, figure in explained(item.feedback):
        feedback = _feedback(item, name)
        entries += f"<li><p>{WRONG} {escape(figure)}</p>{feedback}</li>"
    if "wrong" in item.feedback:
        feedback = _feedback(item, "wrong")
        entries += f"<li><p>{WRONG} anything else</p>{feedback}</li>"
    return entries


def _options(item: Item) -> str:
    """Return the right options in the order of the key, then the wrong ones."""
    options = {option.id: option for option in item.options}
    entries = ""
    for place, option_id in enumerate(right_options(item), 1):
        option = options.pop(option_id)
        verdict = RIGHT
        # Every option of an ordering is right; what matters is its place.
        if item.kind == "ordering":
            verdict = f'<span class="is-right">{place}.</span>'
        entries += _option(verdict, option, item)
    # The key has taken the right ones out.
    for option in options.values():
        entries += _option(WRONG, option, item)
    return entries


def _option(verdict: str, option: Option, item: Item) -> str:
    line = _line(verdict, option.text, item, option.id)
    return f"<li>{line}</li>"


def _prompts(item: Item, pairs: dict[str, str]) -> str:
    """Return each row or gap with its right option, then its wrong ones."""
    entries = ""
    for n, prompt in enumerate(item.prompts, 1):
        # A gap has no text and is named by its number.
        head = escape(prompt.text) or f"[{n}]"
        lines = _choices(item, prompt, pairs[prompt.id])
        feedback = _feedback(item, prompt.id)
        entries += f"<li><p><b>{head}</b></p>{lines}{feedback}</li>"
    return entries


def _choices(item: Item, prompt: Prompt, right: str) -> str:
    """Return the options of a row or gap, the right one first."""
    first, rest = "", ""
    for option in prompt.options or item.options:
        name = f"{prompt.id}/{option.id}"
        if option.id == right:
            first += _line(RIGHT, option.text, item, name)
        else:
            rest += _line(WRONG, option.text, item, name)
    return first + rest


def _line(verdict: str, text: str, item: Item, name: str) -> str:
    """Return an option with its verdict, proof and feedback."""
    option = escape(text)
    whys = item.why.get(name, ())
    proof = _proof(whys)
    feedback = _feedback(item, name)
    return f"<p>{verdict} {option}{proof}</p>{feedback}"


def _feedback(item: Item, name: str) -> str:
    """Return what is told of an answer, before the question is closed and after."""
    paragraphs = ""
    for told in (f"{name}/{TRIED}", name):
        if told in item.feedback:
            feedback = escape(item.feedback[told])
            paragraphs += f'<p class="says">{feedback}</p>'
    return paragraphs


def _proof(whys: Iterable[Why]) -> str:
    """Return a proof: each rule with links to its facts."""
    steps = [_step(why.rule, why.facts) for why in whys]
    return _quiet("; ".join(steps))


def _short_proof(whys: tuple[Why, ...]) -> str:
    """Return the first rule of a proof, with the fact from which the option is taken."""
    if not whys:
        return ""
    rule = whys[0].rule
    # The last fact of a proof is the fact that the option is taken from.
    taken_from = whys[-1].facts[-1:]
    step = _step(rule, taken_from)
    return _quiet(step)


def _quiet(proof: str) -> str:
    """Return a proof as it is shown beside an option; "" for no proof."""
    if proof:
        return f' <span class="quiet">[{proof}]</span>'
    return ""


def _step(rule: str, facts: Iterable[str]) -> str:
    links = ", ".join(map(fact_link, facts))
    return f"{escape(rule)}: {links}"


def _not_drawn(item: Item, drawn: Item) -> str:
    """Return the options or pairs of the item that this variant does not show."""
    if isinstance(item.key, PairsKey):
        rows = _pairs_not_drawn(item, item.key.pairs, drawn)
    else:
        rows = _options_not_drawn(item, drawn)
    listed = ""
    for row in rows:
        listed += f"<li>{row}</li>"
    if not listed:
        return ""
    return (
        f'<p class="about">Other learners may see:</p><ul class="others">{listed}</ul>'
    )


def _pairs_not_drawn(item: Item, pairs: dict[str, str], drawn: Item) -> Iterator[str]:
    """Yield each right pair whose row or option the variant does not show."""
    drawn_pairs = _drawn_pairs(drawn)
    # An option of a gap has no text among the options that rows share.
    texts = {option.id: option.text for option in item.options}
    for prompt in item.prompts:
        right = pairs[prompt.id]
        is_drawn = (prompt.id, right) in drawn_pairs
        if right in texts and not is_drawn:
            pair = f"{prompt.text}: {texts[right]}"
            yield escape(pair)


def _drawn_pairs(drawn: Item) -> set[tuple[str, str]]:
    """Return each row or gap of a variant with each option that it offers."""
    pairs: set[tuple[str, str]] = set()
    for prompt in drawn.prompts:
        options = (*prompt.options, *drawn.options)
        for option in options:
            pairs.add((prompt.id, option.id))
    return pairs


def _options_not_drawn(item: Item, drawn: Item) -> Iterator[str]:
    """Yield the options that the variant does not show, with short proofs."""
    for option in item.options:
        if option in drawn.options:
            continue
        text = escape(option.text)
        # The page has thousands of options: with whole proofs it would be too long to search.
        whys = item.why.get(option.id, ())
        yield text + _short_proof(whys)


def _about(item: Item) -> str:
    """Return the item's id, its family, its facts and its objectives."""
    item_id = escape(item.id)
    family = escape(item.family)
    facts = ", ".join(map(fact_link, item.asked))
    objectives = ", ".join(map(_objective_link, item.objectives))
    return (
        '<p class="about">'
        f"Item <code>{item_id}</code>, family <code>{family}</code>. "
        f"Asks for {facts}. "
        f"Practises {objectives}."
        "</p>"
    )
