"""Store the items of a course with the compiled course, and read them from it.

To make the items takes long, so they are made once, when the course is compiled.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Protocol

import msgspec

from policystory.errors import NotFoundError
from policystory.facts.corpus import Corpus
from policystory.items.forms import FORMS
from policystory.items.item import Ids, Item

Families = dict[str, tuple[Item, ...]]


class ItemBank(Protocol):
    """All items of a course: either made from its facts, or read from a compiled course."""

    @property
    def corpus(self) -> Corpus:
        """Return the facts and reports of the course."""

    @property
    def items(self) -> dict[str, Item]:
        """Return every item by its id."""

    @property
    def facts_for(self) -> dict[str, Ids]:
        """Return, for each objective (an id), the ids of the facts that serve it.

        An objective is something that a learner should be able to do. A fact may have no item.
        """

    @property
    def families(self) -> Families:
        """Return the items of each family, by the family's name.

        A family is all items that ask the same thing of the same facts.
        """

    def of(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind, such as "number", that are about one fact.

        `fact` is the fact's id. The result is empty if there are none.
        """


class FinishedItems(msgspec.Struct, frozen=True):
    """All items of a course, stored with the compiled course.

    `version`: the version of the content from which they were made. `items`: lists of items as
    JSON, by the fact's id and then by kind, such as "number". `facts_for`: for each objective (an
    id), the ids of the facts that have items for it.
    """

    version: str
    items: dict[str, dict[str, msgspec.Raw]]
    facts_for: dict[str, Ids]


def finish(bank: ItemBank, version: str) -> FinishedItems:
    """Make all items of a course, to be stored with the compiled course.

    `bank` makes the items; `version` is the version of the course's content.
    """
    items: dict[str, dict[str, msgspec.Raw]] = {}
    for fact in bank.corpus.facts:
        by_kind: dict[str, msgspec.Raw] = {}
        for kind in FORMS:
            # Empty lists are left out, since there are many of them.
            if made := bank.of(fact, kind):
                by_kind[kind] = msgspec.Raw(msgspec.json.encode(made))
        if by_kind:
            items[fact] = by_kind
    return FinishedItems(version, items, bank.facts_for)


class FinishedBank:
    """All items of a compiled course; each is read from JSON when it is first asked for.

    `corpus`: the course's facts and reports; `finished`: the stored items.
    """

    def __init__(self, corpus: Corpus, finished: FinishedItems) -> None:
        """Read nothing yet."""
        self.corpus = corpus
        self.facts_for = finished.facts_for
        self._json = finished.items
        self._read: dict[tuple[str, str], tuple[Item, ...]] = {}

    def of(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind, such as "number", that are about one fact.

        `fact` is the fact's id. The result is empty if there are none. NotFoundError if they cannot
        be read.
        """
        place = fact, kind
        if place not in self._read:
            self._read[place] = self._items(fact, kind)
        return self._read[place]

    def _items(self, fact: str, kind: str) -> tuple[Item, ...]:
        """Read the items of a fact and kind."""
        json = self._json.get(fact, {}).get(kind)
        if json is None:
            return ()
        try:
            return _DECODER.decode(json)
        except msgspec.MsgspecError as error:
            raise NotFoundError(
                f"the compiled questions about '{fact}' cannot be read: {error}; "
                "install policystory again"
            ) from error

    def _all(self) -> Iterator[Item]:
        """Yield all items, by fact and kind, in the order in which a bank makes them."""
        for fact in self.corpus.facts:
            yield from chain.from_iterable(self.of(fact, kind) for kind in FORMS)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every item by its id."""
        return {item.id: item for item in self._all()}

    @cached_property
    def families(self) -> Families:
        """Return the items of each family, by the family's name.

        A family is all items that ask the same thing of the same facts.
        """
        families: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            families[item.family].append(item)
        return {name: tuple(items) for name, items in families.items()}


_DECODER = msgspec.json.Decoder(tuple[Item, ...])
