"""Items and papers as text and JSON, with and without their keys: what the command line prints."""

from typing import Any

from policystory.items.item import Item, KeyItem, NumberKey, Option, Why
from policystory.quiz import Quiz


def item_json(item: Item, with_key: bool) -> dict[str, Any]:
    """Return an item for other programs; without its key it has neither `key`, `why` nor `feedback`."""
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
    if with_key:
        shown |= {"key": item.key, "why": item.why, "feedback": item.feedback}
    return shown


def item_text(item: Item, with_key: bool) -> str:
    """Return an item for people."""
    lines = [item.id, f"    {item.stem}"]
    return "\n".join([*lines, *_answer_lines(item.options, item if with_key else None)]) + "\n"


def paper_text(quiz: Quiz, with_key: bool) -> str:
    """Return a paper for people."""
    lines = [f"{quiz.paper.title} · {len(quiz.paper.items)} questions · {quiz.paper.mode}", ""]
    for i, shown in enumerate(quiz.paper.items, 1):
        lines.append(f"{i}. {shown.stem}")
        if shown.unit:
            lines.append(f"   (a number of {shown.unit})")
        lines += _answer_lines(shown.options, quiz.key.items[shown.id] if with_key else None)
        lines.append("")
    return "\n".join(lines)


def _answer_lines(options: tuple[Option, ...], key: Item | KeyItem | None) -> list[str]:
    """Return the options, and with the key which is right and the proof of each."""
    if key is not None and isinstance(key.key, NumberKey):
        low, high = key.key.amount - key.key.tolerance, key.key.amount + key.key.tolerance
        return [f"    → {key.key.amount:,f} {key.key.unit} ({low:,f} to {high:,f})"]
    lines = []
    for option in options:
        if key is None:
            lines.append(f"    ○ {option.text}")
        else:
            sign = "●" if option.id == key.key else "○"
            lines.append(f"    {sign} {option.text}   [{_proof(key.why[option.id])}]")
    return lines


def _proof(whys: tuple[Why, ...]) -> str:
    return "; ".join(f"{why.rule}: {', '.join(why.facts)}" for why in whys)
