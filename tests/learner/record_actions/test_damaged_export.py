import random
from pathlib import Path

from policystory.errors import JournalError
from policystory.learner.record_actions.export_and_erase import export
from policystory.learner.record_actions.read_export import read_export
from tests.learner.record_actions.test_export_and_erase import WHOSE, write


def test_flipped_bytes_end_in_one_sentence(tmp_path: Path) -> None:
    """Of three hundred damaged exports each is read whole and true, or refused in one sentence."""
    for n in range(3):
        write(tmp_path / "here", f"s{n}", *(f"i{i}" for i in range(20)))
    export(tmp_path / "here", WHOSE, tmp_path / "good.zip")
    sound = read_export(tmp_path / "good.zip")
    sound_data = (tmp_path / "good.zip").read_bytes()
    chance = random.Random(20210607)  # noqa: S311 - the same damage in every run
    told = 0
    for _ in range(300):
        (tmp_path / "bad.zip").write_bytes(damaged(sound_data, chance))
        try:
            result: object = read_export(tmp_path / "bad.zip")
        except JournalError as error:
            result = str(error)
        assert result == sound or (isinstance(result, str) and "\n" not in result)
        told += isinstance(result, str)
    assert told > 150


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with bytes changed, cut out or doubled, mostly where its lists are."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        end = chance.choice((len(changed), 120, len(changed)))
        place = 0
        # The lists of an archive stand at its end.
        if end == len(changed) and chance.random() < 0.6:
            place = chance.randrange(max(0, end - 400), end)
        place = place or chance.randrange(len(changed))
        match chance.randrange(5):
            case 0 | 1 | 2:
                changed[place] ^= 1 << chance.randrange(8)
            case 3:
                del changed[place : place + chance.randint(1, 30)]
            case 4:
                changed[place:place] = changed[place : place + 30]
    return bytes(changed)
