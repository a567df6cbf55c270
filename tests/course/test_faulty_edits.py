"""Single faults of an author's files: a check names the cause first, and nothing that follows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders
from tests.skerry import FILES
from tests.worlds import edit, write

CROSSINGS, LAMPS = "content/facts/crossings.yml", "content/facts/lamps.yml"
SOURCES, PROPERTIES = "content/sources.yml", "content/properties.yml"
PEOPLE, PLACES, COURSE = (
    "content/entities/people.yml",
    "content/entities/places.yml",
    "content/course.yml",
)
OBJECTIVES, QUIZ, FIGURE = (
    "content/objectives.yml",
    "quizzes/01-crossings.yml",
    "content/figures/crossings.yml",
)
GLOSSARY, MENTIONS, SHAPES = (
    "content/glossary.yml",
    "content/mentions.yml",
    "content/shapes/isles.yml",
)
LESSON = "lessons/01-crossings.ipynb"


def told(root: Path) -> list[tuple[str, int, str]]:
    """Return file, line and text of every problem, in the order in which they are told."""
    reported = check(Folders.of(root), root / "texts").problems
    return [
        (
            Path(problem.path).relative_to(root).as_posix(),
            problem.line,
            f"{problem.message} ({problem.hint})",
        )
        for problem in reported
    ]


EDITS = [
    # --- the text is no YAML
    (CROSSINGS,
     "    subject: ferry-company\n    property: passengers-carried\n    value: {amount: 4200",
     "\tsubject: ferry-company\n    property: passengers-carried\n    value: {amount: 4200", 0,
     "begins with a tab"),
    (LAMPS, "    value: ada-marsh\n", "\t\tvalue: ada-marsh\n", 0, "begins with a tab"),
    (PROPERTIES, "  subjects: [person]\n", "\tsubjects: [person]\n", 0, "begins with a tab"),
    (SOURCES, "  date: 1911-05-02\n", "\tdate: 1911-05-02\n", 0, "begins with a tab"),
    (COURSE, "    minutes: 10\n", "\tminutes: 10\n", 0, "begins with a tab"),
    (PROPERTIES, "  subjects: [person]\n", "  subjects: [person\n", 0,
     "this is not YAML: the bracket '[' that opens here is not closed (add ']')"),
    (PEOPLE, "type: person, side: other}\n- {id: ines", "type: person, side: other\n- {id: ines", 0,
     "the bracket '{' that opens here is not closed"),
    (GLOSSARY, "term: lens,", "term: lens: x,", 0, "this is not YAML"),
    (LAMPS, "    value: fog\n", "    value: 'fog\n", None, "this is not YAML"),
    (LAMPS, "    value: fog\n", "   value: fog\n", 0, "this is not YAML"),
    (OBJECTIVES, "- {id: read-a-count", "---\n- {id: read-a-count", None, ""),
    (OBJECTIVES, "- {id: name-a-keeper", "---\n- {id: name-a-keeper", 0,
     "a second text begins here"),
    (LAMPS, "    value: fog\n", "    value: \x00fog\n", 0,
     "character '\\x00' cannot stand in YAML"),
    (LAMPS, "    value: fog\n", "    value: *fog\n", 0, "the alias '*fog' is not read"),
    (LAMPS, "    value: fog\n", "    value: &fog fog\n", 0, "the anchor '&fog' is not read"),
    (LAMPS, "    value: fog\n", "    value: !fog\n", 0, "the tag '!fog' is not read"),
    (PEOPLE, "- {id: tom-reed,", "- {<<: {side: other}, id: tom-reed,", 0,
     "the merge key '<<' is not read"),
    # --- a field is not what it should be
    (LAMPS, "    subject: gull-rock\n    property: lit-since\n",
     "    subjet: gull-rock\n    property: lit-since\n",
     0, "unknown field 'subjet' (did you mean 'subject'?)"),
    (PROPERTIES, "  subjects: [person]\n", "  subjects: person\n", 0,
     "subjects: expected a list, found 'person'"),
    (PROPERTIES, "- id: cause-given\n", "- di: cause-given\n", 0, "unknown field 'di'"),
    (OBJECTIVES, "{id: tell-the-lamps, ", "{", 0, "field 'id' is missing"),
    (SOURCES, "  paragraphs: 6\n", "  paragraphs: six\n", 0,
     "paragraphs: expected a whole number, found 'six'"),
    (LAMPS, "{amount: 30000, unit: usd}", "{amount: 30.000.0, unit: usd}", 0,
     "amount: expected a number"),
    (LAMPS, "{amount: 30000, unit: usd}", "{amount: 30,00, unit: usd}", 0,
     "unknown field '00'"),
    (LAMPS, "{amount: 30000, unit: usd}", "{amount: '30,00', unit: usd}", 0,
     "expected a number, found '30,00'"),
    (CROSSINGS, "    period: 1911-04\n", "    period: 1911-13\n", 0, "'1911-13' is not a period"),
    (CROSSINGS, "    period: 1910-10/1911-03\n", "    period: 1910-10/1911-33\n", 0,
     "is not a period"),
    (CROSSINGS, "    period: 1911-04\n", "    period: 1911-99-99\n", 0,
     "'1911-99-99' is not a period"),
    (CROSSINGS, "    period: 1911-04\n", "    period: 19110-04\n", 0, "'19110-04' is not a period"),
    (SOURCES, "  date: 1911-05-02\n", "  date: 2 May 1911\n", 0, "'2 May 1911' is not a period"),
    (LAMPS, "    kind: reported\n    says: In May 1911 Ada",
     "    kind: rumour\n    says: In May 1911 Ada", 0,
     "kind: expected a known word, found 'rumour'"),
    (COURSE, "    minutes: 10\n", "    minutes: ten\n", 0,
     "minutes: expected a whole number, found 'ten'"),
    (QUIZ, "lesson: 01-crossings\n", "", None, "expected one of the fields 'lesson' and 'module'"),
    (MENTIONS, "    6: [gull-rock,", "    six: [gull-rock,", 0,
     "six: expected a whole number, found 'six'"),
    (SHAPES, "    - 10,60 10.5,60", "    - 10,60 10.5;60", 0, "'10.5;60' is not a point"),
    # --- a name or an id is not the right one
    (LAMPS, "  - id: members\n", "  - id: keeper-gull\n", 0, "the id 'keeper-gull' is taken"),
    (PLACES, "{id: north-pier", "{id: gull-rock", 0, "the id 'gull-rock' is taken"),
    (LAMPS, "sources: [{source: harbour-news, paragraph: 6}]",
     "sources: [{source: harbour-nws, paragraph: 6}]", 0,
     "there is no source 'harbour-nws' (did you mean 'harbour-news'?)"),
    (LAMPS, "sources: [{source: harbour-news, paragraph: 6}]",
     "sources: [{source: harbour-news, paragraph: 60}]", 0,
     "harbour-news has paragraphs 1 to 6, not 60"),
    (LAMPS, "    property: made-up-of\n", "    property: made-of\n", 0,
     "there is no property 'made-of'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), EDITS)
def test_a_faulty_edit_is_one_problem(
    tmp_path: Path, file: str, old: str, new: str, line: int | None, message: str
) -> None:
    """One slip of an author is reported once, in its place, without what follows from it."""
    at = edit(write(tmp_path), file, old, new)
    reported = told(tmp_path)
    if not message:  # a line that may stand there
        assert [] == reported
        return
    ((path, told_at, text),) = reported
    assert file == path
    assert line is None or at + line == told_at
    assert message in text


def rename(old: str, new: str) -> Callable[[Path], None]:
    """Return what gives a file of a course another name."""
    return lambda root: (root / old).rename(root / new) and None


def replace(file: str, data: bytes) -> Callable[[Path], None]:
    """Return what puts other bytes into a file of a course."""
    return lambda root: (root / file).write_bytes(data) and None


def folder(file: str) -> Callable[[Path], None]:
    """Return what puts a folder in the place of a file."""

    def change(root: Path) -> None:
        (root / file).unlink(missing_ok=True)
        (root / file).mkdir()

    return change


def link(file: str, target: str) -> Callable[[Path], None]:
    """Return what puts a symbolic link in the place of a file."""

    def change(root: Path) -> None:
        (root / file).unlink(missing_ok=True)
        (root / file).symlink_to(target)

    return change


LATIN = FILES[PEOPLE].replace("Tom Reed", "Tomé Reed").encode("latin-1")
FILES_CHANGED = [
    (rename(PROPERTIES, "content/properties.yaml"), "content/properties.yaml",
     "rename it to properties.yml", 2),
    (rename(CROSSINGS, "content/facts/crossings.yaml"),
     "content/facts/crossings.yaml", "rename it to crossings.yml", 1),
    (rename(PEOPLE, "content/entities/people.YML"), "content/entities/people.YML",
     "rename it to people.yml", 1),
    (rename(QUIZ, "quizzes/01-crossings.yaml"), "quizzes/01-crossings.yaml",
     "rename it to 01-crossings.yml", 1),
    (rename(SHAPES, "content/shapes/isles.yaml"), "content/shapes/isles.yaml",
     "rename it to isles.yml", 1),
    (rename(OBJECTIVES, "content/objectivs.yml"), "content/objectives.yml", "No such file", 2),
    (replace("content/glosary.yml", b"[]"), "content/glosary.yml", "did you mean 'glossary'?", 1),
    (replace(PROPERTIES, b""), PROPERTIES, "this file is empty", 1),
    (replace(SOURCES, b"# nothing yet\n"), SOURCES, "this file is empty", 1),
    (replace(COURSE, b""), COURSE, "this file is empty", 1),
    (replace(CROSSINGS, b""), CROSSINGS, "this file is empty", 1),
    (replace(PEOPLE, LATIN), PEOPLE, "it is not UTF-8 text, as its line 2 shows", 1),
    (replace(PEOPLE, FILES[PEOPLE].encode("utf-16")), PEOPLE, "it is not UTF-8 text", 1),
    (folder(PROPERTIES), PROPERTIES, "it is a folder", 1),
    (folder("content/facts/more.yml"), "content/facts/more.yml", "it is a folder", 1),
    (rename("content/entities", "content/entites"), "content/entites/others.yml",
     "did you mean 'entities'?", 4),
    (rename("content/facts", "content/fact.d"), "content/fact.d/crossings.yml",
     "did you mean 'facts'?", 3),
    (rename(GLOSSARY, "content/figures/deep.d"), "content/glossary.yml", "No such file", 1),
    (folder("texts/x.txt"), "texts/x.txt", "it is a folder", 1),
    (folder("texts/island-post.txt"), "texts/island-post.txt", "it is a folder", 1),
    (folder(LESSON), LESSON, "it is a folder", 1),
    (replace("texts/island-post.txt", "Ñ".encode("latin-1")), "texts/island-post.txt",
     "it is not UTF-8 text", 1),
    (link(SOURCES, "sources.yml"), SOURCES, "cannot be read: ", 1),
    (link("texts/loop.txt", "loop.txt"), "texts/loop.txt", "cannot be read: ", 1),
    (link(MENTIONS, "nowhere.yml"), MENTIONS, "No such file or directory", 1),
    (link(PEOPLE, "/dev/zero"), PEOPLE, "it is no ordinary file", 1),
    (replace(LESSON, b"{"), LESSON, "this notebook cannot be read", 1),
    (replace(LESSON, b'{"cells": ' + b"[" * 100_000), LESSON, "this notebook cannot be read", 1),
    (replace(CROSSINGS, b"\xef\xbb\xbf" + FILES[CROSSINGS].encode()), "", "", 0),
    (replace(CROSSINGS, FILES[CROSSINGS].replace("\n", "\r\n").encode()), "", "", 0),
    (replace(SOURCES, b"\xef\xbb\xbf" + FILES[SOURCES].replace("\n", "\r\n").encode()), "", "", 0),
]  # fmt: skip


@pytest.mark.parametrize(("change", "file", "message", "count"), FILES_CHANGED)
def test_unreadable_file_is_reported_alone(
    tmp_path: Path, change: Callable[[Path], None], file: str, message: str, count: int
) -> None:
    """A file of another name, form or encoding is reported; uses of its records are not."""
    change(write(tmp_path))
    reported = told(tmp_path)
    assert count == len(reported), reported
    if count:
        assert file == reported[0][0]
        assert message in reported[0][2]


def test_windows_line_ends_keep_the_lines(tmp_path: Path) -> None:
    """A fault in a file with Windows line ends and a byte-order mark has its line."""
    at = edit(
        write(tmp_path), CROSSINGS, "    period: 1911-08\n", "    period: August\n"
    )
    data = (tmp_path / CROSSINGS).read_text().replace("\n", "\r\n")
    (tmp_path / CROSSINGS).write_bytes(b"\xef\xbb\xbf" + data.encode())
    assert [(CROSSINGS, at)] == [reported[:2] for reported in told(tmp_path)]


def test_a_number_with_commas_is_that_number(tmp_path: Path) -> None:
    """An author's "45,000" is clear, in quotes, in braces or not; it is read as what it says."""
    write(tmp_path)
    edit(tmp_path, LAMPS, "{amount: 45000, unit: usd}", '{amount: "45,000", unit: usd}')
    edit(tmp_path, LAMPS, "{amount: 30000, unit: usd}", "{amount: 30,000, unit: usd}")
    edit(
        tmp_path,
        LAMPS,
        "    value: {amount: 80000, unit: usd}\n",
        "    value:\n      amount: 80,000\n      unit: usd\n",
    )
    assert [] == told(tmp_path)


def test_unreadable_files_are_reported_first(tmp_path: Path) -> None:
    """What cannot be read is told alone; what else is wrong follows once that is mended."""
    write(tmp_path)
    edit(
        tmp_path,
        COURSE,
        "    sources: [harbour-news, island-post]\n",
        "    sources: [harbour-news, island-past]\n",
    )
    edit(tmp_path, LAMPS, "    value: fog\n", "\tvalue: fog\n")
    edit(tmp_path, CROSSINGS, "    period: 1911-08\n", "    period: August\n")
    assert [CROSSINGS, LAMPS] == [file for file, _, _ in told(tmp_path)]
    assert 2 == check(Folders.of(tmp_path)).unread
    edit(tmp_path, LAMPS, "\tvalue: fog\n", "    value: fog\n")
    edit(tmp_path, CROSSINGS, "    period: August\n", "    period: 1911-08\n")
    assert [COURSE] == [file for file, _, _ in told(tmp_path)]
