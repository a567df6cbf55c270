"""Make parts of messages to a page: marks with sources, options, hints, and typed numbers in words.

Whether a page may know something is decided elsewhere, in `OpenAttempt`.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Quantity
from policystory.facts.values.quantity import in_words
from policystory.facts.values.units import has_sign, unit_in_words
from policystory.grade import Mark
from policystory.items.citations import dated_mark
from policystory.items.forms import number, ordering
from policystory.items.hint import Hint
from policystory.items.item import (
    KeyItem,
    NumberKey,
    Option,
    PairsKey,
    PaperItem,
    Reason,
    TextKey,
)
from policystory.items.typed_answers.locales import EN, LOCALES
from policystory.render.text import right_options
from policystory.wording import ENGLISH, Phrasebook

Message = dict[str, Any]


class _Option(NamedTuple):
    """A right answer or an option, and where the key holds its feedback and its proof."""

    text: str
    right: bool
    feedback: str
    proof: str


class ItemMessages:
    """Turns marks, options and hints into parts of messages, with links into the lesson.

    `corpus` has the sources. `sections` maps a fact's id to the heading under which the lesson
    cites it.
    """

    def __init__(self, corpus: Corpus, sections: Mapping[str, str]) -> None:
        """Keep the corpus and the headings."""
        self._corpus = corpus
        self._sections = sections

    def mark(self, mark: Mark, key: KeyItem | None) -> Message:
        """Return a mark (points, reason, feedback) as a part of a message, with its sources.

        `key` has the question's right answer; None if it is not known here.
        """
        message: Message = msgspec.to_builtins(mark)
        del message["item"], message["facts"]
        facts = mark.facts
        message["sources"] = []
        # A mark without facts is one that explains nothing yet.
        if facts and key is not None:
            message["sources"] = self._links(facts, key.sources)
        message["section"] = self._section_link(facts)
        return message

    def options(self, item: PaperItem, key: KeyItem) -> list[Message]:
        """Return all options and right answers of an item, as parts of a message.

        Each has a text, whether it is right, its feedback, and links to the sources that prove it.
        """
        return [self._option(option, key) for option in _options(item, key)]

    def hint(self, hint: Hint, item: PaperItem, key: KeyItem) -> Message:
        """Return a hint as a part of a message: what to read, or an option that is wrong."""
        if isinstance(hint, str):
            texts = _option_texts(item.options)
            text = texts.get(hint, hint)
            return {"kind": "strike", "option": hint, "text": f"“{text}” is not it."}
        places = self._places(key.asked)
        links: dict[str, str] = {}
        for citation in hint:
            label = self._label(citation)
            links[label] = places.get(citation, "")
        return {"kind": "read", "text": "Read: ", "sources": _as_links(links)}

    def _option(self, option: _Option, key: KeyItem) -> Message:
        # A dict keeps the order of the facts and drops repeats.
        facts: dict[str, None] = {}
        for why in key.why.get(option.proof, ()):
            facts |= dict.fromkeys(why.facts)
        return {
            "text": option.text,
            "right": option.right,
            "feedback": key.feedback.get(option.feedback, ""),
            "sources": self._links(facts),
        }

    def _section_link(self, facts: Iterable[str]) -> Message | None:
        """Return the link to the section that cites the first of these facts, or None."""
        for fact in facts:
            section = self._sections.get(fact)
            if section:
                return {"label": section, "href": _to(section)}
            # A fact that is cited above the first heading has no heading to link to.
            if section == "":
                return None
        return None

    def _places(self, facts: Iterable[str]) -> dict[Citation, str]:
        """Return, for each citation of these facts, the link to the section that holds it."""
        # Links lead to the section, not to the fact: there its statement stands, and its name may
        # say what it states.
        places: dict[Citation, str] = {}
        for fact in facts:
            if fact in self._sections:
                section = self._sections[fact]
                link = _to(section)
                citations = self._corpus.facts[fact].sources
                places |= dict.fromkeys(citations, link)
        return places

    def _links(
        self, facts: Iterable[str], beside: Iterable[Citation] = ()
    ) -> list[Message]:
        """Return a labelled link for each citation of these facts, then for those in `beside`.

        No citation comes twice. A fact that the lesson does not list has no link.
        """
        links: dict[str, str] = {}
        for fact in facts:
            href = f"#{fact}" if fact in self._sections else ""
            citations = self._corpus.facts[fact].sources
            for citation in citations:
                label = self._label(citation)
                links[label] = links.get(label) or href
        for citation in beside:
            label = self._label(citation)
            links.setdefault(label, "")
        return _as_links(links)

    def _label(self, citation: Citation) -> str:
        return dated_mark(self._corpus, citation)


def _number_in_words(amount: Decimal, unit: str, locale: str = EN) -> str:
    """Return a number with its unit, such as "4,200 people", as a locale writes numbers.

    `unit` is a unit of the course, such as people or eur. `locale` is a key of `LOCALES`, such as
    "en"; for Spain the result is "4.200 people".
    """
    english = in_words(Quantity(amount, unit))
    marks = LOCALES.get(locale, LOCALES[EN])
    # Both marks change in one step, or a comma would become a point and then a comma again.
    table = str.maketrans(",.", marks.group + marks.decimal)
    words = english.translate(table)
    if has_sign(unit):
        return words
    unit_words = unit_in_words(unit, amount)
    return f"{words} {unit_words}".rstrip()


def reading_message(
    item: PaperItem, response: object, phrases: Phrasebook = ENGLISH
) -> Message:
    """Return a part of a message that says how a typed number is understood.

    Its field `text` is a sentence such as "Read as 4,200 people.", or says why no number can be
    read in the response; "" if nothing was typed. Its field `readable`: whether one can be read.
    """
    reading = number.parse(item, response)
    if reading.reason is Reason.UNANSWERED:
        return {"text": "", "readable": False}
    if not isinstance(reading.value, Decimal):
        return {"text": reading.sentence, "readable": False}
    # The number is read back in the notation in which it was typed.
    _, locale = number.typed_in(response)
    unit = reading.unit or item.unit or ""
    words = _number_in_words(reading.value, unit, locale)
    if phrases.language != ENGLISH.language:
        words = _read_back(reading.value, unit, phrases)
    return {"text": f"Read as {words}.", "readable": True}


def _read_back(amount: Decimal, unit: str, phrases: Phrasebook) -> str:
    """Return a number with its unit, such as "4,200 people", in the language of `phrases`."""
    return in_words(Quantity(amount, unit), phrases, with_unit=True)


def in_language(message: Message, phrases: Phrasebook) -> Message:
    """Return a message to the page with its sentences about marks in the course's language.

    `phrases`: the words of that language. Texts by the course's authors stay as they are.
    """
    # The texts of the course pass unchanged, since no pattern of the kernel's sentences fits them.
    spoken: Message = {}
    for name, value in message.items():
        spoken[name] = _spoken(name, value, phrases)
    return spoken


_SENTENCES = ("note", "verdict", "sentence", "text")
"""The fields of messages in which the kernel speaks."""


def _spoken(name: str, value: Any, phrases: Phrasebook) -> Any:
    """Return a field of a message in the language of the course."""
    if isinstance(value, dict):
        return in_language(value, phrases)
    if isinstance(value, list):
        return [_spoken(name, entry, phrases) for entry in value]
    if isinstance(value, str) and name in _SENTENCES:
        return phrases.spoken(value)
    return value


def refusal_message(note: str, ticket: str = "", item: str = "") -> Message:
    """Return the message that says why a page's request was refused.

    `note` is the sentence for the learner. `ticket` and `item` are the fields of the request with
    these names, "" if it has none: they tell the page which request is meant.
    """
    message: Message = {"type": "refused", "ticket": ticket, "note": note}
    if item:
        message["item"] = item
    return message


def _options(item: PaperItem, key: KeyItem) -> Iterator[_Option]:
    """Yield each right answer, and each option beside it."""
    right = key.key
    match right:
        case NumberKey():
            words = _number_in_words(right.amount, right.unit)
            yield _Option(words, True, "right", "right")
        case TextKey():
            yield _Option(right.accepted[0], True, "right", "right")
        case PairsKey():
            yield from _pairs(item, right, key)
        case tuple() if item.kind == ordering.NAME:
            texts = _option_texts(item.options)
            for name in right:
                yield _Option(texts[name], True, name, name)
        case _:
            right_ids = right_options(key)
            for option in item.options:
                name = option.id
                yield _Option(option.text, name in right_ids, name, name)


def _pairs(item: PaperItem, right: PairsKey, key: KeyItem) -> Iterator[_Option]:
    """Yield each row or gap with the option that is right there."""
    shared = _option_texts(item.options)
    for n, row in enumerate(item.prompts, 1):
        right_option = right.pairs[row.id]
        # Rows share the item's options; a gap has its own.
        texts = shared | _option_texts(row.options)
        row_text = row.text or f"Gap {n}"
        option_text = texts[right_option]
        pair = f"{row.id}/{right_option}"
        # Feedback is written for a pair, or for the whole row.
        feedback = pair if pair in key.feedback else row.id
        yield _Option(f"{row_text} → {option_text}", True, feedback, pair)


def _option_texts(options: Iterable[Option]) -> dict[str, str]:
    return {option.id: option.text for option in options}


def _to(section: str) -> str:
    """Return the link to a heading, as JupyterLab names it."""
    return "#" + section.replace(" ", "-")


def _as_links(links: Mapping[str, str]) -> list[Message]:
    """Return links for a message; `links` maps a label to an address."""
    return [{"label": label, "href": href} for label, href in links.items()]
