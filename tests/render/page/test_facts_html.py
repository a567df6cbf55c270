import re
from html import unescape

from policystory.facts.record import Citation, Dated
from policystory.render.page.facts_html import fact_cards, facts_html
from tests.worlds import corpus, fact, with_facts

APRIL = "carried-april"


def headings(page: str) -> list[str]:
    """Return the headings of a list of facts, as a reader sees them."""
    return [unescape(heading) for heading in re.findall(r"<h3[^>]*>(.*?)</h3>", page)]


def test_a_fact_has_the_id_that_prose_links_to_and_a_heading_in_words() -> None:
    """A citation's target is an id, which no reader sees; what is read is words."""
    cited = [APRIL, "no-fact", "keeper-gull"]
    page = facts_html(corpus(), cited, {APRIL: "By boat"})
    assert [APRIL, "keeper-gull"] == re.findall(r'<article id="([^"]*)">', page)
    for heading in headings(page):
        assert not re.search(r"\w-\w", heading)
    shown = re.sub(r"<[^>]*>", " ", page)
    assert APRIL not in shown
    assert "2 facts, each with its report" in shown


def test_headings_of_one_list_differ() -> None:
    """Two facts of one sort, subject and time are told apart by a number."""
    twins = [fact("a-fact"), fact("b-fact")]
    page = facts_html(with_facts(*twins), ["a-fact", "b-fact"], {})
    first, second = headings(page)
    assert f"{first} (2)" == second


def test_a_fact_leads_back_to_the_section_that_cites_it() -> None:
    """The way back has the name that notebooks give to the heading."""
    page = facts_html(corpus(), [APRIL], {APRIL: "By boat, in spring"})
    link = '<a href="#By-boat,-in-spring">Back to the text: By boat, in spring</a>'
    assert link in page
    assert "Back to" not in facts_html(corpus(), [APRIL], {APRIL: ""})


def test_a_card_says_what_who_when_and_where() -> None:
    """A card holds the statement and a row each for kind, speaker, time, report and date."""
    because = corpus().facts[APRIL].because
    card = fact_cards(corpus(), [APRIL, "no-fact"])[APRIL]
    assert corpus().facts[APRIL].says == card["says"]
    assert [
        ("Kind", "official figure"),
        ("Said by", "the Harbour Board"),
        ("Time", "April 1911"),
        ("Report", "The Harbour News, 2 May 1911, paragraph 2"),
        ("Date inferred", because),
    ] == card["rows"]


def test_a_report_is_named_once_with_its_paragraphs() -> None:
    """Two paragraphs of one report share a row; another report has its own."""
    places = (("harbour-news", 2), ("harbour-news", 4), ("island-post", 5))
    cited = fact(sources=tuple(Citation(source, n) for source, n in places))
    rows = fact_cards(with_facts(cited), ["a-fact"])["a-fact"]["rows"]
    ends = [text.rpartition(", ")[2] for label, text in rows if label == "Report"]
    assert ["paragraphs 2 and 4", "paragraph 5"] == ends


def test_a_reason_without_a_doubt_is_shown_as_it_is() -> None:
    """A date that is printed says so."""
    printed = fact(dated=Dated.PRINTED, because="It is printed")
    page = facts_html(with_facts(printed), ["a-fact"], {})
    assert "Date printed: It is printed</span></small>" in unescape(page)
