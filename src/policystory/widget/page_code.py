"""The JavaScript and styles of quizzes and briefs, which a page gets once for all that it shows.

Each quiz's own module is a few lines (`static/loader.js`). They take the code from one widget model
that all quizzes of a kernel share. The briefs share theirs in the same way.
"""

import re
import zlib
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from policystory.widget.model.page_model import ShownModel
from policystory.wording import phrasebook_of

STATIC = Path(__file__).parent / "static"
FILES = tuple(
    "language entries terms words status outcome onward handing_in replies state storage dom "
    "focus arrival flag ordering picture forms hints feedback question paging header "
    "result ending footer view".split()
)
"""The files of the module: each comes after the files that it imports."""
BRIEF_FILES = tuple(
    "../quiz/language ../quiz/dom ../quiz/focus state parts finder view".split()
)
"""The same of the brief builder, whose files are in `static/brief/`."""
UNPACKER_FILES = ("output", "code")
STYLES = (
    "quiz.css",
    "forms.css",
    "picture.css",
    "feedback.css",
    "result.css",
    "print.css",
)
POLL_AND_BRIEF = "poll_and_brief.css"
"""The style sheet of what polls and briefs have in common; their own sheets come after it."""

# Comments that have lines to themselves. No text of the code runs over several lines, so
# indentation means nothing.
_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
# Within a line: a type for the type checker, or a remark after a line of a style sheet.
_WITHIN = re.compile(r"/\*\* @\w+ [^\n]*?\*/ ?|(?<=;)[ \t]*/\*[^\n]*?\*/")


def loader() -> str:
    """Return the small JavaScript module that comes with each quiz, without comments.

    It fetches the code that all quizzes share.
    """
    return without_comments((STATIC / "loader.js").read_text(encoding="utf-8"))


def unpacker() -> str:
    """Return the JavaScript module that comes with a PageCode, without comments.

    It unpacks the code, and has a notebook draw quizzes as soon as their outputs are there.
    """
    return without_comments(join_module(STATIC, UNPACKER_FILES))


def code(language: str = "en") -> str:
    """Return the JavaScript module that all quizzes share, without its comments.

    `language`: the language of the page's texts, such as "es".
    """
    joined = without_comments(join_module(STATIC / "quiz", FILES))
    return speaking(joined, language)


_NOT_SPOKEN = 'const SPOKEN = { language: "en", texts: {} };'
"""The line of `static/quiz/language.js` in which the texts of another language are put."""


def speaking(code: str, language: str, section: str = "page") -> str:
    """Return a page's JavaScript module with its texts in a language.

    `code`: the module, with English texts; `language`: such as "es"; `section`: the section of the
    language's file that has the page's texts.
    """
    if language.startswith("en"):
        return code
    # Only what the page says travels: a whole file is eight times as long.
    texts = phrasebook_of(language).section(section)
    spoken = msgspec.json.encode({"language": language, "texts": texts}).decode()
    return code.replace(_NOT_SPOKEN, f"const SPOKEN = {spoken};")


def style() -> str:
    """Return the style sheet that all quizzes share, without its comments."""
    return join_styles(*STYLES)


def join_styles(*names: str) -> str:
    """Return style sheets of the folder `static`, joined in the order of `names`, without comments.

    A sheet in a folder of its own is named like "brief/brief.css".
    """
    sheets = [(STATIC / name).read_text(encoding="utf-8") for name in names]
    return without_comments("".join(sheets))


def without_comments(text: str) -> str:
    """Return code without its comments, blank lines and indentation."""
    lines: list[str] = []
    for whole in _BLOCK.sub("", text).splitlines():
        line = whole.strip()
        # Only lines with a comment: a kernel does this before it shows its first quiz.
        if "/*" in line:
            line = _WITHIN.sub("", line).strip()
        if line and not line.startswith("//"):
            lines.append(line)
    return "\n".join(lines) + "\n"


class PageCode(ShownModel):
    """A widget model that shows nothing: it holds the code and style that all quizzes share.

    Arguments: `name`: the name of the style sheet in the page; `texts`: code and style, compressed.

    The page sees `name`; `code` and `sheet` (the style), both compressed with zlib; and `version`,
    a hash of both.
    """

    synced = ("name", "version", "code", "sheet")

    def __init__(self, name: str, texts: tuple[bytes, bytes]) -> None:
        """Open the model; the texts are compressed."""
        self._esm = unpacker()
        packed, sheet = texts
        version = blake2b(packed + sheet, digest_size=8).hexdigest()
        super().__init__(name=name, version=version, code=packed, sheet=sheet)


def page_code(language: str = "en") -> PageCode:
    """Return the one PageCode that all quizzes of this kernel in a language share."""
    # A call that names no language means the same model as one that names English.
    return _page_code(language)


@cache
def _page_code(language: str) -> PageCode:
    return PageCode("quiz", packed_code(language))


@cache
def packed_code(language: str) -> tuple[bytes, bytes]:
    """Return the code and the style of quizzes in a language, compressed with zlib."""
    return _compressed(code(language)), _compressed(style())


@cache
def brief_code(language: str) -> PageCode:
    """Return the PageCode that all briefs in a language share; the first call makes it.

    `language` is that in which the page speaks.
    """
    joined = join_module(STATIC / "brief", BRIEF_FILES)
    spoken = speaking(without_comments(joined), language, "builder")
    styles = join_styles(POLL_AND_BRIEF, "brief/brief.css")
    texts = _compressed(spoken), _compressed(styles)
    return PageCode("brief", texts)


def _compressed(text: str) -> bytes:
    # The highest level takes twice as long for a hundredth of the bytes.
    return zlib.compress(text.encode(), 5)


# Only imports of neighbouring files and folders: any other import would not load in the page, and
# must show.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\.{1,2}/[\w/]+\.js";\n', re.MULTILINE)


def join_module(folder: Path, names: Iterable[str]) -> str:
    """Join JavaScript files of a folder to one module without imports.

    `names`: the files' names without ".js", each after the files that it imports; a file in a
    neighbouring folder is named like "../quiz/dom".

    >>> join_module(Path("static/quiz"), ["entries", "view"])  # doctest: +SKIP
    """
    texts = []
    for name in names:
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        texts.append(_IMPORT.sub("", text))
    return "\n".join(texts)
