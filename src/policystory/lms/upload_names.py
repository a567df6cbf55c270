"""Read the names that school systems give to the files in a download of submissions.

Canvas joins the learner's name, the mark LATE, its numbers of the learner and of the file, and the
file's own name: `garciaana_LATE_501_77_week-1.json`. If names are hidden, `anon_` and a code stand
in place of the learner's number.

Moodle joins a group, the learner's name and a number: `A-Ana García_42_`. Then follows
`assignsubmission_file_`, as the end of a folder's name or before the file's own name.
"""

import re
import unicodedata

import msgspec

# Bound to the beginning, so that no search begins again at every sign of a long name.
_CANVAS = re.compile(
    r"\A(?:\w*?_)??(?P<late>LATE_)?(?P<user>[0-9]{1,20}|anon_\w{1,40}?)_[0-9]{1,20}_.+",
    re.DOTALL,
)
_MOODLE = re.compile(
    r"\A(?P<name>.+)_[0-9]{1,20}_assignsubmission_[a-z]+(?:_.*)?", re.DOTALL
)


_DROPPED = re.compile("[\"'`’|&<>:/\\\\]")
"""Signs that Moodle drops from the names of files."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class UploadName(msgspec.Struct, frozen=True):
    """What the name of a downloaded file tells about its upload.

    `number`: Canvas's number of the learner, or ""; `name`: in Moodle the learner's name, perhaps
    with a group's name before it, or ""; `is_late`: whether Canvas marked it late.
    """

    number: str = ""
    name: str = ""
    is_late: bool = False


def read_upload_name(part: str) -> UploadName | None:
    """Return what the name of a file or folder tells about an upload.

    None if neither Canvas nor Moodle gives such names. `part`: one part of a path.

    >>> read_upload_name("garciaana_LATE_501_77_week-1.json")
    UploadName(number='501', name='', is_late=True)
    >>> read_upload_name("Ana García_42_assignsubmission_file_")
    UploadName(number='', name='Ana García', is_late=False)
    >>> read_upload_name("week-1.json") is None
    True
    """
    moodle = _MOODLE.fullmatch(part)
    if moodle:
        return UploadName(name=moodle["name"])
    canvas = _CANVAS.fullmatch(part)
    if canvas is None:
        return None
    user = canvas["user"]
    number = "" if user.startswith("anon_") else user
    return UploadName(number=number, is_late=canvas["late"] is not None)


def folded_name(name: str) -> str:
    """Return a person's name in a form in which spellings of different systems are equal.

    Punctuation is removed, and the words are sorted, in small letters.

    >>> folded_name('García, Ana "Annie"'), folded_name("O'Neil Bob")
    ('ana annie garcía', 'bob oneil')
    """
    # Some systems write an accent as a sign of its own.
    text = unicodedata.normalize("NFC", name).casefold()
    words = _BETWEEN_WORDS.split(_DROPPED.sub("", text))
    return " ".join(sorted(word for word in words if word))
