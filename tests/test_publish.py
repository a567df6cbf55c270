import os
from pathlib import Path

import nbformat
import pytest

from policystory.errors import NotFoundError, PolicystoryError
from policystory.publish import WIDGET_VIEW, _settle, publish
from tests.worlds import notebook


def test_unknown_lesson_lists_the_lessons(tmp_path: Path) -> None:
    """A misspelt notebook is refused before anything runs."""
    (tmp_path / "one.ipynb").write_text(notebook("# One"))
    with pytest.raises(
        NotFoundError, match=r"there is no notebook 'two' in .*; there are: one"
    ):
        list(publish(tmp_path, ("two",)))


def test_a_published_notebook_has_outputs_and_names_no_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notebook is run by a reader with an empty record, and is the same on every day."""
    code = (
        "from os import environ, listdir; "
        "(environ['POLICYSTORY_LEARNER'], listdir(environ['POLICYSTORY_HOME']))"
    )
    file = tmp_path / "one.ipynb"
    file.write_text(notebook("# One").replace("1 + 1", code))
    monkeypatch.setenv("POLICYSTORY_LEARNER", "me")
    assert [f"{file}: run, outputs kept"] == list(publish(tmp_path))
    text = file.read_text()
    book = nbformat.reads(text, as_version=4)
    assert book.cells[1].outputs[0].data["text/plain"] == "('reader', [])"
    assert ["cell-00", "cell-01"] == [cell.id for cell in book.cells]
    assert str(tmp_path) not in text
    assert "execution" not in book.cells[1].metadata
    nbformat.validate(book)


def test_a_cell_that_does_not_run_is_a_sentence(tmp_path: Path) -> None:
    """A notebook with an error is not published, and stays as it was."""
    file = tmp_path / "one.ipynb"
    file.write_text(notebook("# One").replace("1 + 1", "1 / 0"))
    before = file.read_text()
    with pytest.raises(PolicystoryError, match="cell 2 does not run: "):
        list(publish(tmp_path))
    assert before == file.read_text()


def test_a_part_that_cannot_be_shown_is_not_published(tmp_path: Path) -> None:
    """A lesson that would ship with a sentence in place of a part is refused, and stays."""
    file = tmp_path / "one.ipynb"
    file.write_text(
        notebook("# One").replace("1 + 1", "import policystory as ps; ps.lesson(3)")
    )
    before = file.read_text()
    with pytest.raises(
        PolicystoryError, match=r"one\.ipynb: cell 2 cannot be shown: [A-Z].*\.$"
    ):
        list(publish(tmp_path))
    assert before == file.read_text()


def test_each_part_that_cannot_be_shown_is_named_with_its_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All cells with a sentence in place of a figure or check are told at once."""
    monkeypatch.setenv("POLICYSTORY_COURSE", str(Path(__file__).parents[1]))
    lesson = 'import policystory as ps; ps.lesson("03-numbers-at-the-border")'
    code = (
        f'{lesson}.figure("revenu")',
        f"{lesson}.card()",
        f'{lesson}.check("coutns")',
    )
    file = tmp_path / "one.ipynb"
    file.write_text(notebook("# One", code=code))
    with pytest.raises(PolicystoryError) as told:
        list(publish(tmp_path))
    first, second = str(told.value).split("\n")
    assert first.startswith(
        f"{file}: cell 2 cannot be shown: There is no figure 'revenu'"
    )
    assert second.startswith(
        f"{file}: cell 4 cannot be shown: There is no check 'coutns'"
    )


def test_an_error_that_is_allowed_to_happen_is_not_published(tmp_path: Path) -> None:
    """A cell whose tag lets the run go on would ship its traceback: it is refused."""
    file = tmp_path / "one.ipynb"
    book = nbformat.reads(notebook("# One", code=("1 / 0", "2")), as_version=4)
    book.cells[1].metadata["tags"] = ["raises-exception"]
    file.write_text(nbformat.writes(book))
    before = file.read_text()
    with pytest.raises(
        PolicystoryError, match=r"cell 2 shows an error: ZeroDivisionError: division"
    ):
        list(publish(tmp_path))
    assert before == file.read_text()


def test_a_live_view_is_not_published() -> None:
    """A reader without a kernel sees the plain form of a widget and never its error message."""
    view = nbformat.v4.new_output(
        "display_data", data={WIDGET_VIEW: {}, "text/html": "<p>plain</p>"}
    )
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("x", outputs=[view], metadata={"tags": ["a"]})]
    )
    _settle(book)
    assert book.cells[0].outputs[0].data == {"text/html": "<p>plain</p>"}
    assert book.cells[0].metadata == {"tags": ["a"]}
    assert book.metadata["language_info"] == {"name": "python"}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"7", b"\xff", b"{}", b'{"nbformat": "x"}', b"[" * 5000]
)
def test_unreadable_notebook_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    """A file that cannot be read as a notebook is told with what to do, and stays."""
    file = tmp_path / "one.ipynb"
    file.write_bytes(data)
    with pytest.raises(
        PolicystoryError, match=r"one\.ipynb is no notebook that can be read"
    ) as told:
        list(publish(tmp_path))
    assert "\n" not in str(told.value)
    assert data == file.read_bytes()


def test_a_folder_with_the_name_of_a_notebook_is_a_sentence(tmp_path: Path) -> None:
    """A notebook that the system does not give is told with the reason."""
    (tmp_path / "one.ipynb").mkdir()
    with pytest.raises(
        PolicystoryError, match=r"one\.ipynb cannot be read: Is a directory"
    ):
        list(publish(tmp_path))


def test_a_disk_that_fills_leaves_the_lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lesson that cannot be written back is as it was, whole."""
    file = tmp_path / "one.ipynb"
    file.write_text(notebook("# One"))
    before = file.read_text()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        PolicystoryError, match="cannot be written: No space left on device"
    ):
        list(publish(tmp_path))
    assert before == file.read_text()
