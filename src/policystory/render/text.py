"""Items and papers as text and JSON, with and without their keys: what the command line prints."""

from collections.abc import Iterator
from typing import Any

from policystory.facts.values.quantity import unit_in_words
from policystory.facts.words import how_many
from policystory.items.item import (
    Item,
    KeyItem,
    NumberKey,
    PairsKey,
    PaperItem,
    TextKey,
    Why,
)
from policystory.quiz.paper import Quiz
from policystory.render.question_html import with_gaps

Shown = Item | PaperItem
Keyed = Item | KeyItem
INDENT = "    "


def item_json(item: Item, with_key: bool) -> dict[str, Any]:
    """Return an item for other programs.

    Without its key the item has neither `key`, `why` nor `feedback`, and names no facts. It has
    `prompts` and `passage` only where there are any.
    """
    fields: dict[str, Any] = {
        "id": item.id,
        "family": item.family,
        "kind": item.kind,
        "stem": item.stem,
        "options": item.options,
        # Facts would tell what is right.
        "facts": item.facts if with_key else (),
        "sources": item.sources,
        "objectives": item.objectives,
    }
    if item.passage:
        fields["passage"] = item.passage
    if item.prompts:
        fields["prompts"] = [_prompt_json(item, n) for n in range(len(item.prompts))]
    if with_key:
        fields |= {"key": item.key, "why": item.why, "feedback": item.feedback}
    return fields


def item_text(item: Item, with_key: bool) -> str:
    """Return an item for people."""
    unit = item.key.unit if isinstance(item.key, NumberKey) else None
    answer = _answer_lines(item, item if with_key else None, unit)
    lines = (item.id, f"{INDENT}{item.stem}", *answer)
    return "\n".join(lines) + "\n"


def paper_text(quiz: Quiz, with_key: bool) -> str:
    """Return a paper for people."""
    paper = quiz.paper
    questions = how_many(len(paper.items), "question")
    lines = [f"{paper.title} · {questions} · {paper.mode}", ""]
    for n, item in enumerate(paper.items, 1):
        keyed = quiz.key.items[item.id] if with_key else None
        lines += (f"{n}. {item.stem}", *_answer_lines(item, keyed, item.unit), "")
    return "\n".join(lines)


def typed_key(keyed: Keyed) -> str:
    """Write the right answer to a typed item: a number with its range, or the accepted words."""
    key = keyed.key
    if isinstance(key, NumberKey):
        low, high = key.amount - key.tolerance, key.amount + key.tolerance
        unit = unit_in_words(key.unit, key.amount)
        return f"{key.amount:,f} {unit} ({low:,f} to {high:,f})"
    return " / ".join(key.accepted) if isinstance(key, TextKey) else str(key)


def right_options(keyed: Keyed) -> tuple[str, ...]:
    """Return the ids of the options that a key names, in its order; none for a typed answer."""
    if isinstance(keyed.key, tuple):
        return keyed.key
    return (keyed.key,) if isinstance(keyed.key, str) else ()


def proof_words(whys: tuple[Why, ...]) -> str:
    """Write a proof: each rule with its facts."""
    steps = [f"{why.rule}: {', '.join(why.facts)}" for why in whys]
    return "; ".join(steps)


def _prompt_json(item: Item, n: int) -> dict[str, Any]:
    """Return a row with its text, or a gap with its options."""
    prompt = item.prompts[n]
    if prompt.options:
        return {"id": prompt.id, "options": prompt.options}
    return {"id": prompt.id, "text": prompt.text}


def _answer_lines(item: Shown, keyed: Keyed | None, unit: str | None) -> Iterator[str]:
    """Yield the answers that can be given; with the key also the right one, and each proof."""
    if item.prompts:
        yield from _prompt_lines(item, keyed)
    elif item.options:
        yield from _option_lines(item, keyed)
    else:
        form = f"a number of {unit_in_words(unit)}" if unit else "a name or words"
        yield f"{INDENT}({form})"
        if keyed is not None:
            yield f"{INDENT}→ {typed_key(keyed)}{_proof(keyed, 'right')}"


def _option_lines(item: Shown, keyed: Keyed | None) -> Iterator[str]:
    """Yield the options; the key marks the right ones, or numbers them in their right order."""
    right = () if keyed is None else right_options(keyed)
    for option in item.options:
        sign = _sign(item.kind, option.id, right)
        yield f"{INDENT}{sign} {option.text}{_proof(keyed, option.id)}"


def _sign(kind: str, option: str, right: tuple[str, ...]) -> str:
    """Return the sign before an option: a box, a circle, or its place in the right order."""
    is_right = option in right
    if kind == "ordering":
        return f"{right.index(option) + 1}." if is_right else "↕"
    if kind == "multiple-choice":
        return "■" if is_right else "□"
    return "●" if is_right else "○"


def _prompt_lines(item: Shown, keyed: Keyed | None) -> Iterator[str]:
    """Yield each row or gap with its choices; the options that rows share are listed first."""
    if item.passage:
        gaps = [f"[{n}]" for n in range(1, len(item.prompts) + 1)]
        yield INDENT + with_gaps(item.passage, gaps)
    else:
        yield from (f"{INDENT}○ {option.text}" for option in item.options)
    for n, prompt in enumerate(item.prompts, 1):
        head = f"[{n}]" if item.passage else "–"
        yield f"{INDENT}{head} {prompt.text}".rstrip()
        yield from _choice_lines(item, n - 1, keyed)


def _choice_lines(item: Shown, n: int, keyed: Keyed | None) -> Iterator[str]:
    """Yield the choices for one row or gap."""
    prompt = item.prompts[n]
    pairs = keyed.key.pairs if keyed and isinstance(keyed.key, PairsKey) else {}
    # Shared options are repeated below a row only to show, with the key, which is right.
    shared = () if keyed is None else item.options
    for option in prompt.options or shared:
        sign = "●" if option.id == pairs.get(prompt.id) else "○"
        proof = _proof(keyed, f"{prompt.id}/{option.id}")
        yield f"{INDENT * 2}{sign} {option.text}{proof}"


def _proof(keyed: Keyed | None, name: str) -> str:
    """Write the proof that an option is right or wrong, or nothing without the key."""
    return "" if keyed is None else f"   [{proof_words(keyed.why.get(name, ()))}]"
