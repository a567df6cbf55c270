"""Slips of an author who changes a new course: the first line that is told names the cause."""

import shutil
from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders
from policystory.course.own_course.templates import SMALL, templates
from tests.worlds import edit

FACTS, PLACES = "content/facts/bag-charges.yml", "content/entities/places.yml"
SOURCES, PROPERTIES = "content/sources.yml", "content/properties.yml"
COURSE, OBJECTIVES = "content/course.yml", "content/objectives.yml"
GLOSSARY, FIGURE = "content/glossary.yml", "content/figures/fewer-bags.yml"
QUIZ = "quizzes/01-a-price-on-bags.yml"
LESSON, TEXT = "lessons/01-a-price-on-bags.ipynb", "texts/own-report-2026.txt"

WALES = "    says: A charge for carrier bags began in Wales on 1 October 2011."
WALES_CITES = (
    "    sources: [{source: own-report-2026, paragraph: 4}]\n    objectives: [date"
)
SHARE = "{amount: 71, unit: percent}"
WHEN = "on which day did a charge for carrier bags begin in {subject}?"
WHEN_POOL = (
    "{id: when, objectives: [date-a-charge], kinds: [single-choice], "
    "directions: [value], count: 2}"
)
STATED = "  states: A charge for carrier bags began in {subject} on {value}.\n"
FIRST = "    subject: ireland\n    property: charge-began-on\n"

EDITS = [
    # --- typos in names
    (FACTS, FIRST, FIRST.replace("subject", "sbject"), "unknown field 'sbject' (did you mean 'sub"),
    (FACTS, FIRST, FIRST.replace("began", "begin"), "no property 'charge-begin-on' (did you mean"),
    (FACTS, FIRST, FIRST.replace("ireland", "irland"),
     "no entity 'irland' (did you mean 'ireland'?)"),
    (FACTS, WALES_CITES, WALES_CITES.replace("2026", "2025"),
     "there is no source 'own-report-2025'"),
    (FACTS, "[date-a-charge]\n  - id: charge-wales", "[date-charge]\n  - id: charge-wales",
     "there is no objective 'date-charge' (did you mean 'date-a-charge'?)"),
    (FACTS, "kind: estimate", "kind: estimat", "found 'estimat' (did you mean 'estimate'? one of"),
    (GLOSSARY, "defined-by:", "defined by:",
     "unknown field 'defined by' (did you mean 'defined-by'"),
    (QUIZ, "      - {id: who, objectives: [read-a-fall], kinds: [single-choice]",
     "      - {id: who, objectives: [read-a-fall], kinds: [single-chioce]",
     "there is no kind 'single-chioce' (did you mean 'single-choice'?)"),
    (QUIZ, "lesson: 01-a-price-on-bags", "lesson: 01-a-price-on-bag",
     "there is no lesson '01-a-price"),
    (COURSE, "    module: m1\n", "    module: m2\n",
     "there is no module 'm2' (did you mean 'm1'?)"),
    (COURSE, "status: draft", "status: drafted", "found 'drafted' (did you mean 'draft'?"),
    (OBJECTIVES, "level: remember", "level: rember", "found 'rember' (did you mean 'remember'?"),
    (FIGURE, "query: [fall-ireland", "query: [fall-irland", "there is no fact 'fall-irland'"),
    (FIGURE, "field: amount", "field: amuont",
     "no row has a column 'amuont' (did you mean 'amount'"),
    (FIGURE, "type: bar", "type: barr", "'barr' cannot stand in 'type' (did you mean 'bar'?"),
    (FIGURE, "  encoding:\n    y:", "  encodng:\n    y:",
     "'encodng' has no place in a figure (did"),
    (FIGURE, "datum.period", "datum.perod", "no row has a column 'perod' (did you mean 'period'?)"),
    (PROPERTIES, STATED, STATED.replace("{value}", "{valeu}"), "'{valeu}' is not a part of a fact"),
    (LESSON, '.figure(\\"fewer-bags\\")', '.figure(\\"fewer-bag\\")',
     "cell 5: there is no figure 'fewer-bag' (did you mean 'fewer-bags'?)"),
    (LESSON, ".quiz()", ".quizz()", "cell 8: a lesson has no 'quizz' (did you mean 'quiz'?)"),
    (LESSON, ".facts()", '.check(\\"coutns\\")', "cell 10: there is no check 'coutns' in lesson"),
    (LESSON, "(#charge-ireland)", "(#charge-irland)", "cites 'charge-irland', which is not a fact"),
    # --- tabs, indentation, brackets, colons, quotes
    (FACTS, FIRST, FIRST.replace("    subject", "\tsubject"), "the line begins with a tab"),
    (FACTS, FIRST, FIRST.replace("    subject", "   subject"), "the line is indented like none"),
    (QUIZ, "    pools:\n", "", "the line is indented further than the field above"),
    (FACTS, SHARE, "{amount: 71 unit: percent}", "a comma or the end of '{' is missing"),
    (FACTS, SHARE, "{amount: 71, unit: percent", "the bracket '{' that opens here is not closed"),
    (COURSE, "[date-a-charge, read-a-fall]", "[date-a-charge, read-a-fall",
     "the bracket '[' that opens here is not closed (add ']')"),
    (PLACES, "name: Wales, type: place, extent: country}", "name: Wales, type: place}}",
     "the bracket '}' closes nothing"),
    (FACTS, WALES, WALES.replace("Wales on", "Wales: on"), "a colon with a space after it stands"),
    (FACTS, WALES, WALES.replace("says: A", "says: 'A"),
     "the quotation mark that opens here is not"),
    (FACTS, WALES, WALES.replace("says: A", 'says: "A" '),
     "the text goes on after its quotation mark"),
    (SOURCES, "  dated: printed\n", "  dated:printed\n", "the line has no colon"),
    # --- ids, types, values
    (FACTS, "id: charge-wales", "id: charge-ireland", "the id 'charge-ireland' is taken"),
    (FACTS, "value: 2002-03-04", "value: 4 March 2002",
     "'4 March 2002' is not a period: write 2021,"),
    (FACTS, "value: 2002-03-04", "value: 2002-13-04", "the calendar has no such date"),
    (FACTS, SHARE, "{amount: seventy, unit: percent}",
     "amount: expected a number, found 'seventy'"),
    (FACTS, SHARE, "{amount: 71, unit: euros}", "'euros' is no code of a currency (write eur)"),
    (FACTS, SHARE, "71", "takes a value of type quantity (write {amount: …, unit: …})"),
    (FACTS, WALES_CITES, WALES_CITES.replace("[{", "{").replace("4}]", "4}"),
     "sources: expected a list, found {'source'"),
    (FACTS, WALES_CITES, WALES_CITES.replace("h: 4", "h: 44"), "has paragraphs 1 to 7, not 44"),
    (COURSE, "minutes: 10", "minutes: ten", "minutes: expected a whole number, found 'ten'"),
    (COURSE, "zone: UTC", "zone: Paris", "there is no time zone 'Paris'"),
    (COURSE, "language: en", "language: klingon",
     "there is no wording in 'klingon' (write one of en"),
    (COURSE, "course: bag-charges", "course: bag charges", "'bag charges' cannot name a course"),
    (PLACES, "name: Wales, type: place", "name: Wales, type: country",
     "type: expected a known word, found 'country' (one of person, place,"),
    # --- what a record or sentence lacks
    (FACTS, "    speaker: welsh-government\n", "", "kind official-figure has no speaker (add"),
    (FACTS, "    period: 2011/2014\n", "", "a number has neither 'period' nor 'as-of'"),
    (FACTS, WALES, WALES[:-1], "'says' does not end in a full stop"),
    (FACTS, WALES, WALES.replace("on 1", "last year, on 1"), "relative time 'last year'"),
    (FACTS, "counted 71 percent", "counted 17 percent", "the value 71 does not stand in 'says'"),
    (PROPERTIES, WHEN, WHEN.replace("{subject}", "{place}"),
     "no fact of 'charge-began-on' has the place that this names (take {place} out, or add"),
    (PROPERTIES, WHEN, WHEN[:-1], "a question form ends in a question mark"),
    (PROPERTIES, STATED, STATED.replace(" on {value}", ""),
     "the form of a statement lacks its value"),
    (QUIZ, WHEN_POOL, WHEN_POOL.replace("2}", "20}"),
     "pool 'when': 20 items are asked for, 4 can be drawn"),
    (LESSON, "4 March 2002", "5 March 2002", "cell 3: the prose has the date '5 March 2002'"),
    (LESSON, "[Makers ¶3](#charge-ireland)", "[Makers ¶4](#charge-ireland)",
     "shows 'Makers ¶4' (it stands in Makers ¶3)"),
    # --- what is understood, and no fault
    (FACTS, WALES, WALES.replace("began in", "began at once in"), ""),
    (FACTS, "counted 71 percent", "counted seventy-one percent", ""),
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a new course, as `policystory new` writes it."""
    shutil.copytree(str(templates()[SMALL]), tmp_path / "new")
    return tmp_path / "new"


def first_line(root: Path, texts: Path | None = None) -> str:
    """Return the first problem of a course as `check` prints it, without the course's folder."""
    problems = check(Folders.of(root), texts).problems
    return str(problems[0]).replace(f"{root}/", "") if problems else ""


@pytest.mark.parametrize(("file", "old", "new", "message"), EDITS)
def test_the_first_line_names_the_cause(
    root: Path, file: str, old: str, new: str, message: str
) -> None:
    """Whatever else follows from a slip, the first line is about it, in its file."""
    edit(root, file, old, new)
    line = first_line(root)
    assert bool(message) == line.startswith(f"{file}:")
    assert message in line


BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("file", "data", "message"),
    [
        (COURSE, b"", "content/course.yml:1: this file is empty"),
        (SOURCES, b"\n# later\n", "content/sources.yml:1: this file is empty"),
        (FACTS, b"", "content/facts/bag-charges.yml:1: this file is empty"),
        (QUIZ, b"  \n", "quizzes/01-a-price-on-bags.yml:1: this file is empty"),
        (FIGURE, b"", "content/figures/fewer-bags.yml:1: this file is empty"),
        (
            LESSON,
            b"",
            "01-a-price-on-bags.ipynb:0: this notebook cannot be read: it is e",
        ),
        (LESSON, b"[]", "01-a-price-on-bags.ipynb:0: this notebook cannot be read"),
        (TEXT, b"", "the text has 0 non-blank lines, not 7"),
        (GLOSSARY, b"", ""),
        (
            SOURCES,
            "- title: Fähren\n".encode("latin-1"),
            "it is not UTF-8 text, as its l",
        ),
        (SOURCES, "- id: a\n".encode("utf-16"), "it is not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_first(
    root: Path, file: str, data: bytes, message: str
) -> None:
    """An empty file and one in another encoding are named, and nothing that follows from it."""
    (root / file).write_bytes(data)
    line = first_line(root, root / "texts")
    assert bool(message) == bool(line)
    assert message in line


def test_a_date_that_the_text_does_not_have_is_named(root: Path) -> None:
    """A day that is the answer is proved against the text, and stands in the sentence."""
    edit(root, TEXT, "1 October 2011", "2 October 2011")
    line = first_line(root, root / "texts")
    assert f"{FACTS}:16: '1' of the value does not stand in own-report-2026 ¶4" in line


@pytest.mark.parametrize("file", [COURSE, FACTS, QUIZ, GLOSSARY, FIGURE, LESSON, TEXT])
def test_windows_line_ends_and_byte_order_marks_are_no_fault(
    root: Path, file: str
) -> None:
    """A file that another editor saved is read as before, its text proved, its lines counted."""
    data = (root / file).read_bytes()
    # JupyterLab writes no mark before a notebook, and JSON allows none.
    (root / file).write_bytes(BOM + data.replace(b"\n", b"\r\n"))
    assert "" == first_line(root, root / "texts")
    edit(root, PLACES, "name: Wales, type: place", "name: Wales, type: plaec")
    assert f"{PLACES}:3: type: expected a known word, found 'plaec'" in first_line(root)


def test_a_stale_index_of_mentions_is_one_line(root: Path) -> None:
    """An index that was written before the names were changed is told once, with what to do."""
    index = "mentions:\n  own-report-2026:\n    3: [irland]\n    4: [walse]\n"
    (root / "content" / "mentions.yml").write_text(index)
    (problem,) = check(Folders.of(root), root / "texts").problems
    assert "the index of mentions for own-report-2026 ¶3 lacks" in problem.message
    assert ", and 4 other paragraphs differ too" in problem.message
    # Without the texts it is still known that there is no such entity.
    (problem,) = check(Folders.of(root)).problems
    assert "names 'irland', which is not there, and 1 other name" in problem.message
