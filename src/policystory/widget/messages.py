"""Messages that a page may send to the kernel: their fields, and each field's type and length.

The limits are far above what the quiz's own page can send. Anything else is refused at once, so
that nothing large or odd reaches the learner's record or the saved notebook.
"""

from typing import Annotated, Any

import msgspec

from policystory.errors import ResponseError

NAME_LENGTH = 64
"""Most characters of a ticket (a browser's has 36) and of an item's or a paper's code (16, 24)."""
RESPONSE_BYTES = 4_000
"""Bytes of a response as JSON: record and saved notebook hold it whole. The longest that a question
of a course asks for, statements to be sorted, has about 650; a name that is typed has at most 200
letters, of up to four bytes."""
MESSAGE_BYTES = 20_000
"""Most bytes of a whole message as JSON: a response, or counts of answers to 200 questions."""
LARGEST_COUNT = 1_000_000
"""The largest count that a page may send: far more answers than a learner can give."""

Name = Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)]
Count = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_COUNT)]
Scalar = None | bool | int | float | str
Response = Scalar | list[Scalar] | dict[str, Scalar]
"""A response as JSON: a choice, a text, several choices, or pairs."""


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """A message from a page; `paper` is the code of the paper that it shows, or None."""

    paper: Name | None = None


class StateRequest(_Message, frozen=True, kw_only=True, tag="hello"):
    """A page was opened, and asks for all answers and their marks."""


class ReadingRequest(_Message, frozen=True, kw_only=True, tag="read"):
    """A page asks how a typed number is understood, before the answer is sent."""

    item: Name
    response: Response = None


class HintRequest(_Message, frozen=True, kw_only=True, tag="hint"):
    """A learner asks for the `n`-th hint to an item, counted from 1; None means the next hint."""

    item: Name
    n: Count | None = None


class AnswerRequest(_Message, frozen=True, kw_only=True, tag="reveal"):
    """A learner asks to be shown the answer to an item that was not answered rightly."""

    item: Name


class Answer(_Message, frozen=True, kw_only=True, tag="answer"):
    """A learner answers an item.

    `ticket` is the page's name for this answer. `seen` is the number of answers to the item that
    the page knew, None if the page does not say. `confidence` is how sure the learner is.
    """

    item: Name
    response: Response = None
    ticket: Name = ""
    seen: Count | None = None
    confidence: Name | None = None


class HandIn(_Message, frozen=True, kw_only=True, tag="submit"):
    """A learner hands the attempt in.

    `ticket` is the page's name for this message. `seen` maps the code of each item to the number of
    answers to that item that the page knew.
    """

    ticket: Name = ""
    seen: dict[Name, Count] | None = None


class NextAttemptRequest(_Message, frozen=True, kw_only=True, tag="again"):
    """A learner wants another attempt."""

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
    f"this is too long: at most {RESPONSE_BYTES:,} bytes can be taken. "
    "Shorten it, then check it again"
)


def parse_message(message: object) -> Request:
    """Check a message from a page, and return it as a typed request.

    ResponseError if the message has none of these types, or is too long. The attributes of a
    request are the fields of the message, such as `response`.

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
    if response_size > RESPONSE_BYTES:
        raise ResponseError(TOO_LONG)
    if size > MESSAGE_BYTES:
        raise ResponseError(NOT_UNDERSTOOD)
    return request


def _size(value: object) -> int:
    """Return the number of bytes of a value as JSON."""
    return len(msgspec.json.encode(value))


def text_field(message: object, field: str) -> str:
    """Return the text in a field of a message of any shape, or "" if the field has no such text.

    Only a text that can be repeated in a reply, such as a ticket or code, is returned: printable,
    and not too long.
    """
    name: Any = message.get(field) if isinstance(message, dict) else None
    # A reply repeats the name, so only what could be one is taken over from the page.
    if not isinstance(name, str) or len(name) > NAME_LENGTH:
        return ""
    return name if name.isprintable() else ""
