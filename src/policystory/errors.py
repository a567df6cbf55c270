"""What can go wrong, in words for people.

Faults of content are data (`Problem`), so that all faults of a file are shown at once; an exception
is raised only where nothing sensible can follow.
"""

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault of the content: where it stands, what it is, and what to do.

    Arguments: `path` as the author knows the file, `line` counted from 1 (0 when the whole file is
    meant), `message` saying what was expected and what was found, and a `hint` saying what to do
    (may be empty).

    >>> str(Problem("content/facts/a.yml", 7, "unknown field 'perod'", "did you mean 'period'?"))
    "content/facts/a.yml:7: unknown field 'perod' (did you mean 'period'?)"
    """

    path: str
    line: int
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        """Cut what is too long: a message may quote what an author wrote, of any length."""
        for name in ("message", "hint"):
            text = getattr(self, name)
            if len(text) > LONGEST:
                msgspec.structs.force_setattr(self, name, _cut(text))

    def __str__(self) -> str:
        """Write the problem as compilers do, so that editors can jump to it."""
        place = f"{self.path}:{self.line}"
        problem = f"{place}: {self.message}"
        if self.hint:
            problem += f" ({self.hint})"
        return problem


LONGEST = 2000
"""Signs of a problem's message, and of its hint."""
_END = 400
"""Signs of a long text that are kept at its end."""


def _cut(text: str) -> str:
    """Cut the middle out of a text: what a message quotes stands there."""
    ellipsis = " … "
    kept_at_start = LONGEST - _END - len(ellipsis)
    start = text[:kept_at_start]
    end = text[-_END:]
    return start + ellipsis + end


class PolicystoryError(Exception):
    """The root of all exceptions that policystory raises on purpose; its text is one sentence."""


class ContentError(PolicystoryError):
    """The content has problems; all of them are in `problems`."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep `problems`, sorted by file and line, and show each on its own line."""
        self.problems = sorted(problems)
        lines = map(str, self.problems)
        super().__init__("\n".join(lines))


class NotFoundError(PolicystoryError):
    """A lesson, quiz or course was asked for that does not exist; the text lists what does."""


class FigureError(PolicystoryError):
    """A figure's specification holds what no figure needs, and is not drawn."""


class QuizError(PolicystoryError):
    """A quiz cannot be assembled to its blueprint, and why."""


class ResponseError(PolicystoryError):
    """A response is for an item that is not in the paper, or has a shape that no kind reads."""


class JournalError(PolicystoryError):
    """The learner's record cannot be written, and why."""


def sentence(reason: object) -> str:
    """Write the text of an error as a page shows it, with a capital and a stop; "" stays "".

    >>> sentence(PolicystoryError("there is no lesson 'x'"))
    "There is no lesson 'x'."
    """
    text = str(reason).rstrip()
    # An error of the content is a list of files for their author, not a sentence.
    if not text or isinstance(reason, ContentError):
        return text
    # `capitalize` would write the rest in small letters, names included.
    text = text[0].upper() + text[1:]
    has_stop = text.endswith((".", "?", "!"))
    return text if has_stop else f"{text}."
