"""One item of the bank as HTML: as a learner sees it, with its key and proofs folded away."""

from collections.abc import Iterable
from decimal import Decimal

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.items.item import Item, Option, PairsKey, Why, paper_item
from policystory.render.escape import html as escape
from policystory.render.question_html import question_html
from policystory.render.text import right_options, typed_key

RIGHT = '<span class="is-right">✓ right:</span>'
WRONG = '<span class="is-wrong">✗ wrong:</span>'


def keyed_html(corpus: Corpus, item: Item, drawn: Item) -> str:
    """Return an item of the bank and one of its variants as an article.

    Arguments: the corpus, for citations; the item with all that the bank holds of it; the variant
    that is shown. Facts and objectives are links to `#f-…` and `#o-…`, which the page must have.
    """
    marks = ", ".join(escape(words.mark(corpus, source)) for source in item.sources)
    about = f"{escape(item.kind)} · {escape(item.direction)} · {marks}"
    # Points belong to a paper; the question is shown without them.
    question = question_html(paper_item(drawn, Decimal(1)), "h4")
    key = f"{_key(drawn)}{_not_drawn(item, drawn)}{_about(item)}"
    return (
        f'<article class="{escape(item.kind)}" id="i-{escape(item.id)}">'
        f'<p class="about">{about}</p>{question}'
        f"<details><summary>Key and proofs</summary>{key}</details></article>"
    )


def fact_link(fact: str) -> str:
    """Return a link to a fact on the same page."""
    return _link("f", fact)


def _link(prefix: str, name: str) -> str:
    name = escape(name)
    return f'<a href="#{prefix}-{name}">{name}</a>'


def _key(item: Item) -> str:
    """Return what is right and what is wrong, each with its proof and its feedback."""
    if isinstance(item.key, PairsKey):
        entries = [_prompt(item, n, item.key.pairs) for n in range(len(item.prompts))]
    elif item.options:
        entries = [_option(item, option) for option in _right_first(item)]
    else:
        entries = _typed(item)
    return f'<ul class="proofs">{"".join(entries)}</ul>'


def _typed(item: Item) -> list[str]:
    """Return what is accepted where the answer is typed, and the feedback to anything else."""
    entries = [_entry(RIGHT, typed_key(item), item, "right")]
    if "wrong" in item.feedback:
        entries.append(
            f"<li><p>{WRONG} anything else</p>{_feedback(item, 'wrong')}</li>"
        )
    return entries


def _right_first(item: Item) -> list[Option]:
    """Return the right options in the order of the key, then the wrong ones."""
    right = right_options(item)

    def place(option: Option) -> int:
        return right.index(option.id) if option.id in right else len(right)

    return sorted(item.options, key=place)


def _option(item: Item, option: Option) -> str:
    right = right_options(item)
    verdict = RIGHT if option.id in right else WRONG
    # Every option of an ordering is right; what matters is its place.
    if item.kind == "ordering" and option.id in right:
        verdict = f'<span class="is-right">{right.index(option.id) + 1}.</span>'
    return _entry(verdict, option.text, item, option.id)


def _prompt(item: Item, n: int, pairs: dict[str, str]) -> str:
    """Return one row or gap: the right option first, then why each of the rest is wrong."""
    prompt = item.prompts[n]
    right = pairs[prompt.id]
    options = sorted(
        prompt.options or item.options, key=lambda option: option.id != right
    )
    lines = ""
    for option in options:
        verdict = RIGHT if option.id == right else WRONG
        lines += _line(verdict, option.text, item, f"{prompt.id}/{option.id}")
    head = escape(prompt.text) or f"[{n + 1}]"
    return f"<li><p><b>{head}</b></p>{lines}{_feedback(item, prompt.id)}</li>"


def _entry(verdict: str, text: str, item: Item, name: str) -> str:
    return f"<li>{_line(verdict, text, item, name)}</li>"


def _line(verdict: str, text: str, item: Item, name: str) -> str:
    """Return one option with its verdict; its proof and its feedback are found by its name."""
    proof = _proof(item.why.get(name, ()))
    return f"<p>{verdict} {escape(text)}{proof}</p>{_feedback(item, name)}"


def _feedback(item: Item, name: str) -> str:
    text = item.feedback.get(name)
    return f'<p class="says">{escape(text)}</p>' if text else ""


def _proof(whys: Iterable[Why]) -> str:
    """Return a proof: each rule with links to its facts."""
    steps = [_step(why.rule, why.facts) for why in whys]
    return f' <span class="quiet">[{"; ".join(steps)}]</span>' if steps else ""


def _short_proof(whys: tuple[Why, ...]) -> str:
    """Return the first rule of a proof, with the fact that the option is taken from."""
    if not whys:
        return ""
    step = _step(whys[0].rule, whys[-1].facts[-1:])
    return f' <span class="quiet">[{step}]</span>'


def _step(rule: str, facts: Iterable[str]) -> str:
    return f"{escape(rule)}: {', '.join(map(fact_link, facts))}"


def _not_drawn(item: Item, drawn: Item) -> str:
    """Return what other learners may see of the item, and this variant does not show."""
    if isinstance(item.key, PairsKey):
        rows = _pairs_not_drawn(item, item.key.pairs, drawn)
    else:
        rows = _options_not_drawn(item, drawn)
    if not rows:
        return ""
    listed = "".join(f"<li>{row}</li>" for row in rows)
    return (
        f'<p class="about">Other learners may see:</p><ul class="others">{listed}</ul>'
    )


def _pairs_not_drawn(item: Item, pairs: dict[str, str], drawn: Item) -> list[str]:
    """Return each right pair whose row or option the variant does not show."""
    shown: set[tuple[str, str]] = set()
    for prompt in drawn.prompts:
        options = (*prompt.options, *drawn.options)
        shown.update((prompt.id, option.id) for option in options)
    rows: list[str] = []
    for prompt in item.prompts:
        right = pairs[prompt.id]
        if (prompt.id, right) in shown:
            continue
        # An option of a gap has no text among the options that rows share.
        texts = [option.text for option in item.options if option.id == right]
        rows += [f"{escape(prompt.text)}: {escape(text)}" for text in texts]
    return rows


def _options_not_drawn(item: Item, drawn: Item) -> list[str]:
    """Return the options that the variant does not show, with short proofs."""
    # A bank has thousands of these: whole proofs would make the page too long to search.
    shown = {option.id for option in drawn.options}
    rows: list[str] = []
    for option in item.options:
        if option.id not in shown:
            proof = _short_proof(item.why.get(option.id, ()))
            rows.append(f"{escape(option.text)}{proof}")
    return rows


def _about(item: Item) -> str:
    """Return the item's name, its family, what it asks for, and its objectives."""
    facts = ", ".join(map(fact_link, item.asked))
    objectives = ", ".join(_link("o", objective) for objective in item.objectives)
    return (
        f'<p class="about">Item <code>{escape(item.id)}</code>, '
        f"family <code>{escape(item.family)}</code>. "
        f"Asks for {facts}. Practises {objectives}.</p>"
    )
