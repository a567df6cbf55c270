"""What a page may say to the kernel: messages, their fields, and each field's type and length.

The limits are far above what the quiz's own page can send. What comes from elsewhere, or from a
page that went wrong, is refused before anything is done with it, so that nothing large or odd
reaches the record or the saved notebook.
"""

from typing import Annotated, Any

import msgspec

from policystory.errors import ResponseError

NAME_LENGTH = 64
"""Letters of a ticket (a browser's have 36) and of an item's or paper's code (16, 24)."""
RESPONSE_BYTES = 4_000
"""Bytes of a response as JSON: record and saved notebook hold it whole. The longest that a question
of a course asks for, statements to be sorted, has about 650; a name that is typed has at most 200
letters, of up to four bytes."""
MESSAGE_BYTES = 20_000
"""Bytes of a whole message as JSON: a response, or counts of answers to 200 questions."""
MOST = 1_000_000
"""The largest count that a page can know: a learner does not get there."""

Name = Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)]
Count = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Plain = None | bool | int | float | str
Response = Plain | list[Plain] | dict[str, Plain]
"""What a form can hold: a choice, a text, several, or pairs. Kinds say what they read."""


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """A message about the attempt whose paper the page shows; without a name, the latest."""

    paper: Name | None = None


class Hello(_Message, frozen=True, kw_only=True, tag="hello"):
    """A page was opened, and asks how all stands."""


class Read(_Message, frozen=True, kw_only=True, tag="read"):
    """A page asks how a typed number is read."""

    item: Name
    response: Response = None


class WantsHint(_Message, frozen=True, kw_only=True, tag="hint"):
    """A learner asks for the `n`-th hint to an item; without a number, for the next."""

    item: Name
    n: Count | None = None


class Answer(_Message, frozen=True, kw_only=True, tag="answer"):
    """A learner answers an item. `seen` says of how many answers to it the page knew then."""

    item: Name
    response: Response = None
    ticket: Name = ""
    seen: Count | None = None
    confidence: Name | None = None


class Submit(_Message, frozen=True, kw_only=True, tag="submit"):
    """A learner hands in. `seen` says of how many answers to each item the page knew then."""

    ticket: Name = ""
    seen: dict[Name, Count] | None = None


class Again(_Message, frozen=True, kw_only=True, tag="again"):
    """A learner wants another attempt."""

    ticket: Name = ""


Said = Hello | Read | WantsHint | Answer | Submit | Again
"""Whatever a page can say."""

NOT_UNDERSTOOD = "this message was not understood. Run this cell again"
TOO_LONG = (
    f"this is too long: at most {RESPONSE_BYTES:,} bytes can be taken. "
    "Shorten it, then check it again"
)


def read(message: object) -> Said:
    """Read a message as it came; ResponseError says that it is not understood, or too long.

    >>> read({"type": "answer", "item": "7139bcc7cffe5976", "response": "a"}).response
    'a'
    """
    try:
        said: Said = msgspec.convert(message, Said)
        size = len(msgspec.json.encode(message))
        answered = 0
        if isinstance(said, Read | Answer):
            answered = len(msgspec.json.encode(said.response))
    # Another type, half of a letter, or lists nested without end.
    except (ValueError, TypeError, RecursionError) as error:
        raise ResponseError(NOT_UNDERSTOOD) from error
    if answered > RESPONSE_BYTES:
        raise ResponseError(TOO_LONG)
    if size > MESSAGE_BYTES:
        raise ResponseError(NOT_UNDERSTOOD)
    return said


def name_in(message: object, field: str) -> str:
    """Return the ticket or item that a message names, for its reply; "" where there is none."""
    named: Any = message.get(field) if isinstance(message, dict) else None
    is_name = (
        isinstance(named, str) and len(named) <= NAME_LENGTH and named.isprintable()
    )
    return named if is_name else ""
