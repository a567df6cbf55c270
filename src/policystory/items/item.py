"""What an item is, and the two halves that a quiz makes of it."""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

import msgspec

from policystory.facts.record import Citation
from policystory.items.chance import rank

Ids = tuple[str, ...]
"""Ids of facts, options, rows or objectives, in an order that the field's text explains."""
Texts = tuple[str, ...]
"""Texts that a learner may read, such as the wordings of a question."""
Tiers = tuple[Ids, ...]
"""Wrong options, by id, in groups: the first group is the likeliest to be confused with the key."""


class Option(msgspec.Struct, frozen=True, gc=False):
    """One option: an id that says no more than its text, and the text."""

    id: str
    text: str


class Order(StrEnum):
    """How the options of an item are ordered: figures and dates ascend, categories do not move."""

    DRAWN = "drawn"
    FIGURES = "figures"
    DATES = "dates"
    LISTED = "listed"


class About(StrEnum):
    """What kind of knowledge an item takes.

    What was done or said, why, and with what effect; whose name it was; or which report says so.
    """

    SUBSTANCE = "substance"
    NAME = "name"
    SOURCE = "source"


class Why(msgspec.Struct, frozen=True, gc=False):
    """One step of the proof that an option is right or wrong.

    `rule` is a rule of `facts.truth`, or "taken-from"; `facts` are the ids that it rests on.
    """

    rule: str
    facts: Ids


Proof = tuple[Why, ...]
"""All steps of the proof that an option is right or wrong."""
Proofs = dict[str, Proof]
"""The proof of each option, by its id; with rows, by "row/option"."""
FeedbackTexts = dict[str, str]
"""What a learner reads after choosing an option or answering a row, by its id."""


class Prompt(msgspec.Struct, frozen=True):
    """A row of several, or a gap of a passage, which has options and an order of its own."""

    id: str
    text: str = ""
    options: tuple[Option, ...] = ()
    order: Order = Order.DRAWN


class NumberKey(msgspec.Struct, frozen=True, tag="number"):
    """The right number: any that lies within `tolerance` of `amount`, in `unit`."""

    amount: Decimal
    tolerance: Decimal
    unit: str


class TextKey(msgspec.Struct, frozen=True, tag="text"):
    """The right words: any of the names that are accepted, the first of which is shown.

    `unclear` are names that may mean the right thing and others too; `lookalikes` are names of
    something else that look like slips of the pen. What is neither is near enough to an accepted
    name, or wrong.
    """

    accepted: Texts
    unclear: Texts = ()
    lookalikes: Texts = msgspec.field(default=(), name="others")


class PairsKey(msgspec.Struct, frozen=True, tag="pairs"):
    """The right option for each prompt, both by id."""

    pairs: dict[str, str]


Answer = str | Ids | NumberKey | TextKey | PairsKey
"""What is right, by the form of the item: one option; several, or all in their order; a number;
words; pairs."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One question with everything that stands behind it.

    In the bank an item holds its key and all wrong options that are proved wrong; a variant holds
    the few that one learner is shown, in their order. `tiers` ranks the wrong ones: likeliest
    confusions first; `weights` says how much likelier one of a tier is drawn than
    another. `asked` names the facts whose statements are asked for, the one that the item is filed
    under first; `facts` names all that its proofs rest on as well. `passage` is a text with a gap
    between each two of its parts. `counts` are the things that a number counts, in the plural.

    `wordings` are all ways to ask it, of which a variant has drawn its stem; `about` says what kind
    of knowledge it takes.

    `why` and `feedback` are keyed by option; with prompts `why` by "prompt/option", and `feedback`
    by prompt, or by "prompt/option" where each gap has options of its own; for a typed answer by
    "right" and "wrong".
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
    options: tuple[Option, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    order: Order = Order.DRAWN
    tiers: Tiers = ()
    weights: dict[str, int] = {}
    key: Answer
    why: Proofs
    feedback: FeedbackTexts
    facts: Ids
    sources: tuple[Citation, ...]
    objectives: Ids


class PaperItem(msgspec.Struct, frozen=True, kw_only=True):
    """The half of an item that the learner's paper carries: nothing here tells the key.

    Its id is a code: the bank's name is made of a fact's name, which may say what it states.
    """

    id: str
    kind: str
    stem: str
    points: Decimal
    passage: Texts = ()
    options: tuple[Option, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    unit: str | None = None
    counts: Texts = ()


class KeyItem(msgspec.Struct, frozen=True, kw_only=True):
    """The half of an item that stays with the key: the answer, the proofs and the feedback.

    `name` is what the bank calls the item; `family` is the code of its family.
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
    """Return the code of a family's name, by which records know it; it tells nothing else.

    >>> code("arrivals-april-2021.value")
    '3da4ae32a272cf0e'
    """
    return blake2b(name.encode(), digest_size=8).hexdigest()


def item_code(name: str, seed: str) -> str:
    """Return the code of an item on the paper of a seed; without the seed it tells nothing.

    >>> name = "arrivals-april-2021.value.number"
    >>> item_code(name, "a"), item_code(name, "b")
    ('14746cb7f9ce152c', 'e93b672fb9680a66')
    """
    return rank(seed, "item", name)[:8].hex()


def paper_item(item: Item, points: Decimal, seed: str = "") -> PaperItem:
    """Return the public half of a variant, worth `points`, on the paper of a seed."""
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
    """Return the private half of a variant, to the paper of a seed."""
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
    """Why a mark is what it is."""

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
    """What a form read in a response: a value, or the reason and a sentence why there is none."""

    value: str | Decimal | Ids | dict[str, str] | None = None
    unit: str | None = None
    reason: Reason | None = None
    sentence: str = ""


class Score(msgspec.Struct, frozen=True):
    """What a readable response earned: a share of the points from 0 to 1, and the reason.

    `feedback` names those texts of the key's feedback that are shown.
    """

    share: Decimal
    reason: Reason
    feedback: Ids = ()
    sentence: str = ""


class Sample(msgspec.Struct, frozen=True):
    """A response, and the reason and share that it must earn: how a form proves itself."""

    response: object
    reason: Reason
    share: Decimal
