"""The marks that a recap shows beside a prediction."""

import re
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.render.predictions_html import recap_html

COURSE = OpenCourse(load(Folders.of(Path(__file__).parents[2])))
LESSONS = [text.id for text in COURSE.content.lessons[1:11]]
MARK = re.compile(r'<a href="#[^"]+">([^<]+)</a>|\(([^()]+ ¶\d+)\)')


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_prediction_has_the_same_mark_twice(lesson: str) -> None:
    """Several facts of one paragraph share a mark."""
    asked = COURSE.predictions(lesson)
    facts = [citation.fact for citation in COURSE.text(lesson).cited]
    for prediction in asked:
        told = recap_html(COURSE.corpus, [prediction], {}, facts)
        marks = MARK.findall(told)
        assert marks
        assert len(set(marks)) == len(marks), prediction.ask
