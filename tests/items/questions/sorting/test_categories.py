from typing import Any

import msgspec
import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import (
    Declared,
    Entity,
    EntityType,
    Property,
    Side,
    ValueType,
)
from policystory.facts.record import Citation, Dated, Fact, Kind, Status
from policystory.items.fact_set import Criterion
from policystory.items.questions.sorting.categories import SORTINGS, categories_of
from policystory.items.questions.sorting.row import Row
from tests.worlds import content, fact, people, with_facts

CAUSES = tuple(
    Property(
        id=id_,
        label=id_,
        subjects=(),
        value=ValueType.TEXT,
        single=False,
        closed=("speaker",),
        apart=apart,
        heading=f"{id_.capitalize()} causes",
        names="{value} ({speaker})",
        states="{speaker} named {value}.",
    )
    for id_, apart in (("near", ("far", "wide")), ("far", ("near",)), ("wide", ()))
)
SAID = Property(
    id="said",
    label="said",
    subjects=(),
    value=ValueType.TEXT,
    single=False,
    closed=("speaker",),
    states="{speaker} said that {value}.",
)


def rows_in(world: Corpus, by: Criterion) -> dict[str, Row]:
    """Return the rows of a corpus's facts in one way of sorting, by fact."""
    rows = {}
    for fact_ in world.facts.values():
        row = SORTINGS[by].row(world, fact_, fact_.sources[0].source)
        if isinstance(row, Row):
            rows[fact_.id] = row
    return rows


def rows_of(
    by: Criterion, *facts: Fact, properties: tuple[Property, ...] = ()
) -> dict[str, Row]:
    """Return the rows of these facts in one way of sorting, by fact."""
    return rows_in(with_facts(*facts, properties=properties), by)


def money(id_: str, subject: str, status: Status, **parts: Any) -> Fact:
    """Return a sum for a lamp."""
    value = parts.pop("value", people(5000))
    return fact(
        id_,
        property="money-for",
        subject=subject,
        status=status,
        value=value,
        population=None,
        **parts,
    )


@pytest.mark.parametrize(
    ("status", "own", "wrong"),
    [
        (Status.PROMISED, "promised", {"secured", "delivered"}),
        (Status.ANNOUNCED, "promised", {"secured", "delivered"}),
        (Status.SECURED, "secured", {"promised", "delivered"}),
        (Status.DELIVERED, "delivered", {"promised", "secured"}),
    ],
)
def test_how_far_a_thing_had_come(status: Status, own: str, wrong: set[str]) -> None:
    """Promised and announced are one category; the report proves the others false."""
    row = rows_of(Criterion.STATUS, money("a", "gull-rock", status))["a"]
    assert (own, {own, *wrong}) == (row.category, set(row.proofs))
    assert "stated" == row.proofs[own][0].rule
    assert {"closed-over-report"} == {row.proofs[name][0].rule for name in wrong}


def test_two_stages_in_one_report_leave_both_unknown() -> None:
    """A report that gives a sum as promised and as delivered proves neither wrong."""
    both = (
        money("a", "gull-rock", Status.PROMISED),
        money("b", "gull-rock", Status.DELIVERED),
    )
    assert {"promised", "secured"} == set(rows_of(Criterion.STATUS, *both)["a"].proofs)


def test_without_a_status_there_is_no_row() -> None:
    """Neither is there one where the property has no sentence."""
    assert {} == rows_of(Criterion.STATUS, fact())
    bare = msgspec.structs.replace(with_facts().properties["money-for"], states=None)
    assert {} == rows_of(
        Criterion.STATUS, money("a", "gull-rock", Status.SECURED), properties=(bare,)
    )


def test_kinds_that_exclude_each_other() -> None:
    """An estimate is no official figure; an opinion may be a prediction."""
    rows = rows_of(
        Criterion.KIND,
        fact("a", kind=Kind.ESTIMATE, speaker="harbour-board"),
        fact(
            "b",
            kind=Kind.OPINION,
            speaker="harbour-board",
            property="said",
            value="it was foggy",
        ),
        fact("c", kind=Kind.CLAIM, speaker="harbour-board"),
        fact("d", kind=Kind.ESTIMATE),
        properties=(SAID,),
    )
    assert {"a", "b"} == set(rows)
    assert {"estimate", "official-figure", "opinion", "commitment"} == set(
        rows["a"].proofs
    )
    assert "prediction" not in rows["b"].proofs
    assert {"stated", "kinds-apart"} == {
        why.rule for proof in rows["a"].proofs.values() for why in proof
    }


def test_whoever_made_a_statement_is_named_with_it() -> None:
    """Where the sentence does not name its speaker, the row does."""
    rows = rows_of(
        Criterion.KIND,
        money(
            "a",
            "gull-rock",
            Status.PROMISED,
            kind=Kind.COMMITMENT,
            speaker="harbour-board",
        ),
        fact("b", kind=Kind.ESTIMATE, speaker="harbour-board"),
    )
    assert {"a": "the Harbour Board", "b": ""} == {
        id_: row.cited for id_, row in rows.items()
    }


def test_a_plan_for_a_day_is_no_commitment() -> None:
    """Commitments of a property that is not closed over status are previews."""
    lamp = fact(
        "a",
        property="lit-since",
        subject="gull-rock",
        value="1874",
        kind=Kind.COMMITMENT,
        speaker="ada-marsh",
    )
    assert {} == rows_of(Criterion.KIND, lamp)


def test_how_a_date_is_known() -> None:
    """A date is printed or worked out; only facts whose sentence shows the date are rows."""
    dated: dict[str, Any] = {
        "objectives": ("read-a-count",),
        "speaker": "harbour-board",
    }
    printed, inferred = (
        fact("a", dated=Dated.PRINTED, **dated),
        fact("b", dated=Dated.INFERRED, **dated),
    )
    keeper = fact(
        "k",
        property="keeper",
        subject="gull-rock",
        value="ada-marsh",
        dated=Dated.PRINTED,
        **dated,
    )
    rows = rows_of(Criterion.DATE, printed, inferred, keeper)
    assert {"a": "printed", "b": "inferred"} == {
        id_: row.category for id_, row in rows.items()
    }
    assert {"printed": "stated", "inferred": "single-valued"} == {
        name: proof[0].rule for name, proof in rows["a"].proofs.items()
    }


def cause(id_: str, property_: str, value: str, **parts: Any) -> Fact:
    """Return what somebody named as a cause."""
    usual: dict[str, Any] = {
        "subject": "gull-rock",
        "speaker": "ada-marsh",
        "population": None,
        "period": None,
    }
    return fact(id_, property=property_, value=value, **{**usual, **parts})


def test_what_a_report_files_apart() -> None:
    """A cause under one heading is not under another that is apart."""
    rows = rows_of(
        Criterion.HEADING,
        cause("a", "near", "fog"),
        cause("b", "far", "poverty"),
        properties=CAUSES,
    )
    assert ("Fog (Ada Marsh)", "near", {"near", "far"}) == (
        rows["a"].text,
        rows["a"].category,
        set(rows["a"].proofs),
    )
    assert {"far": "filed-apart", "near": "stated"} == {
        n: proof[0].rule for n, proof in rows["a"].proofs.items()
    }
    assert ["Far causes", "Near causes", "Wide causes"] == [
        category.text
        for category in categories_of(with_facts(properties=CAUSES), Criterion.HEADING)
    ]


@pytest.mark.parametrize(
    ("parts", "proved"),
    [
        ({}, False),
        ({"value": "FOG"}, False),
        ({"speaker": "tom-reed"}, True),
        ({"sources": (Citation("island-post", 2),)}, True),
    ],
)
def test_what_one_speaker_files_twice_is_not_apart(
    parts: dict[str, Any], proved: bool
) -> None:
    """What one speaker in one report files under both headings belongs to neither."""
    other = cause("b", "far", **{"value": "fog", **parts})
    assert proved == (
        "far"
        in rows_of(
            Criterion.HEADING, cause("a", "near", "fog"), other, properties=CAUSES
        )["a"].proofs
    )


SIDES = (
    Side(id="crew", title="Somebody of the crew"),
    Side(id="board", title="The harbour board"),
    Side(id="readers", title="A reader"),
    Side(id="letters", title="A reader"),
    Side(id="other"),
)


def said(id_: str, speaker: str, value: str, **parts: Any) -> Fact:
    """Return what somebody is cited as saying."""
    return fact(
        id_,
        property="said",
        speaker=speaker,
        value=value,
        population=None,
        period=None,
        **parts,
    )


@pytest.fixture
def sides() -> Any:
    """Return a function that makes rows of statements by the side of their speakers."""
    whole = content()
    sided = {
        "ada-marsh": "crew",
        "tom-reed": "board",
        "ines-holm": "board",
    }

    def rows(*facts: Fact) -> dict[str, Row]:
        world = with_facts(*facts, properties=(SAID,))
        entities = [
            msgspec.structs.replace(one, side=sided.get(one.id, one.side))
            for one in whole.entities
        ]
        entities.append(
            Entity(id="critic", name="Critic", type=EntityType.PERSON, side="readers")
        )
        other = Corpus(
            world.sources.values(),
            entities,
            world.properties.values(),
            whole.objectives,
            _topics(facts),
            declared=Declared(SIDES),
        )
        return rows_in(other, Criterion.SPEAKER)

    return rows


def _topics(facts: tuple[Fact, ...]) -> Any:
    return (msgspec.structs.replace(content().topics[0], facts=facts),)


def test_who_stands_behind_a_statement(sides: Any) -> None:
    """The speaker is not shown; the other sides that speak in the report are proved wrong."""
    other = said("b", "tom-reed", "it was clear", subject="harbour-board")
    row = sides(said("a", "ada-marsh", "it was foggy"), other)["a"]
    assert ("It was foggy", "crew") == (row.text, row.category)
    assert {"crew": "stated", "board": "closed-over-report"} == {
        name: proof[0].rule for name, proof in row.proofs.items()
    }


def test_what_two_sides_say_belongs_to_neither_alone(sides: Any) -> None:
    """A side that says anything of the same thing is not proved wrong."""
    one = said("a", "ada-marsh", "it was foggy")
    assert {"crew"} == set(
        sides(one, said("b", "tom-reed", "it was foggy"))["a"].proofs
    )
    assert {"crew"} == set(
        sides(one, said("b", "tom-reed", "it was misty"))["a"].proofs
    )


def test_a_side_that_does_not_speak_in_the_report_is_not_beside_it(sides: Any) -> None:
    """Who is silent in a report is no choice."""
    elsewhere = said(
        "b",
        "tom-reed",
        "it was clear",
        subject="harbour-board",
        sources=(Citation("island-post", 2),),
    )
    assert {"crew"} == set(
        sides(said("a", "ada-marsh", "it was foggy"), elsewhere)["a"].proofs
    )


def test_only_what_is_a_sentence_by_itself_is_a_row(sides: Any) -> None:
    """A count is no statement, and a speaker without a side stands nowhere."""
    assert {} == sides(
        fact(speaker="ada-marsh"), said("a", "harbour-board", "it was foggy")
    )


def test_the_sides_of_a_course_are_its_categories() -> None:
    """Each title of a declared side is one category; a side without a title is none."""
    corpus = Corpus(declared=Declared(SIDES))
    categories = categories_of(corpus, Criterion.SPEAKER)
    assert ["Somebody of the crew", "The harbour board", "A reader"] == [
        category.text for category in categories
    ]
    assert () == categories_of(Corpus(), Criterion.SPEAKER)
