from pathlib import Path

import pytest

from tests.worlds import problems

PERIODS = "write 2021, 2021-04, 2021-04-26, 2021-10/2022-04 or 2006/.."


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "facts/crossings.yml",
            "    period: 1911-08\n",
            "    period: last August\n",
            (0, f"period: 'last August' is not a period: {PERIODS}", ""),
        ),
        (
            "facts/lamps.yml",
            "    as-of: 1911-05\n",
            "    as-of: 1911-13\n",
            (0, "as-of: '1911-13' is not a period: the calendar has no such date", ""),
        ),
        (
            "sources.yml",
            "  date: 1911-09\n",
            "  date: 1911-09-31\n",
            (
                0,
                "date: '1911-09-31' is not a period: the calendar has no such date",
                "",
            ),
        ),
        (
            "facts/lamps.yml",
            "    value: '1902'\n",
            "    value: In 1902\n",
            (0, f"'In 1902' is not a period: {PERIODS}", ""),
        ),
        (
            "facts/crossings.yml",
            "    kind: estimate\n    speaker: lighthouse-trust\n",
            "    kind: estimate\n",
            (
                0,
                "a fact of kind estimate has no speaker",
                "add 'speaker:', who says so",
            ),
        ),
        (
            "facts/lamps.yml",
            "    as-of: 1911-09\n    status: delivered\n",
            "    status: delivered\n",
            (
                -1,
                "a number has neither 'period' nor 'as-of'",
                "say which time it is about",
            ),
        ),
        (
            "facts/lamps.yml",
            "    status: delivered\n",
            "",
            (
                -5,
                "a number of US dollars needs a status",
                "status: promised, announced, secured, delivered, or in-force for a price or rule",
            ),
        ),
        (
            "facts/lamps.yml",
            "    status: promised\n",
            "",
            (
                -5,
                "a number of US dollars needs a status",
                "status: promised, announced, secured, delivered, or in-force for a price or rule",
            ),
        ),
        (
            "facts/crossings.yml",
            "    period: 1911-04\n",
            "    period: 1911-04\n    conflicts: [carried-winter]\n",
            (
                1,
                "'carried-winter' does not name 'carried-april' among its conflicts",
                "name each in the other",
            ),
        ),
        (
            "facts/crossings.yml",
            "    because: '\"this April\" in a paper of May 1911'\n",
            "",
            (-1, "an inferred date needs its reason", "add 'because:'"),
        ),
        (
            "properties.yml",
            "  lone: There is one group of islands.\n",
            "",
            (
                -7,
                "fewer than two facts use the property 'made-up-of'",
                "use a broader one, or say why in 'lone:'",
            ),
        ),
    ],
)
def test_a_statement_that_is_not_whole_is_one_problem(
    tmp_path: Path, file: str, old: str, new: str, fault: tuple[int, str, str]
) -> None:
    """Each thing that a statement lacks is one problem with its line."""
    assert [fault] == problems(tmp_path, f"content/{file}", old, new)


def test_a_statement_stands_once(tmp_path: Path) -> None:
    """Two facts that state the same are a problem; with another period they are two statements."""
    again = """\
  - id: zz
    subject: ines-holm
    property: cause-given
    value: want of oil
    kind: reported
    says: In May 1911 Ines Holm had no oil.
    sources: [{source: island-post, paragraph: 5}]
    objectives: [tell-the-lamps]
"""
    file, old = "content/facts/lamps.yml", "  - id: members\n"
    same = [(0, "this states the same as 'cause-holm'", "one fact with both sources")]
    assert same == problems(tmp_path / "same", file, old, again + old)
    assert (
        problems(tmp_path / "other", file, old, f"{again}    period: 1911-05\n{old}")
        == []
    )


@pytest.mark.parametrize("written", ["USD", "$", "US dollar", "US dollars"])
def test_a_currency_is_written_by_its_code(tmp_path: Path, written: str) -> None:
    """Another way to write a currency is told, with the code; it would be shown as it stands."""
    old, new = "{amount: 80000, unit: usd}", f"{{amount: 80000, unit: '{written}'}}"
    told = problems(tmp_path, "content/facts/lamps.yml", old, new)
    assert (0, f"'{written}' is no code of a currency", "write usd") in told
