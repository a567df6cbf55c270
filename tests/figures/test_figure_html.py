import msgspec

from policystory.course.content import Column, Each, Group
from policystory.facts.record import Bound
from policystory.figures.figure_html import caption, heading, source_line
from tests.markup import tags
from tests.worlds import corpus, course, fact, people, with_facts

FIGURE = course().figure("crossings")


def test_the_finding_stands_above_the_chart() -> None:
    """Title and subtitle are shown before the chart is drawn, with the style of its box."""
    above = heading(FIGURE)
    assert "<strong>Two counts</strong>" in above
    assert "Two counts of people carried, by their time" in above
    assert ["style", "p", "strong", "p"] == tags(above)


def test_sources_words_and_data_stand_below_the_chart() -> None:
    """Whoever does not see the chart has its sources, its words and its table."""
    below = caption(FIGURE, corpus())
    for words in (
        "The counts differ in length. Sources: the Harbour News (May 1911) ¶2; the paper",
        f"<p>{FIGURE.alt}</p><p>{FIGURE.description}</p>",
        '<th scope="col">How many</th><th scope="col">When</th>',
        "<tr><td>More than 4,200</td><td>April 1911</td></tr>",
        "<tr><td>9,600</td><td>October 1910 to March 1911</td></tr>",
    ):
        assert words in below
    assert ["figure", "figcaption"] == tags(below)[:2]


def test_sources_stand_in_the_order_of_their_dates() -> None:
    """Each report stands once, the earlier first, with its paragraphs in order."""
    figure = msgspec.structs.replace(FIGURE, query=tuple(corpus().facts))
    line = source_line(figure, corpus())
    assert line.startswith("Sources: the Harbour News (May 1911) ¶2, ¶3")
    assert "; the paper attributed to the Island Post (September 1911) ¶2" in line


def test_where_reports_are_compared_no_paragraphs_are_listed() -> None:
    """A figure of whole reports names them without their many paragraphs."""
    group = Group(group="Boats", topics=("crossings",))
    figure = msgspec.structs.replace(FIGURE, query=(group,), each=Each.SILENCE)
    assert "¶" not in source_line(figure, corpus())


def test_a_caption_is_escaped_and_bears_gaps() -> None:
    """Texts become no tags, and a column that a fact lacks is empty."""
    nasty = msgspec.structs.replace(
        FIGURE,
        title="<b>",
        subtitle="<i>",
        note="a & b",
        description=None,
        columns=(Column("nothing", "<i>"),),
        query=("a-fact",),
    )
    world = with_facts(fact(value=people(5, Bound.LESS_THAN)))
    drawn = heading(nasty) + caption(nasty, world)
    assert "<td></td>" in drawn
    assert not {"b", "i"} & set(tags(drawn))
