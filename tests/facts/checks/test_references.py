from pathlib import Path

import pytest

from policystory.facts.checks.question_forms import PROPERTY_DIRECTIONS
from tests.worlds import problems

ADD = "add it to the content first, or correct the name"
APRIL = "    period: 1911-04\n"

UP = "    says: Gull Rock and Tern Island make up the Skerry Isles.\n"
FOG = "    says: Ada Marsh named fog as the cause of the delay.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "facts/lamps.yml",
            "    property: made-up-of\n",
            "    property: made-of\n",
            (0, "there is no property 'made-of'", "did you mean 'made-up-of'?"),
        ),
        (
            "facts/lamps.yml",
            "    subject: skerry-isles\n",
            "    subject: the-moon\n",
            (0, "there is no entity 'the-moon'", ADD),
        ),
        (
            "facts/crossings.yml",
            "    population: pilgrims\n",
            "    population: pilgrim\n",
            (0, "there is no entity 'pilgrim'", "did you mean 'pilgrims'?"),
        ),
        (
            "facts/crossings.yml",
            "    speaker: lighthouse-trust\n",
            "    speaker: lighthouse\n",
            (0, "there is no entity 'lighthouse'", "did you mean 'lighthouse-trust'?"),
        ),
        (
            "facts/crossings.yml",
            APRIL,
            f"{APRIL}    place: zzz\n",
            (1, "there is no entity 'zzz'", ADD),
        ),
        (
            "facts/crossings.yml",
            "    confusable: [carried-winter, carried-august]\n",
            "    confusable:\n      - carried-winter\n      - carried-autumn\n",
            (2, "there is no fact 'carried-autumn'", "did you mean 'carried-august'?"),
        ),
        (
            "facts/crossings.yml",
            APRIL,
            f"{APRIL}    conflicts: [nothing]\n",
            (1, "there is no fact 'nothing'", ADD),
        ),
        (
            "facts/crossings.yml",
            APRIL,
            f"{APRIL}    supersedes: carried-may\n",
            (1, "there is no fact 'carried-may'", "did you mean 'carried-april'?"),
        ),
        (
            "facts/lamps.yml",
            FOG + "    sources: [{source: harbour-news, paragraph: 5}]\n",
            FOG + "    sources:\n      - source: harbor-news\n        paragraph: 6\n",
            (2, "there is no source 'harbor-news'", "did you mean 'harbour-news'?"),
        ),
        (
            "facts/lamps.yml",
            UP + "    sources: [{source: harbour-news, paragraph: 6}]\n",
            UP + "    sources:\n      - source: harbour-news\n        paragraph: 7\n",
            (
                3,
                "harbour-news has paragraphs 1 to 6, not 7",
                "count the non-blank lines",
            ),
        ),
        (
            "facts/lamps.yml",
            FOG + "    sources: [{source: harbour-news, paragraph: 5}]\n",
            FOG + "    sources: []\n",
            (1, "no source is cited", "name source and paragraph"),
        ),
        (
            "entities/places.yml",
            "part-of: [skerry-isles]}\n- {id: tern-island",
            "part-of: [skerry-isle]}\n- {id: tern-island",
            (0, "there is no entity 'skerry-isle'", "did you mean 'skerry-isles'?"),
        ),
        (
            "facts/lamps.yml",
            "    subject: skerry-isles\n",
            "    subject: ada-marsh\n",
            (
                0,
                "'made-up-of' is said of place, and 'ada-marsh' is of type person",
                "another subject or another property",
            ),
        ),
        (
            "facts/lamps.yml",
            (
                "    value: fog\n    kind: reported\n"
                "    says: Ada Marsh named fog as the cause of the delay.\n"
            ),
            (
                "    value: {amount: 5, unit: men}\n    as-of: 1911\n    kind: reported\n"
                "    says: She named 5.\n"
            ),
            (0, "property 'cause-given' takes a value of type text", "write one text"),
        ),
        (
            "facts/crossings.yml",
            "    value: {amount: 15000, bound: about, unit: people}\n",
            "    value: about 15,000\n",
            (
                0,
                "property 'passengers-carried' takes a value of type quantity",
                "write {amount: …, unit: …}",
            ),
        ),
        (
            "facts/lamps.yml",
            "    value: {amount: 80000, unit: usd}\n",
            "    value:\n      amount: 80000\n      unit: gold\n",
            (2, "property 'money-for' is counted in usd, not in gold", "unit: usd"),
        ),
        (
            "facts/lamps.yml",
            "    value: [gull-rock, tern-island]\n",
            "    value: [gull-rock, stern-island]\n",
            (0, "there is no entity 'stern-island'", "did you mean 'tern-island'?"),
        ),
        (
            "properties.yml",
            "    subject: where did {value} tend the lamp?\n",
            "    subject: where did {value} tend the lamp of {subject}?\n",
            (
                0,
                "the question for the subject holds its own answer",
                "take {subject} out",
            ),
        ),
        (
            "properties.yml",
            "    subject: where did {value} tend the lamp?\n",
            "    subject: where did {keeper} tend the lamp?\n",
            (
                0,
                "'{keeper}' is not a part of a fact",
                "one of value, subject, speaker, period, population, place, status, who, report",
            ),
        ),
        (
            "properties.yml",
            "    subject: where did {value} tend the lamp?\n",
            "    subject: where did {value} tend the lamp\n",
            (0, "a question form ends in a question mark", "add it"),
        ),
        (
            "properties.yml",
            "    subject: where did {value} tend the lamp?\n",
            "    whom: where did {value} tend the lamp?\n",
            (
                0,
                "'whom' is not a direction",
                f"one of {', '.join(PROPERTY_DIRECTIONS)}",
            ),
        ),
    ],
)
def test_a_name_that_names_nothing_is_one_problem(
    tmp_path: Path, file: str, old: str, new: str, fault: tuple[int, str, str]
) -> None:
    """A name of nothing is a problem with the line of the name and the nearest known name."""
    assert [fault] == problems(tmp_path, f"content/{file}", old, new)


def test_a_paragraph_is_cited_once(tmp_path: Path) -> None:
    """The same paragraph cited twice is told with its line."""
    cited = FOG + "    sources: [{source: harbour-news, paragraph: 5}]\n"
    doubled = cited.replace("5}]", "5}, {source: harbour-news, paragraph: 5}]")
    fault = problems(tmp_path / "course", "content/facts/lamps.yml", cited, doubled)
    assert [(1, "harbour-news ¶5 is cited twice", "once is enough")] == fault
