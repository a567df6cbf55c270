"""The search itself: it finds what does harm, makes it small, and keeps it."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzz import __main__ as long_form
from tests.fuzz import kind, search
from tests.fuzz.kind import Kind


def hating(piece: bytes) -> Kind:
    """Return a kind that a piece of bytes does harm to."""

    def hold(data: bytes, _place: Path) -> None:
        assert piece not in data

    return Kind("hating", kind.edited([b"sound"], (piece, b"a", b"b")), hold, 1)


def doing(harm: object) -> Kind:
    """Return a kind that does something with each input."""
    return Kind("doing", st.just(b""), harm, 1)  # type: ignore[arg-type]  # functions


def test_harm_is_found_and_made_small() -> None:
    """Of many edits only the one stays that does harm, and the error is told."""
    done = search.search(hating(b"!"), 200)
    assert done.harm is not None
    assert 1 == done.harm.data.count(b"!")
    assert len(b"sound!") >= len(done.harm.data)
    assert isinstance(done.harm.error, AssertionError)


def test_one_number_of_chance_gives_the_same_inputs() -> None:
    """What a search finds, the same search finds again, and another one looks elsewhere."""
    inputs: list[list[bytes]] = []
    for chance in (1, 1, 2):
        tried: list[bytes] = []
        edited = kind.edited([b"sound"], (b"a", b"b"))
        search.search(
            Kind("x", edited, lambda data, _, to=tried: to.append(data), 1), 50, chance
        )
        inputs.append(tried)
    first, again, different = inputs
    assert first == again
    assert first != different


def test_harm_is_kept_and_tried_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The long form says where it keeps what it found; the next run tries it first."""
    monkeypatch.setattr(kind, "CASES", tmp_path)
    monkeypatch.setattr(search, "CASES", tmp_path)
    monkeypatch.setattr(long_form, "KINDS", {"hating": hating(b"!")})
    monkeypatch.setattr(long_form, "_bound_memory", lambda: None)
    assert 1 == long_form.main(["9", "hating"])
    assert "kept as tests/fuzz/cases/hating/found-1" in capsys.readouterr().out
    assert b"!" in (tmp_path / "hating" / "found-1").read_bytes()
    with pytest.raises(AssertionError):
        long_form.main(["0", "hating"])


def test_sound_kinds_end_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is found, the exit code is 0; a wrong name ends with 2."""
    monkeypatch.setattr(
        long_form, "KINDS", {"doing": doing(lambda _data, _place: None)}
    )
    monkeypatch.setattr(long_form, "_bound_memory", lambda: None)
    assert 0 == long_form.main(["1", "doing"])
    assert "inputs, 0 kept cases" in capsys.readouterr().out
    assert [2, 2] == [long_form.main(["1", "no-such"]), long_form.main(["soon"])]


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("x"),
        lambda path: path.parent.rename(path),
        lambda path: (path.parent / "there").unlink(),
        lambda _path: os.system("true"),  # noqa: S605
    ],
    ids=["write", "make a folder", "link", "move", "delete", "start a program"],
)
def test_nothing_is_changed_elsewhere(tmp_path: Path, harm: object) -> None:
    """A change elsewhere is refused and told, also where the program hides it."""
    (tmp_path / "there").touch()

    def hold(_data: bytes, place: Path) -> None:
        (place / "mine").write_bytes(b"")
        with pytest.raises(PermissionError):
            harm(tmp_path / "new")  # type: ignore[operator]  # what the list above holds

    with pytest.raises(AssertionError):
        doing(hold).try_one(b"")
    assert [tmp_path / "there"] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="there is no such clock")
def test_an_input_that_takes_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would go on for ever is ended."""
    monkeypatch.setattr(kind, "SECONDS", 0.1)

    def hold(_data: bytes, _place: Path) -> None:
        end = time.process_time() + 60
        while time.process_time() < end:
            pass

    with pytest.raises(AssertionError, match="takes more than"):
        doing(hold).try_one(b"")
