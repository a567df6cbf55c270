import msgspec
import pytest

from policystory.errors import FigureError
from policystory.figures.chart import VEGA_LITE, chart
from policystory.figures.rows import rows
from tests.worlds import corpus, course, fact, with_facts

FIGURE = course().figure("crossings")


def test_a_row_is_a_fact_in_numbers_and_words() -> None:
    """A chart can show the fact's figure, bound, days, months and words."""
    first, second = rows(FIGURE, corpus())
    assert first == {
        "id": "carried-april",
        "says": corpus().facts["carried-april"].says,
        "label": "people carried",
        "property": corpus().facts["carried-april"].property,
        "kind": "official-figure",
        "status": "",
        "subject": "The Ferry Company",
        "value": "More than 4,200",
        "lines": "More than 4,200",
        "subject_lines": "The Ferry Company",
        "date": "April 1911",
        "report": "HN",
        "month": "May 1911",
        "published": "1911-05-02",
        "group": "",
        "column": "",
        "order": 0,
        "first": True,
        "population": "Passengers",
        "speaker": "The Harbour Board",
        "mark": "HN ¶2",
        "period": "April 1911",
        "amount": 4200.0,
        "bound": "more-than",
        "unit": "people",
        "start": "1911-04-01",
        "end": "1911-05-01",
        "months": 1,
    }
    assert (second["start"], second["end"], second["months"]) == (
        "1910-10-01",
        "1911-04-01",
        6,
    )


@pytest.mark.parametrize(
    ("id_", "missing"),
    [
        ("keeper-gull", {"amount", "bound", "unit", "start", "end", "months"}),
        ("money-gull", {"start", "end"}),
    ],
)
def test_a_row_has_only_what_its_fact_has(id_: str, missing: set[str]) -> None:
    """A name has no amount, and what is not dated no days."""
    (row,) = rows(msgspec.structs.replace(FIGURE, query=(id_,)), corpus())
    assert not missing & set(row)


def test_a_period_without_end_has_no_last_day() -> None:
    """What still goes on begins and does not end."""
    (row,) = rows(
        msgspec.structs.replace(FIGURE, query=("a-fact",)),
        with_facts(fact(period="1906/..")),
    )
    assert row["start"] == "1906-01-01"
    assert not {"end", "months"} & set(row)


def test_a_chart_is_the_authors_specification_with_data_and_words() -> None:
    """The specification is kept, the data are facts, and the description is the figure's."""
    drawn = chart(FIGURE, corpus())
    assert (drawn["mark"], drawn["encoding"]) == (
        FIGURE.spec["mark"],
        FIGURE.spec["encoding"],
    )
    assert drawn["data"] == {"values": rows(FIGURE, corpus())}
    assert "container" == drawn["width"]
    assert drawn["description"] == FIGURE.alt
    assert drawn["$schema"].startswith("https://vega.github.io/schema/vega-lite/v5")
    assert VEGA_LITE.startswith("application/vnd.vegalite.v5")
    msgspec.json.encode(drawn)


def test_data_always_come_from_the_facts() -> None:
    """A figure with other data is not drawn."""
    with_data = msgspec.structs.replace(FIGURE, spec={"data": {"values": [1]}})
    with pytest.raises(FigureError, match="'data' has no place in a figure"):
        chart(with_data, corpus())


def test_a_figures_own_settings_stand_above_those_of_all_charts() -> None:
    """A figure may change a setting of the house; the rest of that part stays."""
    spec = {**FIGURE.spec, "config": {"axis": {"labelFontSize": 20}}}
    drawn = chart(msgspec.structs.replace(FIGURE, spec=spec), corpus())
    axis = drawn["config"]["axis"]
    assert (20, "currentColor") == (axis["labelFontSize"], axis["labelColor"])


@pytest.mark.parametrize(("width", "is_patched"), [("container", True), (400, False)])
def test_only_a_chart_of_the_pages_width_asks_for_it(
    width: str | int, is_patched: bool
) -> None:
    """Where the page has no width yet, such a chart takes one; a fixed width is left alone."""
    wide = msgspec.structs.replace(FIGURE, spec={**FIGURE.spec, "width": width})
    drawn = chart(wide, corpus())
    assert width == drawn["width"]
    assert is_patched == ("patch" in drawn["usermeta"]["embedOptions"])
