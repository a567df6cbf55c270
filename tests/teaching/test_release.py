"""The ways out of papers: the same questions for ever, zip files, and paper."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from policystory.assignment.released_paper import read_released, write_released
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.tables import papers
from policystory.teaching import steps
from policystory.teaching.handing_out.make_papers import PaperMaker
from policystory.teaching.handing_out.release_papers import shown_papers
from policystory.teaching.handing_out.zip_or_print import WAYS
from tests.teaching.handed import ANA, HandedClass
from tests.teaching.test_week import CLASS, WEEK


def released(handed: HandedClass) -> dict[Path, bytes]:
    """Return the bytes of every released paper."""
    paths = (handed.folder.path / "released").rglob("*.json")
    return {path: path.read_bytes() for path in paths}


def change_course(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every paper that is drawn from now on another one."""
    from policystory.teaching.handing_out import make_papers

    drawn = make_papers.assemble

    def other(blueprint, slug, bank, seed, version, *more):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        return drawn(blueprint, slug, bank, f"{seed}, changed", "changed", *more)

    monkeypatch.setattr(make_papers, "assemble", other)


def test_a_changed_course_keeps_released_papers(
    handed: HandedClass, opened_course: OpenCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of the course, to release again changes no byte that learners have."""
    before = released(handed)
    change_course(monkeypatch)
    list(steps.release(handed.folder, opened_course, handed.book, "week-1"))
    assert before == released(handed)


def test_after_the_release_a_preview_shows_what_was_released(
    handed: HandedClass, opened_course: OpenCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the course has become, a teacher sees the questions that the learner has."""
    change_course(monkeypatch)
    maker = PaperMaker(handed.folder, opened_course, "week-1")
    learner = handed.folder.roster()[ANA]
    shown = [made.released for made in shown_papers(maker, handed.book, learner)]
    paths = [path for path in released(handed) if path.parent.name == ANA]
    assert sorted(released(handed)[path] for path in paths) == sorted(
        map(write_released, shown)
    )


def test_only_new_learners_get_papers_of_the_changed_course(
    handed: HandedClass, opened_course: OpenCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A learner who joins later gets a paper of today's course; all others keep theirs."""
    before = released(handed)
    roster = handed.folder.roster()
    new = msgspec.structs.replace(roster[ANA], id="new", lms_id="999")
    handed.folder.write_roster({**roster, "new": new})
    change_course(monkeypatch)
    list(steps.release(handed.folder, opened_course, handed.book, "week-1"))
    after = released(handed)
    assert before == {path: after[path] for path in before}
    assert {"new"} == {path.parent.name for path in set(after) - set(before)}


def test_other_terms_need_replace_and_keep_the_questions(
    handed: HandedClass, opened_course: OpenCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later date is written to papers only with --replace; the questions stay as they were."""
    before = released(handed)
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text(WEEK.replace("02-05T", "02-06T"), encoding="utf-8")
    change_course(monkeypatch)
    with pytest.raises(
        PolicystoryError, match=r"other terms.*\n.*and \d+ more\n.*--replace"
    ):
        list(steps.release(handed.folder, opened_course, handed.book, "week-1"))
    assert before == released(handed)
    list(
        steps.release(handed.folder, opened_course, handed.book, "week-1", replace=True)
    )
    after = released(handed)
    assert set(before) == set(after)
    for paper, data in before.items():
        old, new = read_released(data, "old"), read_released(after[paper], "new")
        assert old.paper == new.paper
        assert "2027-02-06T23:00" == new.policy.windows[0].until


def test_what_was_answered_on_older_terms_still_counts(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """A submission with the paper of before --replace is authentic, and judged by today's dates."""
    data = handed.data()
    (handed.folder.path / "class.yml").write_text(
        CLASS.rstrip() + "\n  - {learner: login11, days: 1}\n", encoding="utf-8"
    )
    fresh = HandedClass(handed.folder.path)
    list(steps.release(fresh.folder, opened_course, fresh.book, "week-1", replace=True))
    assert "accepted" == fresh.collect([("x", data)])[0].outcome
    fresh.book.close()


@pytest.mark.parametrize("replace", [False, True])
def test_a_lost_gradebook_never_changes_questions(
    handed: HandedClass,
    opened_course: OpenCourse,
    monkeypatch: pytest.MonkeyPatch,
    replace: bool,
) -> None:
    """Without the gradebook's papers and with a changed course nothing is released at all."""
    before = released(handed)
    some = next(iter(before))
    some.unlink()
    with handed.book.writing() as connection:
        connection.exec_driver_sql("DELETE FROM marks")
        connection.execute(papers.delete())
    change_course(monkeypatch)
    with pytest.raises(PolicystoryError, match="put the gradebook back"):
        list(
            steps.release(handed.folder, opened_course, handed.book, "week-1", replace)
        )
    assert not some.exists()
    del before[some]
    assert before == released(handed)


def test_a_zip_file_a_section_holds_its_learners(
    handed: HandedClass, tmp_path: Path
) -> None:
    """Each section's file has a folder for each of its learners, and the same bytes again."""
    target = tmp_path / "zips"
    paths = WAYS["sections"](handed.folder, handed.book, "week-1", target)
    assert ["week-1-A.zip", "week-1-B.zip"] == [path.name for path in paths]
    names = zipfile.ZipFile(paths[0]).namelist()
    assert {f"login{number:02}" for number in range(1, 18)} == {
        name.partition("/")[0] for name in names
    }
    before = paths[0].read_bytes()
    WAYS["sections"](handed.folder, handed.book, "week-1", target)
    assert before == paths[0].read_bytes()


def test_sections_of_any_name_make_files_in_their_folder(
    handed: HandedClass, tmp_path: Path
) -> None:
    """Sections with slashes, or that differ in signs and case alone, get files of their own."""
    roster = handed.folder.roster()
    names = ["../../out", "a/b", "A b", "a?B", "", "ä"]
    for (id_, learner), section in zip(list(roster.items()), names * 9, strict=False):
        roster[id_] = msgspec.structs.replace(learner, section=section)
    handed.folder.write_roster(roster)
    target = tmp_path / "zips"
    paths = WAYS["sections"](handed.folder, handed.book, "week-1", target)
    assert len(names) == len({path.name.casefold() for path in paths})
    assert {target} == {path.parent for path in paths}


def test_a_zip_file_a_learner_holds_only_their_papers(
    handed: HandedClass, tmp_path: Path
) -> None:
    """What is sent to a learner has nothing of anybody else's."""
    paths = WAYS["each"](handed.folder, handed.book, "week-1", tmp_path / "send")
    assert 34 == len(paths)
    for path in paths:
        folders = {name.partition("/")[0] for name in zipfile.ZipFile(path).namelist()}
        assert f"week-1-{folders.pop()}.zip" == path.name
        assert set() == folders


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        """Keep a tag."""
        self.tags.append(tag)


def test_papers_and_keys_are_printed(handed: HandedClass, tmp_path: Path) -> None:
    """The printed papers hold every question and no key; the key is for its owner alone."""
    page, key = WAYS["printed"](
        handed.folder, handed.book, "week-1", tmp_path / "print"
    )
    text = page.read_text("utf-8")
    tags = Tags(text).tags
    assert 34 * 2 == tags.count("article")
    assert [] == [tag for tag in tags if tag in ("script", "input", "button", "link")]
    assert "=cmd()" in text
    assert 'class="right"' not in text
    assert 0o600 == key.stat().st_mode & 0o777
    assert 34 * 4 == key.read_text("utf-8").count("<li>")
    assert 34 * 2 == text.count('<p>Name: </p><div class="write"></div>')


def test_a_printed_paper_says_when_it_is_due(
    handed: HandedClass, tmp_path: Path
) -> None:
    """Each paper has its learner's own last minute, with the zone; without a date nothing."""
    page, _ = WAYS["printed"](handed.folder, handed.book, "week-1", tmp_path / "print")
    text = page.read_text("utf-8")
    assert 33 * 2 == text.count("<p>Due: 2027-02-05 23:00 (America/New_York)</p>")
    assert 2 == text.count("<p>Due: 2027-02-07 23:00 (America/New_York)</p>")
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text("title: Week 1\nquizzes: [01-five-reports]\n", encoding="utf-8")
    page, _ = WAYS["printed"](handed.folder, handed.book, "week-1", tmp_path / "print")
    assert "Due:" not in page.read_text("utf-8")
