"""Predictions are a part of the record: verified, exported, merged and erased with it."""

from pathlib import Path

from policystory.journal import Journal, Predicted, read
from policystory.learner.predictions import predicted
from policystory.learner.record_actions.export_and_erase import erase, export
from policystory.learner.record_actions.merge_export import merge_export
from policystory.learner.record_actions.read_export import Owner, read_export
from policystory.learner.record_actions.verify import verify
from tests.journal.sessions import ticking

OWNER = Owner("course", "learner")
SAID = {"one": "One April", "two": "somebody"}


def poll(folder: Path) -> Path:
    """Write two predictions, one of them changed meanwhile, and return the folder."""
    journal = Journal(folder, "s1", OWNER.course, OWNER.learner, ticking())
    for prediction, response in (("one", "A winter"), *SAID.items()):
        journal.write(Predicted(lesson="l", prediction=prediction, response=response))
    journal.close()
    return folder


def test_predictions_travel_with_the_record(tmp_path: Path) -> None:
    """Exported and merged elsewhere, each prediction is there with the last response to it."""
    here = poll(tmp_path / "here")
    export(here, OWNER, tmp_path / "mine.zip")
    owner, files = read_export(tmp_path / "mine.zip")
    merge_export(files, tmp_path / "there")
    assert (OWNER, SAID) == (owner, predicted(read(tmp_path / "there"), "l"))
    assert {} == predicted(read(tmp_path / "there"), "another")


def test_predictions_are_verified_and_erased(tmp_path: Path) -> None:
    """A changed prediction is found, and none is left once the record is erased."""
    folder = poll(tmp_path / "record")
    assert verify(folder).is_sound
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes().replace(b"somebody", b"everyone"))
    assert not verify(folder).is_sound
    assert 1 == erase(folder, OWNER).files
    assert {} == predicted(read(folder), "l")
