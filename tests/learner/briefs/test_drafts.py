"""A brief out of the record: its parts, their order, and what windows wrote at once."""

import pytest

from policystory.brief.draft import MOST_USED, Draft, Side, UsedFact
from policystory.errors import ResponseError
from policystory.journal import MOST_PART_LETTERS, Drafted, Record, Step
from policystory.learner.briefs.drafts import check_room, checked_text, draft_of

FACTS = ("a", "b", "c")


def change(part: str, text: str = "", side: str = "", place: int = 0) -> Drafted:
    """Return a change of the brief that these tests read."""
    return Drafted(
        lesson="l", brief="for", part=part, text=text, side=side, place=place
    )


def draft(*changes: Drafted) -> Draft:
    """Return the brief after some changes."""
    steps = [
        Step(f"2021-06-07T14:00:{n:02}.000000Z", "s", n, each)
        for n, each in enumerate(changes)
    ]
    return draft_of(Record((), (), tuple(steps)), "l", "for", FACTS)


def test_the_newest_text_of_a_part_counts() -> None:
    """Of one part the last text counts; other parts, briefs and lessons are left alone."""
    elsewhere = Drafted(lesson="l", brief="against", part="opening", text="no")
    further = Drafted(lesson="m", brief="for", part="opening", text="no")
    written = draft(
        change("opening", "old"),
        change("closing", "end"),
        change("opening", "new"),
        elsewhere,
        further,
    )
    assert Draft(opening="new", closing="end") == written


def test_facts_keep_their_order_and_can_be_moved() -> None:
    """A fact comes last, stays where it is when it is written, and moves to a place."""
    used = [change(fact, side="supports") for fact in FACTS]
    assert ["a", "b", "c"] == [each.fact for each in draft(*used).facts]
    moved = draft(
        *used, change("c", "why", "answers", 1), change("a", "so", "supports")
    )
    assert (
        UsedFact("c", Side.ANSWERS, "why"),
        UsedFact("a", Side.SUPPORTS, "so"),
        UsedFact("b"),
    ) == moved.facts


def test_what_was_said_of_a_fact_comes_back_with_it() -> None:
    """A fact that is taken out leaves its text aside; used again, it comes last."""
    first = (change("a", "why", "supports"), change("b", "", "supports"))
    out = draft(*first, change("a", "why"))
    assert (("b",), {"a": "why"}) == (tuple(u.fact for u in out.facts), out.taken_out)
    again = draft(*first, change("a", "why"), change("a", "why", "answers"))
    assert (UsedFact("b"), UsedFact("a", Side.ANSWERS, "why")) == again.facts
    assert {} == again.taken_out


def test_a_fact_that_is_gone_and_a_side_to_come_do_no_harm() -> None:
    """A fact that the course no longer has is left out; a side of a newer version supports."""
    written = draft(change("gone", "x", "supports"), change("a", "y", "weighs"))
    assert (UsedFact("a", Side.SUPPORTS, "y"),) == written.facts


def test_a_part_is_kept_with_plain_line_ends_and_a_limit() -> None:
    """Line ends of any system become line feeds; too long a text is refused in a sentence."""
    assert "a\nb\nc" == checked_text("a\r\nb\rc")
    with pytest.raises(ResponseError, match="at most 4,000 letters"):
        checked_text("x" * (MOST_PART_LETTERS + 1))


def test_a_brief_has_room_for_so_many_facts() -> None:
    """No further fact is taken into a full brief."""
    full = Draft(facts=tuple(UsedFact(str(n)) for n in range(MOST_USED)))
    with pytest.raises(ResponseError, match="at most 40 facts"):
        check_room(full)
    check_room(Draft(facts=full.facts[1:]))
