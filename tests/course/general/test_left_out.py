"""What authors may leave out: what a file of facts shares, and what is usual of a source."""

from pathlib import Path
from typing import Any

import pytest

from policystory.course.general.left_out import with_shared_fields, with_usual_fields
from policystory.course.load import Folders, load, read
from policystory.facts.record import Citation, Dated, Kind
from policystory.reading import Document
from tests.worlds import write

SHORT = """topic: fogs
title: Fogs
each: {property: lit-by, source: harbour-news, objectives: [name-a-keeper]}
facts:
  - {id: fog-one, subject: gull-rock, value: fog, says: Fog came., paragraph: 3}
"""


def shared(each: dict[str, Any], fact: dict[str, Any]) -> Any:
    """Return a fact of a file that says so much of each fact."""
    data = {"topic": "fogs", "each": each, "facts": [fact]}
    document, problems = with_shared_fields(Document("fogs.yml", data))
    assert [] == problems
    return document.data["facts"][0]


def test_a_fact_has_what_its_file_shares() -> None:
    """Its own field counts before what is shared, and an id or sentence is never shared."""
    fact = shared(
        {"property": "lit-by", "period": "1911"}, {"id": "a", "period": "1912"}
    )
    expected = {"property": "lit-by", "period": "1912", "id": "a", "kind": "reported"}
    assert expected == fact


def test_facts_of_one_paragraph_name_it_once() -> None:
    """The paragraph, too, can be shared."""
    fact = shared({"source": "news", "paragraph": "3"}, {"id": "a"})
    assert [{"source": "news", "paragraph": "3"}] == fact["sources"]


@pytest.mark.parametrize(
    ("paragraph", "numbers"), [("3", ["3"]), (["3", "4"], ["3", "4"])]
)
def test_a_paragraph_is_of_the_shared_source(
    paragraph: Any, numbers: list[str]
) -> None:
    """One number or several are citations of the report that the file or the fact names."""
    fact = shared({"source": "news"}, {"id": "a", "paragraph": paragraph})
    cited = [{"source": "news", "paragraph": number} for number in numbers]
    assert cited == fact["sources"]
    assert fact.keys().isdisjoint(["source", "paragraph"])


def test_sources_of_its_own_count_before_the_shared_one() -> None:
    """A fact of another report writes its citations in full."""
    own = [{"source": "post", "paragraph": "1"}]
    assert own == shared({"source": "news"}, {"id": "a", "sources": own})["sources"]


def test_whoever_speaks_does_not_report() -> None:
    """Without a speaker a statement is the report's; with one, the author says of which kind."""
    assert "kind" not in shared({}, {"id": "a", "speaker": "ada-marsh"})
    assert Kind.REPORTED == shared({}, {"id": "a"})["kind"]


def test_a_short_file_reads_like_a_long_one(tmp_path: Path) -> None:
    """A fact of one line is a whole fact."""
    root = write(tmp_path)
    (root / "content/facts/fogs.yml").write_text(SHORT)
    (topic,) = [
        topic
        for topic in read(Folders.of(root)).content.topics
        if topic.topic == "fogs"
    ]
    (fact,) = topic.facts
    assert (Citation("harbour-news", 3),) == fact.sources
    assert (Kind.REPORTED, "lit-by") == (fact.kind, fact.property)


def test_a_slip_in_what_is_shared_is_told_once(tmp_path: Path) -> None:
    """It is told at its own line, and not again at each fact."""
    root = write(tmp_path)
    text = SHORT.replace("source: harbour-news", "sorce: harbour-news")
    (root / "content/facts/fogs.yml").write_text(text)
    (problem,) = read(Folders.of(root)).problems
    assert (3, "unknown field 'sorce'") == (problem.line, problem.message)


def test_a_source_is_named_by_its_outlet() -> None:
    """What a report prints is printed; its hash is not known until the texts are there."""
    document = with_usual_fields(
        Document("sources.yml", [{"id": "a", "outlet": "Post"}])
    )
    (source,) = document.data
    assert ("Post", "Post") == (source["named"], source["mark"])
    assert (Dated.PRINTED, "unknown", "") == (
        source["dated"],
        source["sha256"],
        source["because"],
    )


def test_an_inferred_date_still_needs_its_reason(tmp_path: Path) -> None:
    """Nothing stands in for what the author worked out."""
    fields = {"id": "a", "outlet": "Post", "dated": "inferred"}
    document = with_usual_fields(Document("sources.yml", [fields]))
    assert "because" not in document.data[0]


def test_an_address_is_one_of_a_page(tmp_path: Path) -> None:
    """A link that could run code, or that leads nowhere, is refused where it is written."""
    root = write(tmp_path)
    path = root / "content/sources.yml"
    path.write_text(
        path.read_text().replace("  outlet:", "  url: javascript:1\n  outlet:", 1)
    )
    (problem,) = read(Folders.of(root)).problems
    wanted = "url: expected an address that begins with https://"
    assert f"{wanted}, found 'javascript:1'" == problem.message
    path.write_text(
        path.read_text().replace("javascript:1", "https://example.org/news")
    )
    assert "https://example.org/news" == load(Folders.of(root)).sources[0].url
