"""Messages: whatever a page, or what says to be one, can send to the kernel."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import strategies as st

from policystory.journal import LONGEST
from policystory.quiz.paper import Feedback, Quiz
from policystory.widget import fallback
from policystory.widget.incoming_messages import MESSAGE_BYTES
from tests.fuzz.kind import Kind, edited
from tests.fuzz.values import JSON, read_json
from tests.widget.conversations import Disk, every, say, talk

REPLIES = {"state", "mark", "refused", "hint", "reading", "elsewhere"}
MOST_REPLY = 20 * MESSAGE_BYTES
"""Bytes of the replies to one message: a state holds the answers to each of nine questions."""


@cache
def quiz(when: Feedback) -> Quiz:
    """Return a quiz of all kinds that tells its marks at that time."""
    return every(when=when, hints=True, tries=3)


ITEMS = [item.id for item in quiz(Feedback.AT_ONCE).paper.items]
SOUND: list[dict[str, Any]] = [
    {"type": "hello"},
    {
        "type": "answer",
        "item": ITEMS[0],
        "response": "tom-reed",
        "ticket": "t1",
        "seen": 0,
    },
    {
        "type": "answer",
        "item": ITEMS[1],
        "response": ["ada-marsh"],
        "confidence": "sure",
    },
    {
        "type": "answer",
        "item": ITEMS[2],
        "response": {"typed": "4,200", "locale": "en"},
    },
    {
        "type": "answer",
        "item": ITEMS[4],
        "response": {"gull": "ada-marsh"},
        "ticket": "t4",
    },
    {"type": "read", "item": ITEMS[2], "response": "4.200"},
    {"type": "hint", "item": ITEMS[0], "n": 1},
    {"type": "submit", "ticket": "t5", "seen": {ITEMS[0]: 1}},
    {"type": "again", "ticket": "t6"},
]
PIECES = (
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"1" * 400,
    b"NaN",
    b"Infinity",
    b"\\ud800",
    b"\\u0000",
    b"\\u001b",
    b"[[[[",
    b'{"a":',
    b'"paper":"p"',
    b'"seen":',
    b'"type":',
    b"submit",
    b"x" * 70,
    *(name.encode() for name in ITEMS[:3]),
)


def hold(data: bytes, place: Path) -> None:
    """Hear messages: each gets short replies, and a sound answer is taken after them."""
    said = read_json(data)
    for when in Feedback:
        disk = Disk()
        conversation = talk(disk, quiz=quiz(when))
        for message in said if isinstance(said, list) else [said]:
            before = len(disk.kept)
            replies = conversation.reply_to(message)
            assert replies, "there is no reply"
            assert {reply["type"] for reply in replies} <= REPLIES
            assert len(msgspec.json.encode(replies)) <= MOST_REPLY
            assert len(disk.kept) <= before + 1
        assert all(
            len(msgspec.json.encode(event)) < LONGEST // 10 for event in disk.kept
        )
        state = conversation.state()
        fallback.quiz_html(conversation.quiz.paper, state)
        reply = say(conversation, ITEMS[3], "Ada Marsh", "a-sound-answer")
        assert state.get("ended") or reply["type"] == "mark", reply


FIELDS = st.fixed_dictionaries(
    {"type": st.sampled_from("hello answer read hint submit again".split())},
    optional={
        "item": st.sampled_from(ITEMS) | JSON,
        "response": JSON,
        "ticket": st.sampled_from("abc") | JSON,
        "seen": st.integers(-1, 3) | JSON,
        "n": st.integers(-1, 3) | JSON,
        "confidence": JSON,
        "paper": JSON,
    },
)
MADE = st.lists(FIELDS, max_size=5).map(lambda said: json.dumps(said).encode())
KIND = Kind("messages", edited([json.dumps(SOUND).encode()], PIECES) | MADE, hold, 150)
