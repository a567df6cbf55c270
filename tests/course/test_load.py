from pathlib import Path

import pytest

from policystory.course.load import Folders, load, read
from policystory.errors import ContentError, NotFoundError
from tests.worlds import FILES, edit, write


def shown(root: Path) -> list[tuple[str, int, str]]:
    """Return file, line and message of all problems of reading a course."""
    return [
        (Path(problem.path).relative_to(root).as_posix(), problem.line, problem.message)
        for problem in read(Folders.of(root)).problems
    ]


def test_a_sound_course_is_read(tmp_path: Path) -> None:
    """Every record of every file is there, and the prose knows what it cites."""
    content = load(Folders.of(write(tmp_path)))
    assert (len(content.sources), len(content.entities), len(content.properties)) == (
        2,
        13,
        6,
    )
    assert [("crossings", 4), ("lamps", 13)] == [
        (topic.topic, len(topic.facts)) for topic in content.topics
    ]
    assert [
        ("carried-april", "The boats"),
        ("carried-winter", "The boats"),
        ("keeper-gull", "The lamps"),
    ] == [(fact.fact, fact.section) for fact in content.lessons[0].cited[:3]]
    assert 16 == len(content.lessons[0].cited)


def test_a_figure_keeps_numbers_and_words_apart(tmp_path: Path) -> None:
    """A chart's specification has numbers where numbers are written, for no type says so."""
    content = load(Folders.of(write(tmp_path)))
    assert content.figures[0].spec == {
        "mark": {"type": "bar", "height": 24},
        "encoding": {
            "x": {"field": "start", "axis": {"grid": False}},
            "x2": {"field": "end"},
            "description": {"field": "says"},
        },
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "messages"),
    [
        (
            "content/facts/lamps.yml",
            "    value: fog\n    kind: reported\n",
            "    valeu: fog\n    kind: rumour\n",
            [
                (0, "unknown field 'valeu'"),
                (1, "kind: expected a known word, found 'rumour'"),
            ],
        ),
        (
            "content/facts/lamps.yml",
            "    value: {amount: 80000, unit: usd}\n",
            "    value: {amount: eighty, unit: usd}\n",
            [(0, "amount: expected a number, found 'eighty'")],
        ),
        (
            "content/facts/lamps.yml",
            "    sources: [{source: harbour-news, paragraph: 6}]\n",
            "    sources:\n      - {source: harbour-news, paragraph: six}\n      - {sauce: x}\n",
            [
                (1, "paragraph: expected a whole number, found 'six'"),
                (2, "field 'paragraph' is missing"),
                (2, "unknown field 'sauce'"),
            ],
        ),
        (
            "content/facts/lamps.yml",
            "    as-of: 1911-05\n",
            "    as-of: 1911-05\n    as-of: 1911-06\n",
            [(1, "field 'as-of' stands twice")],
        ),
        ("content/glossary.yml", "term: lens,", "term: lens: x,", [(0, "this is not YAML")]),
        ("content/facts/lamps.yml", "topic: lamps\n", "", [(0, "field 'topic' is missing")]),
        ("content/sources.yml", "  paragraphs: 6\n", "  paragraphs: some\n",
         [(0, "paragraphs: expected a whole")]),
        (
            "content/course.yml",
            "    minutes: 10\n",
            "    minutes: ten\n    mintues: 10\n",
            [(0, "minutes: expected a whole number, found 'ten'"), (1, "unknown field 'mintues'")],
        ),
        (
            "content/entities/people.yml",
            "{id: tom-reed, name: Tom Reed, type: person,",
            "{id: tom-reed, name: Tom Reed, type: man,",
            [(0, "type: expected a known word, found 'man'")],
        ),
        (
            "quizzes/01-crossings.yml",
            "topics: [lamps], kinds: [single-choice], count: 2",
            "topics: [lamps], kinds: [single-choice], count: 0",
            [(0, "count: expected a whole number >= 1, found '0'")],
        ),
        ("content/figures/crossings.yml", "alt: Two bars, one for", "atl: Two bars, one for", [
            (0, "unknown field 'atl'"),
        ]),
        (
            "lessons/01-crossings.ipynb",
            '"cells"',
            '"celsl"',
            [(None, "this notebook cannot be read: Object missing required field `cells`")],
        ),
    ],
)  # fmt: skip
def test_every_fault_of_a_file_is_reported_with_its_line(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    messages: list[tuple[int | None, str]],
) -> None:
    """All faults of a file come at once, each with its line, and the other files are read."""
    at = edit(write(tmp_path), file, old, new)
    reported = shown(tmp_path)
    assert [(file, 0 if line is None else at + line) for line, _ in messages] == [
        (path, line) for path, line, _ in reported
    ]
    for (_, message), (_, _, full) in zip(messages, reported, strict=True):
        assert full.startswith(message)
    with pytest.raises(ContentError) as error:
        load(Folders.of(tmp_path))
    assert len(messages) == len(error.value.problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "first"),
    [
        (
            "content/facts/lamps.yml",
            "  - id: members\n",
            "  - id: carried-april\n",
            "fact",
            "facts/crossings.yml:4",
        ),
        (
            "content/facts/lamps.yml",
            "  - id: members\n",
            "  - id: keeper-gull\n",
            "fact",
            "facts/lamps.yml:36",
        ),
        (
            "content/entities/places.yml",
            "{id: north-pier",
            "{id: ada-marsh",
            "entity",
            "entities/people.yml:1",
        ),
        (
            "content/sources.yml",
            "- id: island-post\n",
            "- id: harbour-news\n",
            "source",
            "sources.yml:1",
        ),
        (
            "content/properties.yml",
            "- id: made-up-of\n",
            "- id: keeper\n",
            "property",
            "properties.yml:25",
        ),
    ],
)
def test_an_id_is_taken_once(
    tmp_path: Path, file: str, old: str, new: str, what: str, first: str
) -> None:
    """The second record of an id is reported, and the problem says where the first one stands."""
    at = edit(write(tmp_path), file, old, new)
    taken = new.split("id: ")[1].strip()
    assert [(file, at)] == [(path, line) for path, line, _ in shown(tmp_path)]
    assert shown(tmp_path)[0][2].startswith(
        f"the id '{taken}' is taken: another {what} has it at "
    )
    assert shown(tmp_path)[0][2].endswith(first)


def test_a_quiz_or_figure_is_known_by_its_own_name(tmp_path: Path) -> None:
    """Two files with the same lesson or figure are a problem, whatever the files are called."""
    write(tmp_path)
    for folder in ("quizzes", "content/figures"):
        (source,) = (tmp_path / folder).glob("*.yml")
        (tmp_path / folder / "zz.yml").write_text(source.read_text())
    messages = [message.split(" at ")[0] for _, _, message in shown(tmp_path)]
    assert messages == [
        "the id 'crossings' is taken: another figure has it",
        "the id '01-crossings' is taken: another quiz has it",
    ]


def test_a_topic_without_facts_is_empty(tmp_path: Path) -> None:
    """A file in which no fact stands yet is no fault."""
    write(tmp_path)
    (tmp_path / "content/facts/new.yml").write_text("topic: new\ntitle: New\n")
    assert shown(tmp_path) == []


@pytest.mark.parametrize(
    "file", ["content/sources.yml", "content/properties.yml", "content/objectives.yml"]
)
def test_missing_file_is_one_problem(tmp_path: Path, file: str) -> None:
    """Every course has these files; one that is not there is named, and the others are read."""
    write(tmp_path)
    (tmp_path / file).unlink()
    assert [(file, 0, "this file cannot be read: No such file or directory")] == shown(
        tmp_path
    )


def test_binary_file_is_one_problem(tmp_path: Path) -> None:
    """A file in another encoding is named and not guessed at."""
    write(tmp_path)
    (tmp_path / "content/sources.yml").write_bytes(b"- id: caf\xe9\n")
    assert [
        (
            "content/sources.yml",
            0,
            "this file cannot be read: it is not UTF-8 text, as its line 1 shows",
        )
    ] == shown(tmp_path)


def test_without_a_course_there_is_nothing_to_read(tmp_path: Path) -> None:
    """A folder without course.yml is said to be none."""
    with pytest.raises(
        NotFoundError,
        match=r"there is no course in .*: a folder with course\.yml is expected",
    ):
        read(Folders.of(tmp_path))


@pytest.mark.parametrize("name", sorted(FILES))
def test_any_file_may_be_rubbish(tmp_path: Path, name: str) -> None:
    """Whichever file holds something else, its faults are reported and nothing is raised."""
    for text in (
        "",
        "words",
        "- 1",
        "{}",
        "[[]]",
        "a: {b: [1]}",
        "- {id: [x]}",
        "\x00",
    ):
        write(tmp_path)
        (tmp_path / name).write_text(text)
        edited = read(Folders.of(tmp_path))
        assert text in ("", "{}") or any(
            problem.path.endswith(name) for problem in edited.problems
        ), text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            "content/facts/lamps.yml",
            "    property: made-up-of\n",
            "    property: nothing\n",
        ),
        (
            "content/facts/lamps.yml",
            "sources: [{source: harbour-news, paragraph: 6}]",
            "sources: []",
        ),
        (
            "content/facts/crossings.yml",
            "    period: 1911-08\n",
            "    period: 1911-13\n",
        ),
    ],
)
def test_course_without_questions_is_not_opened(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    """A course without any question is refused with its problems, and does not crash later."""
    at = edit(write(tmp_path), file, old, new)
    with pytest.raises(ContentError) as error:
        load(Folders.of(tmp_path))
    assert at in {problem.line for problem in error.value.problems}
