import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from policystory.cli import main
from policystory.course import find
from tests.worlds import course, edit

Run = Callable[..., Result]


def test_a_sound_course_passes(run: Run) -> None:
    """Check says what there is, that nothing is wrong, and exits with 0."""
    result = run("check")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "no problems")
    assert "17 facts" in result.output


def test_facts_are_proved_against_the_texts(run: Run) -> None:
    """With the texts, check says how much was proved."""
    result = run("check", "--sources", "texts")
    assert result.exit_code == 0
    assert (
        "proved against the texts: 17 of 17 facts in 17 cited paragraphs"
        in result.output
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_a_faulty_course_fails_with_every_problem(
    root: Path, run: Run, as_json: bool
) -> None:
    """Each problem has its line, as text and as JSON, and the exit code is 1."""
    at = edit(root, "content/facts/lamps.yml", "    value: fog\n", "    valeu: fog\n")
    result = run("check", *["--json"] * as_json)
    assert result.exit_code == 1
    if as_json:
        problems = [
            (problem["path"], problem["line"], problem["message"])
            for problem in json.loads(result.output)["problems"]
        ]
        assert ("content/facts/lamps.yml", at, "unknown field 'valeu'") in problems
    else:
        assert (
            f"content/facts/lamps.yml:{at}: unknown field 'valeu' (did you mean 'value'?)"
            in result.output
        )
        assert "1 problem" == result.output.splitlines()[-1]


def test_facts_can_be_chosen(run: Run) -> None:
    """Facts are printed with their marks, all or of one topic; a wrong topic lists the topics."""
    assert "HN ¶2" in run("facts").output
    chosen = json.loads(run("facts", "--topic", "crossings", "--json").output)
    assert ["carried-1910", "carried-april", "carried-august", "carried-winter"] == [
        fact["id"] for fact in chosen
    ]
    wrong = run("facts", "--topic", "boats")
    assert (
        wrong.exit_code,
        "no topic 'boats'; there are: crossings, lamps" in wrong.output,
    ) == (1, True)


@pytest.mark.parametrize("with_key", [False, True])
def test_items_show_their_keys_only_when_asked(run: Run, with_key: bool) -> None:
    """Without --key neither key, why nor feedback is printed; with it each option has its proof."""
    items = json.loads(
        run("items", "--seed", "s", "--json", *["--key"] * with_key).output
    )
    assert sorted(course().bank.items) == sorted(item["id"] for item in items)
    for item in items:
        assert with_key == ("key" in item) == ("why" in item) == ("feedback" in item)
        assert with_key == bool(item["facts"])
        assert item["sources"]
        if with_key and item["options"]:
            rows = [f"{prompt['id']}/" for prompt in item.get("prompts", ())] or [""]
            expected: set[str] = set()
            for row in rows:
                expected.update(row + option["id"] for option in item["options"])
            assert expected == set(item["why"])
            for reasons in item["why"].values():
                assert all(why["rule"] and why["facts"] for why in reasons)
    plain = run("items", "--seed", "s", *["--key"] * with_key).output
    assert with_key == ("●" in plain) == ("single-valued" in plain)


def test_items_of_one_quiz_are_those_that_it_can_draw(run: Run) -> None:
    """Items can be narrowed to a quiz."""
    items = json.loads(run("items", "--quiz", "01-crossings/lamps", "--json").output)
    assert {"cause-holm", "cause-reed"} <= {item["id"].split(".")[0] for item in items}
    assert not any(item["id"].startswith(("carried", "keeper")) for item in items)


def test_the_bank_is_reported_as_text_json_and_page(run: Run, tmp_path: Path) -> None:
    """The report is printed for people and programs, and written as a page with every item."""
    page = tmp_path / "bank.html"
    result = run("items", "--report", "--seed", "s")
    assert (0, f"{len(course().bank.items)} items") == (
        result.exit_code,
        result.output.partition(" in ")[0],
    )
    report = json.loads(run("items", "--report", "--json", "--seed", "s").output)
    assert (len(course().bank.items), "s") == (report["items"], report["seed"])
    assert all(
        {"name", "n", "hits", "expected", "low", "high", "ok"} == set(band)
        for band in report["bands"]
    )
    written = run("items", "--html", page)
    assert (0, f"{page}: {len(course().bank.items)} items") == (
        written.exit_code,
        written.output.partition(" in ")[0],
    )
    assert len(course().bank.items) == page.read_text("utf-8").count("<article")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--report", "--quiz", "01-crossings"], 2, "a report covers the whole bank"),
        (["--html", "bank.html", "--refused"], 2, "a report covers the whole bank"),
        (
            ["--html", "no-such-folder/bank.html"],
            1,
            "bank.html cannot be written: No such file or directory",
        ),
    ],
)
def test_impossible_report_is_one_sentence(
    run: Run, arguments: list[str], code: int, sentence: str
) -> None:
    """What does not go together, and a file that cannot be written, is said without a traceback."""
    result = run("items", *arguments)
    assert (code, True) == (result.exit_code, sentence in result.output)
    assert not Path("bank.html").exists()


@pytest.mark.parametrize("form", [[], ["--json"], ["--key"], ["--json", "--key"]])
def test_a_quiz_is_the_same_whenever_it_is_printed(run: Run, form: list[str]) -> None:
    """The same seed prints the same bytes; another seed another paper."""
    first, second = (
        run("quiz", "01-crossings", "--seed", "s", *form) for _ in range(2)
    )
    assert first.exit_code == 0
    assert first.stdout_bytes == second.stdout_bytes
    assert (
        len(
            {
                run("quiz", "01-crossings", "--seed", str(seed), *form).stdout_bytes
                for seed in range(6)
            }
        )
        > 2
    )


def test_a_paper_is_printed_without_its_key(run: Run) -> None:
    """Only --key marks right options and adds the ranges of numbers to the paper."""
    paper = json.loads(run("quiz", "01-crossings", "--json").output)
    assert set(paper) == {
        "id",
        "quiz",
        "title",
        "mode",
        "content",
        "language",
        "items",
        "rules",
    }
    whole = json.loads(run("quiz", "01-crossings", "--json", "--key").output)
    assert (whole["paper"], set(whole["key"])) == (paper, {"paper", "items"})
    plain, keyed = (
        run("quiz", "01-crossings").output,
        run("quiz", "01-crossings", "--key").output,
    )
    assert ("●" in plain, "→" in plain, "stated" in plain) == (False, False, False)
    assert (keyed.count("●"), keyed.count("→")) == (2, 1)
    assert "(a number of people)" in plain


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["quiz", "01-crossing"],
            "there is no quiz '01-crossing'; did you mean '01-crossings'?",
        ),
        (
            ["items", "--quiz", "zz"],
            "there is no quiz 'zz'; there are: 01-crossings/lamps, 01-crossings",
        ),
        (
            ["publish", "zz"],
            "there is no notebook 'zz' in lessons; there are: 01-crossings",
        ),
    ],
)
def test_error_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    """An error of ours is printed as a sentence with exit code 1, never as a traceback."""
    result = run(*arguments)
    assert (result.exit_code, result.output.strip()) == (1, f"Error: {sentence}")


@pytest.mark.parametrize("verb", [["facts"], ["items"], ["quiz", "01-crossings"]])
def test_a_course_that_cannot_be_opened_says_why(
    root: Path, run: Run, verb: list[str]
) -> None:
    """A verb that needs a sound course prints its problems and exits with 1."""
    edit(
        root,
        "content/facts/lamps.yml",
        "    property: made-up-of\n",
        "    property: nothing\n",
    )
    result = run(*verb)
    assert result.exit_code == 1
    assert "there is no property 'nothing'" in result.output
    assert "1 problem; the course cannot be opened" in result.output


def test_another_course_can_be_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that are named win over the working folder; what is not named lies beside them."""
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "course" / "content"
    assert run("check", "--content", content).exit_code == 0
    assert "Exit quiz" in run("quiz", "01-crossings", "--content", content).output
    assert run("check").exit_code == 1


def test_lessons_are_set_up_for_a_learner(run: Run, tmp_path: Path) -> None:
    """Learn copies the lessons and, when asked, stops there; a second time nothing is changed."""
    mine = tmp_path / "mine"
    assert run("learn", mine, "--set-up-only").output == f"{mine}: 1 lessons copied\n"
    assert (
        run("learn", mine, "--set-up-only").output
        == f"{mine}: 0 lessons copied, 1 kept as they were\n"
    )


def test_learn_opens_jupyterlab_in_the_learners_folder(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab starts in that folder, knows the course, and its exit code is ours."""
    seen: dict[str, Any] = {}

    def start(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        seen.update(command=command, **options)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", start)
    assert (
        run("learn", tmp_path / "mine", "--port", 8899, "--no-browser").exit_code == 3
    )
    assert [sys.executable, "-P", "-m", "jupyterlab"] == seen["command"][:4]
    assert "1" == seen["env"]["PYTHONSAFEPATH"]  # for the kernels, too
    assert {"--ServerApp.port=8899", "--no-browser"} <= set(seen["command"])
    assert (seen["cwd"], seen["env"][find.COURSE]) == (tmp_path / "mine", str(root))


def test_every_verb_that_prints_data_has_json(run: Run) -> None:
    """Data can be read by other programs; only verbs that do something and say so have one form."""
    without = {
        name
        for name, verb in main.commands.items()
        if not any("--json" in option.opts for option in verb.params)
    }
    assert {"learn", "publish"} <= without
    assert not {"check", "facts", "items", "quiz"} & without
    assert all(run(name, "--help").exit_code == 0 for name in main.commands)
    assert all(
        isinstance(verb, click.Command) and verb.help for verb in main.commands.values()
    )


def test_version_is_printed(run: Run) -> None:
    """The command says which policystory it is."""
    assert "version" in run("--version").output


def test_without_a_name_all_quizzes_are_listed(run: Run) -> None:
    """Each quiz of the course has a line with its name and its title, or a field of JSON."""
    listed = run("quiz").output.splitlines()
    assert ["01-crossings/lamps: Check: lamps", "01-crossings: Exit quiz"] == listed
    titles = json.loads(run("quiz", "--json").output)
    assert "Exit quiz" == titles["01-crossings"]
    assert 2 == len(titles)


def test_refused_questions_say_which_answers_fell(run: Run, tmp_path: Path) -> None:
    """Each with the file and line of its fact, so that an author finds it."""
    course = tmp_path / "bags"
    run("new", str(course))
    facts = course / "content/facts/bag-charges.yml"
    text = (
        facts.read_text()
        .replace("2002-03-04", "1982-03-04")
        .replace("March 2002", "March 1982")
    )
    facts.write_text(text)
    told = run("items", "--refused", "--course", str(course)).output
    assert f"{facts}:5: charge-ireland: asked, but" in told
    assert "not offered: more than 10 years lie between the two dates" in told
    assert f"{facts}:13: charge-wales: '1 October 2011'" in told
