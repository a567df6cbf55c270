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

Shown = Item | PaperItem
Keyed = Item | KeyItem
INDENT = "    "


def item_json(item: Item, with_key: bool) -> dict[str, Any]:
    """Return an item for other programs; without its key it has neither `key`, `why` nor `feedback`.

    `prompts` and `passage` are there only where the item has any.
    """
    shown: dict[str, Any] = {
        "id": item.id,
        "family": item.family,
        "kind": item.kind,
        "stem": item.stem,
        "options": item.options,
        "facts": item.facts if with_key else (),
        "sources": item.sources,
        "objectives": item.objectives,
    }
    shown |= {"passage": item.passage} if item.passage else {}
    shown |= (
        {"prompts": [_prompt_json(item, n) for n in range(len(item.prompts))]}
        if item.prompts
        else {}
    )
    if with_key:
        shown |= {"key": item.key, "why": item.why, "feedback": item.feedback}
    return shown


def _prompt_json(item: Item, n: int) -> dict[str, Any]:
    """Return a row with its text, or a gap with its options."""
    prompt = item.prompts[n]
    return (
        {"id": prompt.id, "options": prompt.options}
        if prompt.options
        else {"id": prompt.id, "text": prompt.text}
    )


def item_text(item: Item, with_key: bool) -> str:
    """Return an item for people."""
    unit = item.key.unit if isinstance(item.key, NumberKey) else None
    lines = [
        item.id,
        f"{INDENT}{item.stem}",
        *_answer_lines(item, item if with_key else None, unit),
    ]
    return "\n".join(lines) + "\n"


def paper_text(quiz: Quiz, with_key: bool) -> str:
    """Return a paper for people."""
    lines = [
        f"{quiz.paper.title} · {how_many(len(quiz.paper.items), 'question')} · {quiz.paper.mode}",
        "",
    ]
    for i, shown in enumerate(quiz.paper.items, 1):
        lines.append(f"{i}. {shown.stem}")
        lines += _answer_lines(
            shown, quiz.key.items[shown.id] if with_key else None, shown.unit
        )
        lines.append("")
    return "\n".join(lines)


def _answer_lines(shown: Shown, keyed: Keyed | None, unit: str | None) -> Iterator[str]:
    """Yield what there is to answer, and with the key what is right and the proof of each option."""
    if shown.prompts:
        yield from _prompt_lines(shown, keyed)
    elif shown.options:
        yield from _option_lines(shown, keyed)
    else:
        yield f"{INDENT}({f'a number of {unit_in_words(unit)}' if unit else 'a name or words'})"
        if keyed is not None:
            yield f"{INDENT}→ {typed_key(keyed)}{_proof(keyed, 'right')}"


def typed_key(keyed: Keyed) -> str:
    """Write what is right where it is typed: a number with the range that is accepted, or all accepted words."""
    key = keyed.key
    if isinstance(key, NumberKey):
        accepted = (
            f"({key.amount - key.tolerance:,f} to {key.amount + key.tolerance:,f})"
        )
        return f"{key.amount:,f} {unit_in_words(key.unit, key.amount)} {accepted}"
    return " / ".join(key.accepted) if isinstance(key, TextKey) else str(key)


def _option_lines(shown: Shown, keyed: Keyed | None) -> Iterator[str]:
    """Yield the options; with the key the right ones are marked, or numbered where they are to be put in order."""
    off, on = ("□", "■") if shown.kind == "multiple-choice" else ("○", "●")
    right = (
        ()
        if keyed is None
        else keyed.key
        if isinstance(keyed.key, tuple)
        else (keyed.key,)
    )
    for option in shown.options:
        sign = on if option.id in right else off
        if shown.kind == "ordering":
            sign = f"{right.index(option.id) + 1}." if option.id in right else "↕"
        yield f"{INDENT}{sign} {option.text}{_proof(keyed, option.id)}"


def _prompt_lines(shown: Shown, keyed: Keyed | None) -> Iterator[str]:
    """Yield each row or gap with what can be chosen for it; the options that rows share stand once."""
    pairs = (
        keyed.key.pairs if keyed is not None and isinstance(keyed.key, PairsKey) else {}
    )
    if shown.passage:
        gaps = [f"[{n}]" for n in range(1, len(shown.prompts) + 1)]
        yield INDENT + "".join(
            part + gap for part, gap in zip(shown.passage, [*gaps, ""], strict=True)
        )
    else:
        yield from (f"{INDENT}○ {option.text}" for option in shown.options)
    for n, prompt in enumerate(shown.prompts, 1):
        yield f"{INDENT}{f'[{n}]' if shown.passage else '–'} {prompt.text}".rstrip()
        right = pairs.get(prompt.id)
        # Without the key, and without options of its own, a row has nothing more to show.
        for option in prompt.options or (shown.options if keyed is not None else ()):
            sign = "●" if option.id == right else "○"
            yield f"{INDENT * 2}{sign} {option.text}{_proof(keyed, f'{prompt.id}/{option.id}')}"


def _proof(keyed: Keyed | None, name: str) -> str:
    """Write the proof that an option is right or wrong, or nothing without the key."""
    return f"   [{proof_words(keyed.why.get(name, ()))}]" if keyed is not None else ""


def proof_words(whys: tuple[Why, ...]) -> str:
    """Write a proof: each rule with its facts."""
    return "; ".join(f"{why.rule}: {', '.join(why.facts)}" for why in whys)
