"""Read the JSON files that teachers hand out, such as papers and feedback, within limits."""

from typing import Generic, Protocol, TypeVar

import msgspec

from policystory.errors import PolicystoryError


class Formatted(Protocol):
    """A record whose field `format` names the format of its file, with the format's version."""

    @property
    def format(self) -> str:
        """Return the name of the format, such as "policystory-paper-1"."""


F = TypeVar("F", bound=Formatted)


class FileKind(msgspec.Struct, Generic[F], frozen=True, kw_only=True):
    """What all files of one kind have in common, such as papers (learners' questions).

    - `record`: the type of the file's content;
    - `format`: the value of the content's field `format`, such as "policystory-paper-1";
    - `most_bytes`: the size of the largest file that is read, None for no limit;
    - `name` and `full_name`: what messages call such a file, in short ("a paper") and in full
      ("paper of an assignment").
    """

    record: type[F]
    format: str
    most_bytes: int | None
    name: str
    full_name: str


def read_json(data: bytes, file: str, kind: FileKind[F]) -> F:
    """Return the record in the bytes of a JSON file.

    Arguments: `data`: the bytes; `file`: the file's name for messages; `kind`: what the file should
    be. PolicystoryError if it is too large, is not of this kind, or has another version's format.
    """
    if kind.most_bytes is not None and len(data) > kind.most_bytes:
        raise PolicystoryError(f"{file} is too large for {kind.name}")
    try:
        record = msgspec.json.decode(data, type=kind.record)
    # msgspec's errors are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise PolicystoryError(
            f"{file} is no {kind.full_name}, or it is damaged; get it again"
        ) from error
    if record.format != kind.format:
        raise PolicystoryError(
            f"{file} was made by another version of policystory; install that version"
        )
    return record
