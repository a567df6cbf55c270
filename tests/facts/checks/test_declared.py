"""What course.yml declares: sides are checked, units need a status and are looked for in texts."""

from pathlib import Path

from policystory.course.checks.course import check
from policystory.facts.checks.unit_signs import shows_unit
from policystory.items.typed_answers.accepted_names import names_of
from tests import market


def messages(tmp_path: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    """Return message and hint of each problem of the course with one edit."""
    folders = market.write(tmp_path)
    path = folders.content / file
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [(problem.message, problem.hint) for problem in check(folders).problems]


def test_a_side_is_one_of_those_declared(tmp_path: Path) -> None:
    """A slip of spelling would file a speaker nowhere."""
    fault = ("course.yml declares no side 'trader'", "did you mean 'traders'?")
    assert [fault] == messages(
        tmp_path,
        "entities/all.yml",
        "name: Jonas Pike, type: person, side: traders",
        "name: Jonas Pike, type: person, side: trader",
    )


def test_sides_need_not_be_declared(tmp_path: Path) -> None:
    """A course that never sorts by side may call them what it likes."""
    file = market.FOLDER / "content" / "course.yml"
    declared = file.read_text(encoding="utf-8").split("sides:")[1].split("units:")[0]
    assert [] == messages(tmp_path, "course.yml", f"sides:{declared}", "")


def test_money_and_declared_units_need_a_status(tmp_path: Path) -> None:
    """Any currency does, and a unit that says so; other numbers do not."""
    hint = "status: promised, announced, secured, delivered, or in-force for a price or rule"
    facts, status = "facts/toll.yml", "    status: delivered\n"
    fault = ("a number of euros needs a status", hint)
    assert [fault] == messages(tmp_path / "a", facts, status, "")
    trees = "{amount: 21, unit: trees}"
    found = messages(
        tmp_path / "b", facts, "value: {amount: 21, unit: km²}", f"value: {trees}"
    )
    assert ("a number of trees needs a status", hint) in found


def test_texts_show_money_by_sign_or_name_and_units_by_declared_words() -> None:
    """Of a unit without words nothing is known, so nothing is missed."""
    corpus = market.course().corpus
    shown = {
        ("eur", "It cost €5."): True,
        ("eur", "It cost five euros."): True,
        ("eur", "It cost $5."): False,
        ("mxn", "It cost 5 pesos."): True,
        ("percent", "Half of them came."): True,
        ("trees", "Two saplings were set."): True,
        ("trees", "Two were set."): False,
        ("km²", "Two were set."): True,
    }
    assert shown == {key: shows_unit(corpus, *key) for key in shown}


def test_titles_of_the_course_may_stand_before_a_name() -> None:
    """Of a person, not of a body."""
    corpus = market.course().corpus
    assert "alderman" in names_of(corpus, "jonas-pike").beside
    assert "alderman" not in names_of(corpus, "town-council").beside
