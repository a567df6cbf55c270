"""Typed and chosen responses: any JSON and any text, read by the form of every kind of item."""

import json
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from policystory.items.forms import FORMS
from policystory.items.item import key_item, paper_item
from tests.every_form import EVERY
from tests.fuzz.kind import Kind, check_told, edited
from tests.fuzz.values import JSON, read_json

ITEMS = [(paper_item(item, Decimal(1)), key_item(item)) for item in EVERY.values()]
SOUND = (
    "ada-marsh",
    ["ada-marsh", "tom-reed"],
    {"gull": "ada-marsh", "tern": "tom-reed"},
    {"g1": "ada-marsh", "g2": "lamp"},
    "4,200",
    {"typed": "4.200,5", "locale": "es"},
    "Ada Marsh",
    4200,
    "four thousand two hundred people",
    "-1.5 million",
    ["ines-holm", "ada-marsh", "tom-reed"],
)
PIECES = (
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b".",
    b":",
    b"null",
    b"true",
    b"-",
    b"1e999999999",
    b"1e-999999999",
    b"NaN",
    b"9" * 300,
    b"\\ud800",
    b"\\u0000",
    b"\\u0660",
    b"\\ufdfa",
    b"\xef\xb7\xba",
    b"\xc2\xbd",
    b"\xe2\x85\xab",
    b"\xd9\xa1",
    b"\xe4\xb8\x83",
    b" thousand",
    b" million",
    b" hundred",
    b" and ",
    b"half a ",
    b"a dozen ",
    b" people",
    b"%",
    b"$",
    b"'",
    b"\xc2\xa0",
    b"\xcc\x81",
    b"Ada ",
    b"Marsh",
    b"\xe2\x80\xae",
    b"(",
    b"+",
    b"/",
    b"^",
)
LOCALES = ("en", "es", "de-CH", "hi-IN", "x")


def hold(data: bytes, place: Path) -> None:
    """Read a response by every form: it is read, or a sentence says why not."""
    text = data.decode(errors="replace")
    value = read_json(data)
    typed = [
        {"typed": part, "locale": locale}
        for part in (value, text)
        for locale in LOCALES
    ]
    for response in (value, text, *typed):
        for item, key in ITEMS:
            form = FORMS[item.kind]
            reading = form.parse(item, response)
            assert reading == form.parse(item, response)
            if reading.reason is not None:
                assert reading.value is None
                check_told(reading.sentence)
                continue
            scored = form.score(key, reading)
            assert 0 <= scored.share <= 1
            assert len(scored.sentence) < 2000


MADE = (JSON | st.text(max_size=30)).map(lambda value: json.dumps(value).encode())
SAMPLES = [json.dumps(value).encode() for value in SOUND] + [
    b"4,200 people",
    b"Ada Marsh",
    b"NaN",
    b"-Infinity",
    b"9e999",
]
KIND = Kind("responses", edited(SAMPLES, PIECES) | MADE, hold, 300)
