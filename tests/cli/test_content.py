import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from policystory.course.schema import schemas
from policystory.facts.record import Kind
from tests.worlds import FILES, edit

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (
            ["--topic", "lamps", "--words", "tern"],
            ["keeper-tern", "lit-tern", "members", "money-tern"],
        ),
        (["--source", "island-post", "--kind", "estimate"], ["carried-august"]),
        (["--speaker", "lighthouse-trust"], ["carried-august", "money-pier"]),
        (["--speaker", "Harbour Board", "--period", "1911"], ["carried-april"]),
        (["--speaker", "Mrs Marsh"], []),
        (["--kind", "opinion"], []),
        (["--period", "1910-10/1911-03"], ["carried-1910", "carried-winter"]),
        (["--period", "1899/..", "--topic", "lamps"], ["lit-pier"]),
        (["--words", "named oil"], ["cause-holm"]),
    ],
)
def test_facts_are_filtered(run: Run, arguments: list[str], chosen: list[str]) -> None:
    """Filters narrow what is printed, as text and as JSON; nothing found is no error."""
    result = run("facts", *arguments, "--json")
    assert (0, chosen) == (
        result.exit_code,
        [fact["id"] for fact in json.loads(result.output)],
    )
    plain = run("facts", *arguments)
    assert 0 == plain.exit_code
    assert chosen == [
        line for line in plain.output.splitlines()[:-1] if not line.startswith(" ")
    ]
    assert (
        f"{len(chosen)} fact{'s' * (len(chosen) != 1)}" == plain.output.splitlines()[-1]
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--topic", "boats"], "no topic 'boats'; there are: crossings, lamps"),
        (["--source", "hn"], "no source 'hn'; there are: "),
        (["--speaker", "Nobody"], "nobody is known as 'Nobody'"),
        (["--period", "spring"], "'spring' is not a period: write 2021"),
        (["--period", "1911/1910"], "the period '1911/1910' ends before it begins"),
    ],
)
def test_a_filter_that_names_nothing_is_one_sentence(
    run: Run, arguments: list[str], sentence: str
) -> None:
    """A misspelt filter is told from one that finds nothing, with exit code 1 and no traceback."""
    for form in ([], ["--json"], ["--table"]):
        result = run("facts", *arguments, *form)
        assert (1, True) == (result.exit_code, sentence in result.output)
        assert 1 == len(result.output.splitlines())


def test_kinds_are_those_of_the_records(run: Run) -> None:
    """Each kind of statement can be asked for, and no other."""
    assert {0} == {run("facts", "--kind", kind.value).exit_code for kind in Kind}
    assert 2 == run("facts", "--kind", "rumour").exit_code


def test_facts_are_printed_as_a_table(run: Run) -> None:
    """One line a fact under a line of headings, with its marks; long sentences are cut."""
    lines = run("facts", "--topic", "crossings", "--table").output.splitlines()
    assert ["id", "topic", "kind", "where", "says"] == lines[0].split()
    assert ["carried-1910", "carried-april", "carried-august", "carried-winter"] == [
        line.split()[0] for line in lines[1:]
    ]
    assert "HN ¶3" in lines[1]
    assert "..." in lines[1]
    wide = run("facts", "--words", "herring", "--table").output
    assert "crossings" in wide
    assert "official-figure" in wide


def test_a_table_of_nothing_is_printed(run: Run) -> None:
    """Nothing found is shown and is no error."""
    result = run("facts", "--kind", "opinion", "--table")
    assert 0 == result.exit_code
    assert "carried" not in result.output


def test_facts_are_printed_in_the_order_of_their_dates(run: Run) -> None:
    """The timeline shows dated facts, earliest first, and how each date is known; filters apply."""
    result = run("facts", "--timeline", "--topic", "crossings")
    assert 0 == result.exit_code
    lines = [line.split() for line in result.output.splitlines()]
    dates = [
        ("1910", "printed"),
        ("1910-10/1911-03", "inferred"),
        ("1911-04", "inferred"),
        ("1911-08", "printed"),
    ]
    assert dates == [(line[0], line[1]) for line in lines]
    assert "31,000" in lines[0]
    moments = json.loads(
        run("facts", "--timeline", "--source", "harbour-news", "--json").output
    )
    assert ["lit-gull", "carried-1910", "carried-april"] == [
        moment["fact"] for moment in moments
    ]
    assert {"fact", "period", "precision", "dated"} == set(moments[0])
    assert (
        "" == run("facts", "--timeline", "--topic", "lamps", "--words", "keeper").output
    )


def test_coverage_says_what_is_covered(run: Run) -> None:
    """Reports, lessons and speakers are listed for people, and the same is there as JSON."""
    lines = run("coverage").output.splitlines()
    assert "17 facts" == lines[0]
    news = (
        "  harbour-news: 100% of 6 paragraphs (5 cited, 1 excused); "
        "1 commitment, 2 official-figure, 4 reported"
    )
    assert news in lines
    assert (
        "  01-crossings: 17 facts; 2 commitment, 1 estimate, 3 official-figure, 11 reported"
        in lines
    )
    assert [
        "  no side: 6",
        "    Ferry Company: 1",
        "    Harbour Board: 3",
        "    Lighthouse Trust: 2",
    ] == lines[-4:]
    covered = json.loads(run("coverage", "--json").output)
    assert {"facts", "sources", "lessons", "speakers"} == set(covered)
    assert [[2, 3, 4, 5, 6], [2, 3, 4, 5]] == [
        source["cited"] for source in covered["sources"]
    ]


def test_coverage_says_what_is_open(root: Path, run: Run) -> None:
    """A paragraph that nobody has looked at is named."""
    edit(root, "content/sources.yml", "  paragraphs: 6\n", "  paragraphs: 8\n")
    assert (
        "75% of 8 paragraphs (5 cited, 1 excused, open: 7, 8)" in run("coverage").output
    )


def test_mentions_are_written_from_the_texts(root: Path, run: Run) -> None:
    """The index is written the same bytes every time, and the course with it has no problem."""
    index = root / "content" / "mentions.yml"
    index.write_text("mentions: {}\n")
    faulty = run("check", "--sources", "texts")
    assert (1, True) == (
        faulty.exit_code,
        "write it anew: policystory mentions" in faulty.output,
    )
    result = run("mentions", "--sources", "texts")
    assert 0 == result.exit_code
    assert "mentions.yml: 9 paragraphs name somebody or something" in result.output
    written = index.read_text(encoding="utf-8")
    assert written.endswith(FILES["content/mentions.yml"])
    assert written.startswith("# ")
    assert 0 == run("check", "--sources", "texts").exit_code
    run("mentions", "--sources", "texts")
    assert written == index.read_text(encoding="utf-8")


def test_mentions_need_the_texts(run: Run) -> None:
    """Without a folder of texts nothing is written."""
    assert 2 == run("mentions").exit_code
    assert 2 == run("mentions", "--sources", "nowhere").exit_code


def test_schemas_are_written_where_the_content_lies(root: Path, run: Run) -> None:
    """The verb writes every schema and names it."""
    result = run("schema")
    assert (0, len(schemas())) == (result.exit_code, len(result.output.splitlines()))
    assert schemas() == {
        path.name: path.read_bytes()
        for path in (root / "content" / "schemas").iterdir()
    }


FAULT = "    value: fog\n", "    valeu: fog\n"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_sound_course_is_sound_in_every_form(run: Run, form: str) -> None:
    """Without problems the exit code is 0, and nothing is annotated."""
    result = run("check", "--format", form)
    assert 0 == result.exit_code
    assert "::error" not in result.output
    assert "no problems" in result.output or json.loads(result.output)["problems"] == []


def test_problems_are_annotations_on_github(root: Path, run: Run) -> None:
    """Each problem is a workflow command with file and line; the summary stays, exit code 1."""
    at = edit(root, "content/facts/lamps.yml", *FAULT)
    result = run("check", "--format", "github")
    lines = result.output.splitlines()
    where = f"::error file=content/facts/lamps.yml,line={at}::"
    assert f"{where}unknown field 'valeu' (did you mean 'value'?)" in lines
    errors = [line for line in lines if line.startswith("::error ")]
    assert (1, True) == (
        result.exit_code,
        lines[-1].startswith(f"{len(errors)} problem"),
    )


def test_an_annotation_is_one_line(root: Path, run: Run) -> None:
    """What a workflow command would misread is escaped: a percent sign, and a line break."""
    edit(
        root,
        "content/facts/lamps.yml",
        "    value: tom-reed\n",
        '    value: "100%\\ntom"\n',
    )
    lines = run("check", "--format", "github").output.splitlines()
    assert any(
        "there is no entity '100%25%0Atom'" in line and line.startswith("::error")
        for line in lines
    )


def test_a_problem_without_a_line_is_shown_at_the_first(root: Path, run: Run) -> None:
    """GitHub counts lines from 1: a file that is not there has its problem at the top."""
    (root / "content" / "glossary.yml").unlink()
    assert (
        "::error file=content/glossary.yml,line=1::"
        in run("check", "--format", "github").output
    )


@pytest.mark.parametrize(
    "asked", [["--json"], ["--format", "json"], ["--json", "--format", "github"]]
)
def test_both_json_options_print_the_same_report(
    root: Path, run: Run, asked: list[str]
) -> None:
    """Problems, counts and the proof are there for other programs."""
    at = edit(root, "content/facts/lamps.yml", *FAULT)
    result = run("check", *asked, "--sources", "texts")
    report = json.loads(result.output)
    assert (1, {"problems", "counts", "proved", "unread", "hints"}) == (
        result.exit_code,
        set(report),
    )
    assert {
        "path": "content/facts/lamps.yml",
        "line": at,
        "message": "unknown field 'valeu'",
    }.items() <= next(
        problem for problem in report["problems"] if "valeu" in problem["message"]
    ).items()
    assert run("check", "--json", "--sources", "texts").output == result.output


def test_the_timeline_puts_facts_in_the_order_of_their_dates(run: Run) -> None:
    """Only dated facts are listed, earliest first, as text and as JSON, and choices narrow them."""
    moments = json.loads(run("facts", "--timeline", "--json").output)
    dates = [moment["period"][:4] for moment in moments]
    assert sorted(dates) == dates
    assert len(moments) == len(run("facts", "--timeline").output.splitlines())
    chosen = json.loads(
        run("facts", "--timeline", "--topic", "crossings", "--json").output
    )
    assert 0 < len(chosen) < len(moments)


def test_words_of_each_lesson_are_a_table(root: Path, run: Run) -> None:
    """One row a lesson, with words, questions and objectives; then who speaks in it."""
    lines = run("check", "--words").output.splitlines()
    head, row, *rest = lines
    assert ["lesson", "words", "sections", "minutes", "planned"] == head.split()[:5]
    assert ["01-crossings", "56", "37", "6", "10"] == row.split()[:5]
    assert row.endswith("4 + 1 + 0      2 of 2")
    assert "01-crossings, speakers by side and role" in rest


def test_words_are_there_for_other_programs(root: Path, run: Run) -> None:
    """The same as JSON, with the speakers of the facts that the lesson cites."""
    (lesson,) = json.loads(run("check", "--words", "--json").output)
    assert ("01-crossings", 16, 0) == (
        lesson["lesson"],
        lesson["marks"],
        lesson["figures"],
    )
    speakers = {"Ferry Company": 1, "Harbour Board": 3, "Lighthouse Trust": 2}
    assert {"no side": speakers} == lesson["speakers"]


def test_words_of_a_course_that_cannot_be_read_are_not_counted(
    root: Path, run: Run
) -> None:
    """What cannot be read is told instead."""
    edit(root, "content/facts/lamps.yml", *FAULT)
    result = run("check", "--words")
    assert result.exit_code != 0
    assert "unknown field 'valeu'" in result.output


def test_hints_are_no_problems(root: Path, run: Run) -> None:
    """A lesson that is not written yet is named, and the check succeeds."""
    shutil.rmtree(root / "lessons")
    result = run("check")
    assert 0 == result.exit_code
    assert (
        "hint: content/course.yml:7: lesson '01-crossings' has no notebook "
        "(add 01-crossings.ipynb)"
    ) in result.output
    assert "::notice file=content/course.yml,line=7::" in (
        run("check", "--format", "github").output
    )
