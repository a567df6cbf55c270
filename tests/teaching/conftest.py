"""A class whose papers are released and of which some work is graded, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from tests.teaching.handed import HandedClass
from tests.teaching.learners import NOON
from tests.teaching.test_week import ROOT, Week


@pytest.fixture(scope="session")
def opened_course() -> OpenCourse:
    """Return the course of this repository."""
    return OpenCourse(load(Folders.of(ROOT)))


@pytest.fixture(scope="session")
def graded_class(
    tmp_path_factory: pytest.TempPathFactory, opened_course: OpenCourse
) -> Path:
    """Return the folder of a class in which four learners have grades."""
    path = tmp_path_factory.mktemp("graded") / "civics"
    week = Week(path, opened_course)
    for number, login in enumerate(("login01", "login02", "login03", "login04")):
        assert ["accepted"] * 2 == week.collect(week.hand_in(login, number, NOON), NOON)
    week.grade()
    week.book.close()
    return path


@pytest.fixture
def handed(graded_class: Path, tmp_path: Path) -> Iterator[HandedClass]:
    """Return a copy of the class, for one test."""
    path = tmp_path / "civics"
    shutil.copytree(graded_class, path)
    copied = HandedClass(path)
    yield copied
    copied.book.close()
