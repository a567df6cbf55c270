from decimal import Decimal
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import mark
from policystory.items.forms.short_text import LONGEST_RESPONSE, score
from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    TextKey,
    key_item,
    paper_item,
)
from policystory.items.rules.item_rules import broken
from policystory.items.typed_answers.misspellings import distance, plain
from tests.fuzz.values import JSON
from tests.items.forms.proving import (
    ALL_OR_NOTHING,
    check_key_of_another_form,
    marked_twice,
    reasons_of_samples,
)
from tests.worlds import course

ITEMS = [item for item in course().bank.items.values() if item.kind == "short-text"]


def asked(
    *accepted: str, unclear: tuple[str, ...] = (), lookalikes: tuple[str, ...] = ()
) -> tuple[PaperItem, KeyItem]:
    """Return the two halves of an item whose key is these names."""
    shown, key = paper_item(ITEMS[0], Decimal(1)), key_item(ITEMS[0])
    return shown, msgspec.structs.replace(
        key, key=TextKey(accepted, unclear, lookalikes)
    )


ADA = asked("Ada Marsh", "Mrs Marsh", "Marsh")


JOSE = asked(
    "José Núñez-Peña",
    "Núñez-Peña",
    unclear=("nunez", "lighthouse trust"),
    lookalikes=("nunez pina",),
)


BOARD = asked("Harbour Board", "H.B.")


INLET = asked("Saint Brendan's Inlet")


NAVY = asked("US Navy", "USN", lookalikes=("uk navy",))


@pytest.mark.parametrize(
    ("halves", "response", "reason"),
    [
        (ADA, "Ada Marsh", Reason.RIGHT),
        (ADA, "ada marsh", Reason.RIGHT),
        (ADA, "ADA MARSH", Reason.RIGHT),
        (ADA, "  Ada   Marsh  ", Reason.RIGHT),
        (ADA, "Ada Marsh.", Reason.RIGHT),
        (ADA, "Ada Marsh!", Reason.RIGHT),
        (ADA, "“Ada Marsh”", Reason.RIGHT),
        (ADA, "\uff21\uff44\uff41 Marsh", Reason.RIGHT),
        (ADA, "Marsh", Reason.RIGHT),
        (ADA, "Mrs Marsh", Reason.RIGHT),
        (ADA, "Mrs. Marsh", Reason.RIGHT),
        (ADA, "Mrs Ada Marsh", Reason.RIGHT),
        (ADA, "Captain Marsh", Reason.RIGHT),
        (ADA, "Marsh, Ada", Reason.RIGHT),
        (ADA, "Ada Mash", Reason.CHECK_SPELLING),
        (ADA, "Ada Marssh", Reason.CHECK_SPELLING),
        (ADA, "Ada Narsh", Reason.CHECK_SPELLING),
        (ADA, "Ada Masrh", Reason.CHECK_SPELLING),
        (ADA, "AdaMarsh", Reason.CHECK_SPELLING),
        (ADA, "Mrs Mash", Reason.CHECK_SPELLING),
        (ADA, "Marh", Reason.CHECK_SPELLING),
        (ADA, "Ada Mrh", Reason.WRONG),
        (ADA, "Ada", Reason.WRONG),
        (ADA, "Tom Reed", Reason.WRONG),
        (ADA, "Mrs", Reason.WRONG),
        (JOSE, "José Núñez-Peña", Reason.RIGHT),
        (JOSE, "Jose Nunez-Pena", Reason.RIGHT),
        (JOSE, "jose nunez pena", Reason.RIGHT),
        (JOSE, "JOSÉ NÚÑEZ PEÑA", Reason.RIGHT),
        (JOSE, "Jose\u0301 Nu\u0301n\u0303ez-Pen\u0303a", Reason.RIGHT),
        (JOSE, "Núñez-Peña, José", Reason.RIGHT),
        (JOSE, "Señor Núñez-Peña", Reason.UNCLEAR),
        (JOSE, "Josè Nùnez Penã", Reason.RIGHT),
        (JOSE, "Jose Nuñes Peno", Reason.CHECK_SPELLING),
        (JOSE, "Jose Nuñes Pino", Reason.WRONG),
        (JOSE, "Núñez", Reason.UNCLEAR),
        (JOSE, "The Lighthouse Trust", Reason.UNCLEAR),
        (JOSE, "Nunez-Pina", Reason.WRONG),
        (BOARD, "The Harbour Board", Reason.RIGHT),
        (BOARD, "the harbour board", Reason.RIGHT),
        (BOARD, "HB", Reason.RIGHT),
        (BOARD, "h.b.", Reason.RIGHT),
        (BOARD, "Harbor Board", Reason.CHECK_SPELLING),
        (BOARD, "Habor Board", Reason.CHECK_SPELLING),
        (BOARD, "Harbour Bords", Reason.CHECK_SPELLING),
        (BOARD, "Haber Board", Reason.WRONG),
        (BOARD, "HD", Reason.WRONG),
        (BOARD, "Ferry Company", Reason.WRONG),
        (INLET, "Saint Brendan’s Inlet", Reason.RIGHT),
        (INLET, "saint brendans inlet", Reason.RIGHT),
        (INLET, "Saint Brendon's Inlett", Reason.CHECK_SPELLING),
        (INLET, "St Brendan's Inlet", Reason.WRONG),
        (NAVY, "U.S. Navy", Reason.RIGHT),
        (NAVY, "us navy", Reason.RIGHT),
        (NAVY, "UK Navy", Reason.WRONG),
        (NAVY, "US Navi", Reason.CHECK_SPELLING),
        (NAVY, "UKN", Reason.WRONG),
    ],
)
def test_typed_name_earns_its_reason(
    halves: tuple[PaperItem, KeyItem], response: str, reason: Reason
) -> None:
    """A nearly right spelling is asked for again; the name of somebody else is wrong."""
    marked = mark(*halves, response)
    assert (reason, Decimal(int(reason is Reason.RIGHT))) == (
        marked.reason,
        marked.points,
    )
    assert marked.counts == (reason in (Reason.RIGHT, Reason.WRONG))


@pytest.mark.parametrize(
    ("response", "reason", "sentence"),
    [
        (
            "Jose Nunes Pena",
            Reason.CHECK_SPELLING,
            "That is nearly it; check the spelling.",
        ),
        ("Nunez", Reason.UNCLEAR, "That may mean more than one; write the exact name."),
        (None, Reason.UNANSWERED, "Nothing was written yet."),
        (" \t", Reason.UNANSWERED, "Nothing was written yet."),
        ("", Reason.UNANSWERED, "Nothing was written yet."),
        (7, Reason.UNREADABLE, "A name is expected here."),
        (["Ada"], Reason.UNREADABLE, "A name is expected here."),
        ("...", Reason.UNREADABLE, "A name is expected here."),
        (
            "A" * (LONGEST_RESPONSE + 1),
            Reason.UNREADABLE,
            "This is too long for a name.",
        ),
        ("\ufdfa" * 350_000, Reason.UNREADABLE, "This is too long for a name."),
        ("\u200b\u2060 \ufeff", Reason.UNANSWERED, "Nothing was written yet."),
    ],
)
def test_response_that_costs_nothing_says_what_to_do(
    response: object, reason: Reason, sentence: str
) -> None:
    """An unreadable response gets a sentence, and no feedback, which would tell the key."""
    marked = mark(*JOSE, response)
    assert (reason, sentence, (), False) == (
        marked.reason,
        marked.sentence,
        marked.feedback,
        marked.counts,
    )


def test_page_of_text_is_refused_before_it_is_folded() -> None:
    """A sign that folding makes eighteen of costs nothing where there are too many of them."""
    began = process_time()
    assert "This is too long for a name." == mark(*JOSE, "\ufdfa" * 400_000).sentence
    assert process_time() - began < 0.1


def test_right_and_wrong_get_their_feedback() -> None:
    """The right answer is told the true statement, a wrong one where it stands."""
    item = next(item for item in ITEMS if item.asked[0] == "keeper-gull")
    halves = paper_item(item, Decimal(1)), key_item(item)
    said = "In May 1911 Ada Marsh tended the lamp of Gull Rock."
    assert (f"Right. {said}",) == mark(*halves, "Marsh").feedback
    where = "the Harbour News (May 1911), paragraph 5"
    expected = (f"Not right. The answer is in {where}.",)
    assert expected == mark(*halves, "Tom Reed").feedback


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_sample_of_an_item_earns_its_mark(item: Item) -> None:
    """Each sample response earns the mark that it must earn, and the item breaks no rule."""
    assert [] == list(broken(item))
    expected = ALL_OR_NOTHING | {Reason.CHECK_SPELLING}
    assert expected <= reasons_of_samples(item, points=2)


@given(st.sampled_from(ITEMS), JSON)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape raises; it earns nothing or all, and the same each time."""
    assert marked_twice(item, response).points in (0, 1)


@given(st.sampled_from(ITEMS), st.data())
def test_one_slip_is_never_wrong(item: Item, data: st.DataObject) -> None:
    """One wrong letter in a name of more than three asks to check the spelling."""
    assert isinstance(item.key, TextKey)
    name = data.draw(
        st.sampled_from([plain(accepted) for accepted in item.key.accepted])
    )
    at = data.draw(st.integers(1, len(name) - 1))
    instead = data.draw(st.sampled_from(["", "q", f"q{name[at]}"]))
    typed = name[:at] + instead + name[at + 1 :]
    reason = mark(paper_item(item, Decimal(1)), key_item(item), typed).reason
    assert distance(plain(typed), name, 2) <= 1
    assert reason in (Reason.CHECK_SPELLING, Reason.RIGHT)


def test_key_of_another_form_earns_nothing() -> None:
    """Halves that do not belong together give no points."""
    single = course().bank.items["keeper-gull.value.single-choice"]
    check_key_of_another_form("short-text", single, "Ada")
    assert Reason.WRONG is score(key_item(ITEMS[0]), Reading(value=Decimal(1))).reason
