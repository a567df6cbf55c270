"""What an item is, and its two halves: one for the learner's paper, one for the key."""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

import msgspec

from policystory.facts.record import Citation
from policystory.items.chance import rank

Ids = tuple[str, ...]  # of facts, options, rows or objectives
Texts = tuple[str, ...]  # that a learner may read, such as the wordings of a question
Pairs = dict[str, str]  # row or gap id -> option id
Weights = dict[str, int]  # option id -> how likely it is drawn within its tier; else 1
Tiers = tuple[Ids, ...]
"""Wrong options, by id, in groups: the first group is the likeliest to be confused with the key."""


class Option(msgspec.Struct, frozen=True, gc=False):
    """An option: its text, and an id made from the text, so that the id gives nothing away."""

    id: str
    text: str


class Order(StrEnum):
    """The order in which options are shown: random, by number, by date, or as listed."""

    DRAWN = "drawn"
    FIGURES = "figures"
    DATES = "dates"
    LISTED = "listed"


class About(StrEnum):
    """The kind of knowledge that an item asks for.

    SUBSTANCE: what was done or said, why, and with what effect. NAME: whose name it is. SOURCE:
    which report says so.
    """

    SUBSTANCE = "substance"
    NAME = "name"
    SOURCE = "source"


class Why(msgspec.Struct, frozen=True, gc=False):
    """One step of the proof that an option is right or wrong.

    `rule` names the rule that was applied, as in `facts.truth`; `facts` holds ids of facts.
    """

    rule: str
    facts: Ids


Options = tuple[Option, ...]
"""Options in the order in which they are shown."""
Proof = tuple[Why, ...]
"""All steps of the proof that an option is right or wrong."""
Proofs = dict[str, Proof]
"""The proof of each option, by its id; with rows, by "row/option"."""
FeedbackTexts = dict[str, str]
"""What a learner reads after an answer, by the id of the option or row."""


class Prompt(msgspec.Struct, frozen=True):
    """A row to be matched or sorted, or a gap in a passage; a gap has options of its own."""

    id: str
    text: str = ""
    options: Options = ()
    order: Order = Order.DRAWN


class NumberKey(msgspec.Struct, frozen=True, tag="number"):
    """The right number: every number in `unit` within `tolerance` of `amount` is right."""

    amount: Decimal
    tolerance: Decimal
    unit: str


class TextKey(msgspec.Struct, frozen=True, tag="text"):
    """The right answer to a question that asks for a name to be typed.

    `accepted` are the names that are right; the first is shown to learners. `unclear` are names
    that may mean somebody else too; `lookalikes` are others' names that look like misspellings.
    `beside` are words that may stand beside the name, such as an office's; `other_names` are names
    of other entities. A person's name (`is_person`) may have initials.
    """

    accepted: Texts
    unclear: Texts = ()
    lookalikes: Texts = msgspec.field(default=(), name="others")
    beside: Texts = ()
    other_names: Texts = ()
    is_person: bool = False


class PairsKey(msgspec.Struct, frozen=True, tag="pairs"):
    """The right option of each row or gap: maps row ids (or gap ids) to option ids."""

    pairs: Pairs


Answer = str | Ids | NumberKey | TextKey | PairsKey
"""What is right: one option, several or all in their order; a number; names; or pairs."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its key, proofs and feedback.

    In the bank an item holds its key and every wrong option that is proved wrong; a variant holds
    only the options that one learner sees, in their order.

    `family` is shared by items that ask the same thing about the same facts. `asked` holds the ids
    of the facts asked for, the one under which the item is filed first; `facts` also those that
    proofs rest on. `wordings` are all ways to ask the question; a variant shows one of them as its
    `stem`. `passage` is a text in pieces with a gap between each two. `counts` names the things
    that a number counts, in the plural.

    `tiers` groups the wrong options, by id, with the likeliest confusions first; `weights` says how
    much likelier than others an option is drawn within its tier.

    `why` and `feedback` are keyed by option id, in rows or gaps by "row/option" (the feedback on a
    right row by row), for a typed answer by "right" and "wrong". A key of `feedback` that ends in
    "/tried" holds what is told while the question is open, in place of what tells the answer.
    """

    id: str
    family: str
    kind: str
    direction: str
    asked: Ids
    topic: str
    stem: str
    wordings: Texts = ()
    about: About = About.SUBSTANCE
    counts: Texts = ()
    passage: Texts = ()
    options: Options = ()
    prompts: tuple[Prompt, ...] = ()
    order: Order = Order.DRAWN
    tiers: Tiers = ()
    weights: Weights = {}
    key: Answer
    why: Proofs
    feedback: FeedbackTexts
    facts: Ids
    sources: tuple[Citation, ...]
    objectives: Ids


class PaperItem(msgspec.Struct, frozen=True, kw_only=True):
    """The half of an item that a learner's paper holds; nothing in it gives the key away.

    Its id is a code, since the item's name in the bank may reveal the answer.
    """

    id: str
    kind: str
    stem: str
    points: Decimal
    passage: Texts = ()
    options: Options = ()
    prompts: tuple[Prompt, ...] = ()
    unit: str | None = None
    counts: Texts = ()


class KeyItem(msgspec.Struct, frozen=True, kw_only=True):
    """The half of an item that stays with the key: the answer, the proofs and the feedback.

    `name` is the item's id in the bank; `family` is the code of its family's name.
    """

    id: str
    name: str
    family: str
    kind: str
    key: Answer
    why: Proofs
    feedback: FeedbackTexts
    asked: Ids
    facts: Ids
    sources: tuple[Citation, ...]
    objectives: Ids


def code(name: str) -> str:
    """Return the code that stands for a family in learners' records; it does not reveal `name`.

    >>> code("arrivals-april-2021.value")
    '3da4ae32a272cf0e'
    """
    return blake2b(name.encode(), digest_size=8).hexdigest()


def item_code(name: str, seed: str) -> str:
    """Return the id that an item has on a paper; only who knows the paper's `seed` can compute it.

    >>> name = "arrivals-april-2021.value.number"
    >>> item_code(name, "a"), item_code(name, "b")
    ('14746cb7f9ce152c', 'e93b672fb9680a66')
    """
    return rank(seed, "item", name)[:8].hex()


def paper_item(item: Item, points: Decimal, seed: str = "") -> PaperItem:
    """Return the half of a drawn item that the paper shows: all but the key, proofs and feedback.

    Arguments: `item`: the item as drawn; `points`: its worth; `seed`: that of the paper.
    """
    unit = item.key.unit if isinstance(item.key, NumberKey) else None
    return PaperItem(
        id=item_code(item.id, seed),
        kind=item.kind,
        stem=item.stem,
        points=points,
        passage=item.passage,
        options=item.options,
        prompts=item.prompts,
        unit=unit,
        counts=item.counts,
    )


def key_item(item: Item, seed: str = "") -> KeyItem:
    """Return the half of a drawn item that the paper hides: the key, proofs and feedback."""
    return KeyItem(
        id=item_code(item.id, seed),
        name=item.id,
        family=code(item.family),
        kind=item.kind,
        key=item.key,
        why=item.why,
        feedback=item.feedback,
        asked=item.asked,
        facts=item.facts,
        sources=item.sources,
        objectives=item.objectives,
    )


class Reason(StrEnum):
    """Why a response earned what it did, such as "right", "empty" or "unreadable"."""

    # The key, or within its tolerance.
    RIGHT = "right"
    PARTLY_RIGHT = "partly-right"
    # Readable, and not the key.
    WRONG = "wrong"
    # The right digits, times or divided by a power of a thousand.
    WRONG_MAGNITUDE = "wrong-magnitude"
    # The right number of something else.
    WRONG_UNIT = "wrong-unit"
    # Words that are nearly the right ones; costs nothing, as do the next four.
    CHECK_SPELLING = "check-spelling"
    # Words that may mean the right thing and others too.
    UNCLEAR = "unclear"
    # A number that can be read in two ways, whatever the key is.
    AMBIGUOUS = "ambiguous"
    # Not a response to this kind of item.
    UNREADABLE = "unreadable"
    UNANSWERED = "unanswered"
    # Answered, and its mark is not told yet.
    HELD = "held"
    # The item was withdrawn after it was answered, and everyone gets its points.
    GIVEN = "given"


class Reading(msgspec.Struct, frozen=True):
    """What was understood of a response: its value and unit, or why it cannot be used."""

    value: str | Decimal | Ids | Pairs | None = None
    unit: str | None = None
    reason: Reason | None = None
    sentence: str = ""


class Score(msgspec.Struct, frozen=True):
    """What a readable response earned: a share of the points from 0 to 1, and the reason.

    `feedback` holds the keys of the feedback texts that are shown.
    """

    share: Decimal
    reason: Reason
    feedback: Ids = ()
    sentence: str = ""


class Sample(msgspec.Struct, frozen=True):
    """A response, with the reason and the share of points it must earn, for tests."""

    response: object
    reason: Reason
    share: Decimal
