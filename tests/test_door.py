import os
import subprocess
import sys
from pathlib import Path

import pytest

import policystory
from policystory.course import compiled
from tests.worlds import write

HEAVY = (
    "anywidget",
    "ipywidgets",
    "IPython",
    "pandas",
    "numpy",
    "yaml",
    "msgspec",
    "click",
    "traitlets",
)

# An import of what may not be there fails as it would where it is not installed.
BLOCK = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ModuleNotFoundError(f"{{name}} is blocked", name=name)

sys.meta_path.insert(0, Blocked())
"""

LESSON = """
import policystory as ps

lesson = ps.lesson("01-crossings")
quiz = lesson.quiz()
shown = [lesson.card(), lesson.figure("crossings"), lesson.check("lamps"), quiz]
shown += [lesson.facts(), ps.progress(), ps.record(), lesson.predict(), lesson.recap()]
shown += [lesson.brief('for')]
item = quiz.paper["items"][0]
answer = {"type": "answer", "item": item["id"], "response": item["options"][0]["id"]}
quiz._hear(None, {**answer, "ticket": "t"}, None)
print([type(part).__name__ for part in shown], quiz._conversation.state()["kept"])
"""


def python(code: str, **environment: str) -> str:
    """Run code in an interpreter of its own, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_door_loads_nothing_heavy() -> None:
    """Importing policystory loads none of what its parts need, and none of its parts."""
    code = f"""
import sys
before = set(sys.modules)
import policystory
new = {{name.split('.')[0] for name in set(sys.modules) - before}}
parts = [name for name in sys.modules if name.startswith('policystory.')]
print(sorted(new & set({HEAVY!r})), sorted(parts))
"""
    assert python(code) == "[] []"


def test_the_door_offers_what_a_lesson_needs() -> None:
    """`import policystory` offers the names of its list; a wrong name gets them listed."""
    names = "assignments course_map glossary lesson module progress record review"
    assert policystory.__all__ == names.split()
    assert {*policystory.__all__, "__version__"} == set(dir(policystory))
    assert all(callable(getattr(policystory, name)) for name in policystory.__all__)
    with pytest.raises(
        AttributeError, match="'lessons'; it offers assignments, course_map, glossary"
    ):
        policystory.lessons  # noqa: B018 - asking is the test


@pytest.fixture
def packed(tmp_path: Path) -> dict[str, str]:
    """Give the variables of a learner who has the compiled course alone."""
    compiled.write(write(tmp_path / "course"), tmp_path / "packed")
    return {
        "POLICYSTORY_COURSE": str(tmp_path / "packed" / "course.json"),
        "POLICYSTORY_HOME": str(tmp_path / "home"),
        "POLICYSTORY_LEARNER": "me",
    }


def test_a_lesson_runs_without_yaml_pandas_or_the_command_line(
    packed: dict[str, str],
) -> None:
    """With the compiled course a lesson's cells work where YAML, pandas and click are missing."""
    blocked = {"yaml", "pandas", "numpy", "click", "sqlalchemy", "jupyterlab"}
    outcome = python(BLOCK.format(blocked=blocked) + LESSON, **packed)
    assert (
        outcome
        == "['Output', 'Output', 'QuizWidget', 'QuizWidget', 'Output', 'Output', "
        "'Output', 'PollWidget', 'Output', 'BriefBuilder'] True"
    )


def test_a_quiz_is_shown_without_ipywidgets(packed: dict[str, str]) -> None:
    """What takes longer to import than a quiz to draw is not imported by a lesson's cells."""
    blocked = {"anywidget", "ipywidgets"}
    outcome = python(BLOCK.format(blocked=blocked) + LESSON, **packed)
    assert outcome.endswith("'PollWidget', 'Output', 'BriefBuilder'] True")


def test_a_lesson_needs_yaml_only_for_edited_texts(
    packed: dict[str, str], tmp_path: Path
) -> None:
    """The block works: without YAML the texts cannot be read, which is said in a sentence."""
    edited = {**packed, "POLICYSTORY_COURSE": str(tmp_path / "course")}
    code = (
        BLOCK.format(blocked={"yaml"})
        + "import policystory as ps\nprint(ps.lesson('01-crossings'))"
    )
    sentence = python(code, **edited)
    assert sentence.startswith("The package 'yaml' is not installed here")
    assert 1 == len(sentence.splitlines())
