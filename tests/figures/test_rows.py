import msgspec

from policystory.course.content import Each, Figure, Group
from policystory.course.map_shapes import Shape
from policystory.facts.record import Citation
from policystory.figures.outlines import outline_rows
from policystory.figures.rows import rows
from tests.worlds import corpus, course, fact, with_facts

FIGURE = course().figure("crossings")
BOATS = Group(group="Boats", column="full", facts=("carried-april", "carried-winter"))


def figure(*query: str | Group, each: Each = Each.FACT) -> Figure:
    """Return a figure of the invented course over these facts."""
    return msgspec.structs.replace(FIGURE, query=query, each=each)


def test_facts_of_a_group_bear_its_headings() -> None:
    """A group names its facts, and the first of them can be told from the rest."""
    first, second, last = rows(figure(BOATS, "money-gull"), corpus())
    assert ("Boats", "full", True) == (first["group"], first["column"], first["first"])
    assert ("Boats", False) == (second["group"], second["first"])
    assert ("", [0, 1, 2]) == (
        last["group"],
        [row["order"] for row in (first, second, last)],
    )


def test_each_report_of_a_fact_is_a_row() -> None:
    """A fact that two reports tell is two rows, the earlier report first, each with its mark."""
    told = (Citation("harbour-news", 2), Citation("island-post", 3))
    drawn = rows(figure("a-fact", each=Each.REPORT), with_facts(fact(sources=told)))
    assert ["HN", "IP"] == [row["report"] for row in drawn]
    assert all(row["mark"].startswith(row["report"]) for row in drawn)


def test_silence_is_a_row_too() -> None:
    """A report that says nothing of a group is shown to say nothing."""
    only_one = corpus().facts["carried-april"]
    group = Group(group="Boats", facts=(only_one.id,))
    told = {
        row["report"]: row for row in rows(figure(group, each=Each.SILENCE), corpus())
    }
    assert {"HN", "IP"} == set(told)
    assert [False, True] == sorted(row["silent"] for row in told.values())
    assert {"1 paragraph", "nothing"} == {row["tells"] for row in told.values()}


def test_a_topic_is_all_its_facts() -> None:
    """A group may name a topic instead of each of its facts."""
    drawn = rows(figure(Group(group="Boats", topics=("crossings",))), corpus())
    expected = [id_ for id_, topic in corpus().topic_of.items() if topic == "crossings"]
    assert sorted(expected) == sorted(row["id"] for row in drawn)


def test_words_are_wrapped_for_a_narrow_screen() -> None:
    """A line of a chart's words has no more letters than the figure says."""
    narrow = msgspec.structs.replace(figure("carried-april"), wrap=8)
    (row,) = rows(narrow, corpus())
    assert "More\nthan\n4,200" == row["lines"]


def test_a_group_lies_where_the_map_shows_it() -> None:
    """A point of the map is given in degrees."""
    here = Group(group="Boats", at="-90.5,15.1", facts=("carried-april",))
    (row,) = rows(figure(here), corpus())
    assert (-90.5, 15.1) == (row["longitude"], row["latitude"])


SQUARE = Shape(id="gull-rock", rings=("0,0 4,0 4,4 0,4",))


def outline(frame: str | None) -> list[list[float]]:
    """Return the drawn points of a square of four degrees, cut to a frame."""
    drawn = msgspec.structs.replace(figure(), outlines=("gull-rock",), frame=frame)
    (row,) = outline_rows(drawn, corpus(), (SQUARE,))
    ((ring,),) = row["geometry"]["coordinates"]
    return ring


def test_an_outline_runs_clockwise() -> None:
    """The other way round, a country would be all the world but itself."""
    ring = outline(None)
    assert [[0.0, 4.0], [4.0, 4.0], [4.0, 0.0], [0.0, 0.0], [0.0, 4.0]] == ring


def test_an_outline_is_cut_to_the_frame() -> None:
    """What lies outside the map is not drawn, and the cut runs along the map's edge."""
    ring = outline("2,-1 9,9")
    assert {2.0, 4.0} == {point[0] for point in ring}
    assert ring[0] == ring[-1]


def test_a_country_outside_the_frame_has_no_outline() -> None:
    """A country that the map does not reach draws nothing."""
    drawn = msgspec.structs.replace(figure(), outlines=("gull-rock",), frame="7,7 9,9")
    (row,) = outline_rows(drawn, corpus(), (SQUARE,))
    assert [] == row["geometry"]["coordinates"]
