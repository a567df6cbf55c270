"""What an item (a question) is, with its two halves: for the paper, and for the key (kept back)."""

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
    """An option to choose; its id, such as "almost-40-percent", is made from its text alone."""

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

    SUBSTANCE: what was done or said, why, and with what effect. NAME: somebody's or something's
    name. SOURCE: which report says something.
    """

    SUBSTANCE = "substance"
    NAME = "name"
    SOURCE = "source"


class Why(msgspec.Struct, frozen=True, gc=False):
    """One step of the proof that an option is right or wrong.

    `rule` names the rule that was applied, one of `facts.truth.Rule`; `facts` holds ids of facts.
    """

    rule: str
    facts: Ids


Options = tuple[Option, ...]  # in the order in which they are shown
Proof = tuple[Why, ...]  # all steps that show an option to be right or wrong
Proofs = dict[str, Proof]  # by option id; with rows, by "row/option"
FeedbackTexts = dict[str, str]  # what a learner reads, by the id of option or row


class Prompt(msgspec.Struct, frozen=True):
    """A row (`text`) to be matched or sorted, or a gap in a passage with `options` of its own."""

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

    `accepted`: the right names; learners are shown the first. `unclear`: names that may also mean
    somebody else. `lookalikes`: others' names that look like misspellings. `beside`: words that may
    be typed beside the name, such as those of an office. `other_names`: names of others.
    `is_person`: the name is a person's, so that initials are understood.
    """

    accepted: Texts
    unclear: Texts = ()
    lookalikes: Texts = msgspec.field(default=(), name="others")
    beside: Texts = ()
    other_names: Texts = ()
    is_person: bool = False


class PairsKey(msgspec.Struct, frozen=True, tag="pairs"):
    """The right option of each row or gap: option ids, by the id of the row or gap."""

    pairs: Pairs


Answer = str | Ids | NumberKey | TextKey | PairsKey
"""What is right: one option, several or all in their order; a number; names; or pairs."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its right answer (`key`), the proofs (`why`) and feedback.

    In a course an item has all its wrong options; for a learner, some are drawn.

    `family`: all items that ask the same thing of the same facts. `kind`: such as "number".
    `direction`: the part of a fact that is asked for, such as "value". `asked`: ids of the facts
    asked for; the item belongs to the first. `facts`: ids of all facts asked for or used in proofs.
    `wordings`: all ways to ask the question; `stem`: the one that is shown. `passage`: a text in
    pieces, with a gap between each two. `prompts`: rows or gaps. `counts`: names, in the plural, of
    the things that a number counts. `tiers`: ids of wrong options in groups; the most easily
    confused ones are in the first, and drawn first. `weights`: how likely a wrong option is drawn
    within its group.

    Entries of `why` and `feedback` are named after an option's id; with rows or gaps "row/option"
    (or the row alone, for feedback on a right row); for a typed answer "right" and "wrong". While
    the question can be tried again, a feedback whose name ends in "/tried" replaces the one that
    reveals the answer.
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
    """The half of an item that is on a learner's paper; nothing in it gives the answer away.

    Its id is a code, since the item's own id may reveal the answer. `points`: for a right answer.
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
    """The half of an item that learners do not see: the right answer, the proofs and the feedback.

    `id`: of the item on the paper. `name`: of the item in the course. `family`: a code for all
    items that ask the same thing.
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
    """Return a code for a family (all items that ask the same thing), for learners' records.

    >>> code("carried-april.value")
    '6b12e3f11a93fd75'
    """
    return blake2b(name.encode(), digest_size=8).hexdigest()


def item_code(name: str, seed: str) -> str:
    """Return the id of an item on a paper; the paper's `seed` is needed to compute it.

    `name` is the id of the item in the course.

    >>> name = "carried-april.value.number"
    >>> item_code(name, "a"), item_code(name, "b")
    ('88880f15cc654cb7', '6de946fc44ca5da2')
    """
    return rank(seed, "item", name)[:8].hex()


def paper_item(item: Item, points: Decimal, seed: str = "") -> PaperItem:
    """Return the half of an item that learners see: all but the right answer, proofs and feedback.

    `points`: for a right answer. `seed`: the seed of the paper; it decides the id of both halves.
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
    """Return the half of an item that learners do not see: the right answer, proofs and feedback.

    `seed`: the seed of the paper; it decides the id of both halves.
    """
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
    """Why a response earned its points, such as "right", "unanswered" or "unreadable"."""

    RIGHT = "right"  # the key, or a number within the key's tolerance
    PARTLY_RIGHT = "partly-right"
    WRONG = "wrong"  # readable, and not the key
    WRONG_MAGNITUDE = "wrong-magnitude"  # thousands for millions, for example
    WRONG_UNIT = "wrong-unit"  # the right number of something else
    # A name that is nearly spelt right; like the next four reasons, this one costs nothing.
    CHECK_SPELLING = "check-spelling"
    UNCLEAR = "unclear"  # words that may mean the right thing and others too
    AMBIGUOUS = "ambiguous"  # a number that can be read in two ways
    UNREADABLE = "unreadable"  # not a response to this kind of item
    UNANSWERED = "unanswered"
    HELD = "held"  # answered, and its mark is not told yet
    # The item was withdrawn after it was answered, and everyone gets its points.
    GIVEN = "given"


class Reading(msgspec.Struct, frozen=True):
    """What was understood of a response: a value, or a reason why the response cannot be used.

    `value`: what was chosen or typed. `unit`: the unit typed after a number. `reason`: None if the
    response can be used. `sentence`: tells the learner why it cannot.
    """

    value: str | Decimal | Ids | Pairs | None = None
    unit: str | None = None
    reason: Reason | None = None
    sentence: str = ""


class Score(msgspec.Struct, frozen=True):
    """What a response earned: the share of the item's points, from 0 to 1, and the reason.

    `feedback`: the names, in `Item.feedback`, of the texts to show. `sentence`: more for the
    learner, such as "The digits are right, but 1,000 times too small."
    """

    share: Decimal
    reason: Reason
    feedback: Ids = ()
    sentence: str = ""


class Sample(msgspec.Struct, frozen=True):
    """A response for the package's own tests, with the reason and the share that it must get."""

    response: object
    reason: Reason
    share: Decimal
