import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from policystory.course import compiled
from policystory.course.content import encode, version
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.errors import ContentError, NotFoundError
from tests.worlds import content, course, edit, write


def test_a_compiled_course_is_the_edited_one(tmp_path: Path) -> None:
    """The compiled course has the same content, version and quizzes as the edited texts."""
    root = write(tmp_path / "course")
    written = compiled.write(root, tmp_path / "into")
    assert [Path("course.json"), Path("lessons/01-crossings.ipynb")] == written
    read = compiled.read(tmp_path / "into" / "course.json")
    edited = load(Folders.of(root))
    assert encode(edited) == encode(read)
    assert version(edited) == version(read)
    for seed in map(str, range(5)):
        for slug in course().quizzes():
            assert OpenCourse(edited).quiz(slug, seed) == OpenCourse(read).quiz(
                slug, seed
            )


def test_compiling_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same texts give the same file."""
    root = write(tmp_path / "course")
    for name in ("one", "two"):
        compiled.write(root, tmp_path / name)
    assert (tmp_path / "one/course.json").read_bytes() == (
        tmp_path / "two/course.json"
    ).read_bytes()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/facts/lamps.yml", "    value: fog\n", "    valeu: fog\n"),
        (
            "content/facts/lamps.yml",
            "    property: made-up-of\n",
            "    property: nothing\n",
        ),
        (
            "content/course.yml",
            "objectives: [read-a-count,",
            "objectives: [read-a-cuont,",
        ),
        (
            "quizzes/01-crossings.yml",
            "topics: [lamps], kinds",
            "topics: [lambs], kinds",
        ),
    ],
)
def test_a_faulty_course_is_never_packed(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    """Nothing is written from content that has a problem of any sort."""
    root = write(tmp_path / "course")
    edit(root, file, old, new)
    with pytest.raises(ContentError):
        compiled.write(root, tmp_path / "into")
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("data", [None, b"", b"{}", b'{"course": 1}', b"\xff"])
def test_unreadable_compiled_course_is_one_sentence(
    tmp_path: Path, data: bytes | None
) -> None:
    """A file that is missing, torn or of another form is no traceback."""
    file = tmp_path / "course.json"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(NotFoundError, match=r"the compiled course .* cannot be read"):
        compiled.read(file)


def test_a_compiled_course_needs_no_yaml(tmp_path: Path) -> None:
    """Reading it and drawing a quiz imports neither YAML nor pandas."""
    (tmp_path / "course.json").write_bytes(encode(content()))
    code = (
        "import sys\nfrom pathlib import Path\nfrom policystory.course import compiled\n"
        "from policystory.course.open_course import OpenCourse\n"
        f"made = OpenCourse(compiled.read(Path({str(tmp_path / 'course.json')!r})))\n"
        "paper = made.quiz('01-crossings', 's').paper\n"
        "print(len(paper.items), sorted({'yaml', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
    )
    assert done.stdout == "3 []\n"


def test_json_of_the_course_is_sorted(tmp_path: Path) -> None:
    """Records stand in the order of their ids, so that a change shows as a small difference."""
    (tmp_path / "course.json").write_bytes(encode(content()))
    plain = msgspec.json.decode((tmp_path / "course.json").read_bytes())
    ids = [entity["id"] for entity in plain["entities"]]
    assert sorted(ids) == ids
