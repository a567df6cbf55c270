"""What the page is told of an item: its mark with the sources, all of its options, a hint, how a number is read.

Here nothing decides *whether* something may be told; that is the open attempt's part.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Quantity
from policystory.facts.values.period import month_in_words
from policystory.facts.values.quantity import in_words, unit_in_words
from policystory.facts.words import mark as citation_mark
from policystory.grade import Mark
from policystory.items.forms import number, ordering
from policystory.items.hint import Hint
from policystory.items.item import (
    KeyItem,
    NumberKey,
    PairsKey,
    PaperItem,
    Reason,
    TextKey,
)
from policystory.items.typed.locales import EN, LOCALES

Message = dict[str, Any]
SIGNED = ("usd", "percent")
"""Units that are written as a sign beside the number."""


class Telling:
    """Puts marks, options and hints into messages, with links to where their facts stand in the lesson.

    Arguments: the corpus, for sources; `sections`, the heading under which each fact is cited in
    the lesson.
    """

    def __init__(self, corpus: Corpus, sections: Mapping[str, str]) -> None:
        """Keep what links are made of."""
        self._corpus = corpus
        self._sections = sections

    def mark(self, one: Mark, key: KeyItem) -> Message:
        """Write a mark that may be told; one that names no facts has no sources."""
        plain: Message = msgspec.to_builtins(one)
        del plain["item"], plain["facts"]
        plain["sources"] = self._links(one.facts, key.sources) if one.facts else []
        section = next(
            (self._sections[fact] for fact in one.facts if fact in self._sections), None
        )
        plain["section"] = {"label": section, "href": _to(section)} if section else None
        return plain

    def whole(self, item: PaperItem, key: KeyItem) -> list[Message]:
        """Write all that there is to know of an item: each option with its feedback and the facts that prove it."""
        return [
            {
                "text": text,
                "right": right,
                "feedback": key.feedback.get(told, ""),
                "sources": self._links(
                    dict.fromkeys(
                        fact for why in key.why.get(proof, ()) for fact in why.facts
                    )
                ),
            }
            for text, right, told, proof in _parts(item, key)
        ]

    def hint(self, one: Hint, item: PaperItem, key: KeyItem) -> Message:
        """Write a hint: where to read, or which option to strike out."""
        if isinstance(one, str):
            text = next(
                (option.text for option in item.options if option.id == one), one
            )
            return {"kind": "strike", "option": one, "text": f"“{text}” is not it."}
        # Links lead to the section, not to the fact: there its statement stands, and its name may
        # say what it states.
        places = {
            citation: _to(self._sections[fact])
            for fact in key.asked if fact in self._sections for citation in self._corpus.facts[fact].sources
        }  # fmt: skip
        sources = {self._label(citation): places.get(citation, "") for citation in one}
        return {"kind": "read", "text": "Read: ", "sources": _as_links(sources)}

    def _links(
        self, facts: Iterable[str], beside: Iterable[Citation] = ()
    ) -> list[Message]:
        """Return a labelled link for each citation of some facts, and for those `beside`, each once.

        A fact that the lesson does not list has no link.
        """
        found: dict[str, str] = {}
        for fact in facts:
            href = f"#{fact}" if fact in self._sections else ""
            for citation in self._corpus.facts[fact].sources:
                label = self._label(citation)
                found[label] = found.get(label) or href
        for label in map(self._label, beside):
            found.setdefault(label, "")
        return _as_links(found)

    def _label(self, citation: Citation) -> str:
        return f"{citation_mark(self._corpus, citation)}, {month_in_words(self._corpus.sources[citation.source].date)}"


def _parts(item: PaperItem, key: KeyItem) -> Iterator[tuple[str, bool, str, str]]:
    """Yield each part of what is right, and each option beside it: text, whether right, names of feedback and proof."""
    right = key.key
    texts = {option.id: option.text for option in item.options}
    match right:
        case NumberKey():
            yield number_in_words(right.amount, right.unit), True, "right", "right"
        case TextKey():
            yield right.accepted[0], True, "right", "right"
        case PairsKey():
            for n, row in enumerate(item.prompts, 1):
                chosen = right.pairs[row.id]
                pair = f"{row.id}/{chosen}"
                words = texts | {option.id: option.text for option in row.options}
                told = pair if pair in key.feedback else row.id
                yield f"{row.text or f'Gap {n}'} → {words[chosen]}", True, told, pair
        case tuple() if item.kind == ordering.NAME:
            for one in right:
                yield texts[one], True, one, one
        case _:
            for option in item.options:
                yield (
                    option.text,
                    option.id in (right if isinstance(right, tuple) else (right,)),
                    option.id,
                    option.id,
                )


def number_in_words(amount: Decimal, unit: str, locale: str = EN) -> str:
    """Write a number with its unit, with the marks of a locale: "4,200 people", or "4.200 people" in Spain."""
    words, known = in_words(Quantity(amount, unit)), LOCALES.get(locale, LOCALES[EN])
    words = words.translate(str.maketrans(",.", known.group + known.decimal))
    return (
        words if unit in SIGNED else f"{words} {unit_in_words(unit, amount)}".rstrip()
    )


def read_as(item: PaperItem, response: object) -> Message:
    """Say how a typed number is read, or why it cannot be, and whether it can; no word on nothing."""
    reading = number.parse(item, response)
    if not isinstance(reading.value, Decimal):
        return {
            "text": "" if reading.reason is Reason.UNANSWERED else reading.sentence,
            "readable": False,
        }
    _, locale = number.typed_in(response)
    words = number_in_words(reading.value, reading.unit or item.unit or "", locale)
    return {"text": f"Read as {words}.", "readable": True}


def _to(section: str) -> str:
    """Return the link to a heading, as JupyterLab names it."""
    return "#" + section.replace(" ", "-")


def _as_links(found: Mapping[str, str]) -> list[Message]:
    return [{"label": label, "href": href} for label, href in found.items()]
