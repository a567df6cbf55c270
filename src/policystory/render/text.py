"""Write items and quizzes as text and JSON for the command line, with or without right answers."""

from collections.abc import Iterator
from typing import Any

from policystory.facts.values.units import unit_in_words
from policystory.facts.words import how_many
from policystory.items.forms.number import explained
from policystory.items.item import (
    Item,
    KeyItem,
    NumberKey,
    PairsKey,
    PaperItem,
    Prompt,
    TextKey,
    Why,
)
from policystory.quiz.paper import Quiz
from policystory.render.question_html import with_gaps

Shown = Item | PaperItem
Keyed = Item | KeyItem
"""An item with its right answer: of the bank, or of the key (the right answers) of a quiz."""
KeyedOrNot = Keyed | None
"""The thing with the key; None if the key is not to be shown."""
_INDENT = "    "


def item_json(item: Item, with_key: bool) -> dict[str, Any]:
    """Return an item (question) as a dictionary for JSON.

    If `with_key` is False, nothing tells the right answer: `key`, `why` and `feedback` are missing,
    and `facts` is empty. `prompts` and `passage` are there only if the item has them.
    """
    fields: dict[str, Any] = {
        "id": item.id,
        "family": item.family,
        "kind": item.kind,
        "stem": item.stem,
        "options": item.options,
        # Facts would tell what is right.
        "facts": (),
        "sources": item.sources,
        "objectives": item.objectives,
    }
    if item.passage:
        fields["passage"] = item.passage
    if item.prompts:
        fields["prompts"] = [_prompt_json(prompt) for prompt in item.prompts]
    if with_key:
        # Named already, so that the facts stand in the same place with and without the key.
        fields["facts"] = item.facts
        fields["key"] = item.key
        fields["why"] = item.why
        fields["feedback"] = item.feedback
    return fields


def item_text(item: Item, with_key: bool) -> str:
    """Return an item as text for people; `with_key` says whether to add the right answer."""
    # A paper tells the unit in which to answer; an item of the bank has it in its key alone.
    unit = None
    if isinstance(item.key, NumberKey):
        unit = item.key.unit
    keyed = None
    if with_key:
        keyed = item
    lines = [item.id, _INDENT + item.stem]
    lines += _answer_lines(item, keyed, unit)
    return "\n".join(lines) + "\n"


def paper_text(quiz: Quiz, with_key: bool) -> str:
    """Return a quiz as text for people; `with_key` says whether to add the right answers."""
    paper = quiz.paper
    questions = how_many(len(paper.items), "question")
    head = " · ".join((paper.title, questions, paper.mode))
    lines = [head, ""]
    for n, item in enumerate(paper.items, 1):
        keyed = None
        if with_key:
            keyed = quiz.key.items[item.id]
        lines.append(f"{n}. {item.stem}")
        lines += _answer_lines(item, keyed, item.unit)
        # An empty line parts a question from the next.
        lines.append("")
    return "\n".join(lines)


def typed_key(keyed: Keyed) -> str:
    """Return the right answer to an item (question) with a typed answer, as text.

    It is a number with the accepted range, or the accepted words. `keyed` is the item itself, or
    its entry in the key (the right answers) of a quiz.
    """
    key = keyed.key
    if isinstance(key, NumberKey):
        return _number(key)
    if isinstance(key, TextKey):
        return " / ".join(key.accepted)
    return str(key)


def right_options(keyed: Keyed) -> tuple[str, ...]:
    """Return the ids of the right options; for an ordering, in the right order.

    Empty if options are matched to rows or gaps, or if the answer is typed. `keyed` is the item
    (question) itself, or its entry in the key (the right answers) of a quiz.
    """
    key = keyed.key
    if isinstance(key, tuple):
        return key
    if isinstance(key, str):
        return (key,)
    return ()


def _proof_words(whys: tuple[Why, ...]) -> str:
    """Return a proof (why an option is right or wrong) as text: each rule with its facts' ids."""
    steps: list[str] = []
    for why in whys:
        facts = ", ".join(why.facts)
        steps.append(f"{why.rule}: {facts}")
    return "; ".join(steps)


def _number(key: NumberKey) -> str:
    """Write a number with its unit, and the range in which a number counts as right."""
    unit = unit_in_words(key.unit, key.amount)
    amount = f"{key.amount:,f}"
    low = key.amount - key.tolerance
    high = key.amount + key.tolerance
    limits = f"({low:,f} to {high:,f})"
    return " ".join((amount, unit, limits))


def _prompt_json(prompt: Prompt) -> dict[str, Any]:
    """Return a row with its text, or a gap with its options."""
    if prompt.options:
        return {"id": prompt.id, "options": prompt.options}
    return {"id": prompt.id, "text": prompt.text}


def _answer_lines(item: Shown, keyed: KeyedOrNot, unit: str | None) -> Iterator[str]:
    """Yield the possible answers; with the key also the right ones and the proofs."""
    if item.prompts:
        yield from _prompt_lines(item, keyed)
    elif item.options:
        yield from _option_lines(item, keyed)
    else:
        yield from _typed_lines(keyed, unit)


def _typed_lines(keyed: KeyedOrNot, unit: str | None) -> Iterator[str]:
    """Yield what is to be typed; with the key also the right answer and its proof."""
    form = "a name or words"
    if unit:
        form = f"a number of {unit_in_words(unit)}"
    yield f"{_INDENT}({form})"
    if keyed is not None:
        answer = typed_key(keyed)
        proof = _proof(keyed, "right")
        yield f"{_INDENT}→ {answer}{proof}"
        yield from _told(keyed, "right", _INDENT)
        for name, figure in explained(keyed.feedback):
            yield f"{_INDENT}○ {figure}"
            yield from _told(keyed, name, _INDENT)
        yield from _told(keyed, "wrong", _INDENT)


def _option_lines(item: Shown, keyed: KeyedOrNot) -> Iterator[str]:
    """Yield the options.

    With the key the right ones are marked, or numbered in their right order.
    """
    right: tuple[str, ...] = ()
    if keyed is not None:
        right = right_options(keyed)
    for option in item.options:
        sign = _sign(item.kind, option.id, right)
        proof = _proof(keyed, option.id)
        line = f"{sign} {option.text}{proof}"
        yield _INDENT + line
        yield from _told(keyed, option.id, _INDENT)


def _sign(kind: str, option: str, right: tuple[str, ...]) -> str:
    """Return the sign before an option: a box, a circle, or its number in the right order."""
    is_right = option in right
    if kind == "ordering":
        # Without the key, the sign shows that the options are to be put in order.
        if not is_right:
            return "↕"
        place = right.index(option) + 1
        return f"{place}."
    if kind == "multiple-choice":
        if is_right:
            return "■"
        return "□"
    if is_right:
        return "●"
    return "○"


def _prompt_lines(item: Shown, keyed: KeyedOrNot) -> Iterator[str]:
    """Yield each row or gap with its options; options that rows share come first."""
    heads = _heads(item)
    if item.passage:
        passage = with_gaps(item.passage, heads)
        yield _INDENT + passage
    else:
        for option in item.options:
            yield f"{_INDENT}○ {option.text}"
    for head, prompt in zip(heads, item.prompts, strict=True):
        line = f"{_INDENT}{head} {prompt.text}"
        # A gap has no text of its own.
        yield line.rstrip()
        yield from _choice_lines(item, prompt, keyed)
        yield from _told(keyed, prompt.id, _INDENT)


def _heads(item: Shown) -> list[str]:
    """Return the start of each row: the number of a gap, or a dash."""
    heads: list[str] = []
    for n, _ in enumerate(item.prompts, 1):
        head = "–"
        if item.passage:
            head = f"[{n}]"
        heads.append(head)
    return heads


def _choice_lines(item: Shown, prompt: Prompt, keyed: KeyedOrNot) -> Iterator[str]:
    """Yield the options for one row or gap."""
    right = None
    if keyed and isinstance(keyed.key, PairsKey):
        right = keyed.key.pairs.get(prompt.id)
    options = prompt.options
    # Shared options are repeated below a row only to show, with the key, which is right.
    if not options and keyed is not None:
        options = item.options
    for option in options:
        sign = "●" if option.id == right else "○"
        # A choice for a row or a gap is proved under the names of both.
        name = f"{prompt.id}/{option.id}"
        proof = _proof(keyed, name)
        line = f"{sign} {option.text}{proof}"
        yield _INDENT * 2 + line
        yield from _told(keyed, name, _INDENT * 2)


def _told(keyed: KeyedOrNot, name: str, indent: str) -> Iterator[str]:
    """Yield what a learner is told of an answer, below it; nothing without the key."""
    if keyed is not None and name in keyed.feedback:
        yield f"{indent}  {keyed.feedback[name]}"


def _proof(keyed: KeyedOrNot, name: str) -> str:
    """Return the proof of an option; "" without the key."""
    if keyed is None:
        return ""
    whys = keyed.why.get(name, ())
    proof = _proof_words(whys)
    return f"   [{proof}]"
