"""The messages that a quiz's page may send to the kernel: their fields, with types and lengths.

The limits are far above what the quiz's own page can send. Anything else is refused at once, so
that nothing large or odd reaches the learner's record or the saved notebook.
"""

from typing import Annotated, Any

import msgspec

from policystory.errors import ResponseError

NAME_LENGTH = 64
"""Most characters of a ticket (a browser's has 36) and of an item's or a paper's code (16, 24)."""
_RESPONSE_BYTES = 4_000
"""Bytes of a response as JSON: record and saved notebook hold it whole. The longest that a question
of a course asks for, statements to be sorted, has about 650; a name that is typed has at most 200
letters, of up to four bytes."""
MESSAGE_BYTES = 20_000
"""Most bytes of a whole message as JSON: a response, or counts of answers to 200 questions."""
_LARGEST_COUNT = 1_000_000
"""The largest count that a page may send: far more answers than a learner can give."""

Name = Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)]
Count = Annotated[int, msgspec.Meta(ge=0, le=_LARGEST_COUNT)]
Scalar = None | bool | int | float | str
Response = Scalar | list[Scalar] | dict[str, Scalar]
"""A response as JSON: a choice, a text, several choices, or pairs."""


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """A message from a page; `paper` is the code of the paper that it shows, or None."""

    paper: Name | None = None


class StateRequest(_Message, frozen=True, kw_only=True, tag="hello"):
    """A message from a page that was just opened: it asks for all answers and their marks."""


class ReadingRequest(_Message, frozen=True, kw_only=True, tag="read"):
    """A message that asks which number the kernel understands, before the answer itself is sent.

    `item` is the code of the item, and `response` what was typed.
    """

    item: Name
    response: Response = None


class HintRequest(_Message, frozen=True, kw_only=True, tag="hint"):
    """A message that asks for a hint to the item (question) with the code `item`.

    `n`: which of the item's hints, counted from 1; None for the next.
    """

    item: Name
    n: Count | None = None


class AnswerRequest(_Message, frozen=True, kw_only=True, tag="reveal"):
    """A message that asks for the right answer to an item that has been answered.

    `item` is the code of the item.
    """

    item: Name


class Answer(_Message, frozen=True, kw_only=True, tag="answer"):
    """A message with a learner's answer to the item (question) with the code `item`.

    `response`: the answer; `ticket`: the page's name for this answer, so that it counts once if it
    is sent twice; `seen`: how many answers to the item the page knew, None if the page does not
    say; `confidence`: how sure the learner is.
    """

    item: Name
    response: Response = None
    ticket: Name = ""
    seen: Count | None = None
    confidence: Name | None = None


class HandIn(_Message, frozen=True, kw_only=True, tag="submit"):
    """A message by which a learner hands the attempt in.

    `ticket`: the page's name for this message; `seen`: how many answers to each item (question) the
    page knew, by the item's code.
    """

    ticket: Name = ""
    seen: dict[Name, Count] | None = None


class NextAttemptRequest(_Message, frozen=True, kw_only=True, tag="again"):
    """A message that asks for another attempt at the quiz; `ticket` is the page's name for it."""

    ticket: Name = ""


Request = (
    StateRequest
    | ReadingRequest
    | HintRequest
    | AnswerRequest
    | Answer
    | HandIn
    | NextAttemptRequest
)
"""Any message that a page can send."""

NOT_UNDERSTOOD = "this message was not understood. Run this cell again"
TOO_LONG = (
    f"this is too long: at most {_RESPONSE_BYTES:,} bytes can be taken. "
    "Shorten it, then check it again"
)


def parse_message(message: object) -> Request:
    """Check a message from a quiz's page, and return it as a typed object, such as an Answer.

    Raises ResponseError if the message is of none of the types in this file, or too long.

    >>> parse_message({"type": "answer", "item": "7139bcc7cffe5976", "response": "a"}).response
    'a'
    """
    try:
        request: Request = msgspec.convert(message, Request)
        size = _size(message)
        response_size = 0
        if isinstance(request, ReadingRequest | Answer):
            response_size = _size(request.response)
    # The message has another type, holds half of a letter, or nests lists without end.
    except (ValueError, TypeError, RecursionError) as error:
        raise ResponseError(NOT_UNDERSTOOD) from error
    if response_size > _RESPONSE_BYTES:
        raise ResponseError(TOO_LONG)
    if size > MESSAGE_BYTES:
        raise ResponseError(NOT_UNDERSTOOD)
    return request


def _size(value: object) -> int:
    """Return the number of bytes of a value as JSON."""
    return len(msgspec.json.encode(value))


def text_field(message: object, field: str) -> str:
    """Return the text in a field of a message, which can have any shape; "" if there is none.

    A text that is too long or not printable becomes "", since a reply may repeat it.
    """
    name: Any = message.get(field) if isinstance(message, dict) else None
    # A reply repeats this text, so nothing else is taken over from the page.
    if not isinstance(name, str) or len(name) > NAME_LENGTH:
        return ""
    return name if name.isprintable() else ""
