"""One item of the bank as HTML: as a learner sees it, with its key, proofs and feedback folded away."""

from collections.abc import Iterable
from decimal import Decimal

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.items.item import Item, Option, PairsKey, Why, paper_item
from policystory.render.escape import html as escape
from policystory.render.question_html import question_html
from policystory.render.text import typed_key


def keyed_html(corpus: Corpus, item: Item, drawn: Item) -> str:
    """Return an item of the bank and one of its variants as an article.

    Arguments: the corpus, for citations; the item with all that the bank holds of it; the variant
    that is shown. Facts and objectives are links to `#f-…` and `#o-…`, which the page must have.
    """
    marks = ", ".join(escape(words.mark(corpus, one)) for one in item.sources)
    about = f"{escape(item.kind)} · {escape(item.direction)} · {marks}"
    return (
        f'<article class="{escape(item.kind)}" id="i-{escape(item.id)}"><p class="about">{about}</p>'
        f"{question_html(paper_item(drawn, Decimal(1)), 'h4')}"
        f"<details><summary>Key and proofs</summary>{_key(drawn)}{_others(item, drawn)}{_about(item)}</details>"
        "</article>"
    )


def fact_link(fact: str) -> str:
    """Return a link to a fact on the same page."""
    return f'<a href="#f-{escape(fact)}">{escape(fact)}</a>'


def _key(item: Item) -> str:
    """Return what is right and what is wrong, each with its proof and its feedback."""
    if isinstance(item.key, PairsKey):
        parts = [_prompt(item, n, item.key.pairs) for n in range(len(item.prompts))]
    elif item.options:
        parts = [
            _entry(_verdict(item, one), one.text, item, one.id)
            for one in _right_first(item)
        ]
    else:
        parts = [_entry(RIGHT, typed_key(item), item, "right")]
        parts += [
            f"<li><p>{WRONG} anything else</p>{_feedback(item, 'wrong')}</li>"
        ] * ("wrong" in item.feedback)
    return f'<ul class="proofs">{"".join(parts)}</ul>'


RIGHT = '<span class="is-right">✓ right:</span>'
WRONG = '<span class="is-wrong">✗ wrong:</span>'


def _right(item: Item) -> tuple[str, ...]:
    """Return the ids of the right options, in the order of the key."""
    return (
        item.key
        if isinstance(item.key, tuple)
        else (item.key,)
        if isinstance(item.key, str)
        else ()
    )


def _right_first(item: Item) -> list[Option]:
    """Return the options, those that are right first; what is to be put in order in its right order."""
    right = _right(item)
    return sorted(
        item.options,
        key=lambda one: right.index(one.id) if one.id in right else len(right),
    )


def _verdict(item: Item, option: Option) -> str:
    right = _right(item)
    if item.kind == "ordering" and option.id in right:
        return f'<span class="is-right">{right.index(option.id) + 1}.</span>'
    return RIGHT if option.id in right else WRONG


def _entry(verdict: str, text: str, item: Item, name: str) -> str:
    """Return one option with its verdict, its proof and its feedback."""
    return f"<li><p>{verdict} {escape(text)}{_proof(item.why.get(name, ()))}</p>{_feedback(item, name)}</li>"


def _prompt(item: Item, n: int, pairs: dict[str, str]) -> str:
    """Return one row or gap: the right option first, then why each other is wrong."""
    prompt = item.prompts[n]
    options = sorted(
        prompt.options or item.options, key=lambda one: one.id != pairs[prompt.id]
    )
    lines = ""
    for option in options:
        name = f"{prompt.id}/{option.id}"
        verdict = RIGHT if option.id == pairs[prompt.id] else WRONG
        lines += f"<p>{verdict} {escape(option.text)}{_proof(item.why.get(name, ()))}</p>{_feedback(item, name)}"
    return f"<li><p><b>{escape(prompt.text) or f'[{n + 1}]'}</b></p>{lines}{_feedback(item, prompt.id)}</li>"


def _feedback(item: Item, name: str) -> str:
    text = item.feedback.get(name)
    return f'<p class="says">{escape(text)}</p>' if text else ""


def _proof(whys: Iterable[Why]) -> str:
    """Return a proof: each rule with links to its facts."""
    steps = [
        f"{escape(why.rule)}: {', '.join(map(fact_link, why.facts))}" for why in whys
    ]
    return f' <span class="quiet">[{"; ".join(steps)}]</span>' if steps else ""


def _in_short(whys: tuple[Why, ...]) -> str:
    """Return the rule of a proof with the fact that the option is taken from: there are thousands of these."""
    return (
        f' <span class="quiet">[{escape(whys[0].rule)}: {fact_link(whys[-1].facts[-1])}]</span>'
        if whys
        else ""
    )


def _others(item: Item, drawn: Item) -> str:
    """Return what the bank holds for other learners: options with their proofs, or rows with what is right there."""
    if isinstance(item.key, PairsKey):
        shown = {
            (prompt.id, option.id)
            for prompt in drawn.prompts
            for option in (*prompt.options, *drawn.options)
        }
        rows = [
            f"{escape(prompt.text)}: {escape(option.text)}" for prompt in item.prompts for option in item.options
            if (prompt.id, option.id) not in shown and item.key.pairs[prompt.id] == option.id
        ]  # fmt: skip
    else:
        shown_ids = {option.id for option in drawn.options}
        rows = [
            f"{escape(option.text)}{_in_short(item.why.get(option.id, ()))}" for option in item.options
            if option.id not in shown_ids
        ]  # fmt: skip
    listed = "".join(f"<li>{row}</li>" for row in rows)
    return (
        f'<p class="about">Other learners may see:</p><ul class="others">{listed}</ul>'
        if rows
        else ""
    )


def _about(item: Item) -> str:
    """Return the item's name, its family, what it asks for, and its objectives."""
    objectives = ", ".join(
        f'<a href="#o-{escape(one)}">{escape(one)}</a>' for one in item.objectives
    )
    asked = ", ".join(map(fact_link, item.asked))
    return (
        f'<p class="about">Item <code>{escape(item.id)}</code>, family <code>{escape(item.family)}</code>. '
        f"Asks for {asked}. Practises {objectives}.</p>"
    )
