"""Texts that another language could take for its own, and what a page shows of a text."""

from html.parser import HTMLParser
from typing import Any

import msgspec

from policystory.render.escape import visible

PAYLOADS = {
    "a picture with a script": "<img src=x onerror=\"document.title='no'\">",
    "a script": "</p><script>no()</script>",
    "a closed attribute": "\" onclick='no()' x=\"",
    "a comment": "<!-- no --> ]]> <?php no",
    "entities": "&lt;b&gt; &amp;#36; &#x24; &copy",
    "two prices": "$1 billion, then $3,000",
    "a formula": r"$$x$$ \(y\) \[z\] \\(y\\) \begin{equation}a\end{equation} \$1 \\$2",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ~f~ ==g== ^h^",
    "code": "`a` ``b`` ``` c",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "backslashes": "\\ \\\\ \\n \\* \\_ C:\\new",
    "links": "[l](javascript:no()) [l]: http://no.example <http://no.example> [l][l]",
    "a picture": "![i](http://no.example/a.png)",
    "bare links": "www.no.example https://no.example/a?b=c ftp://no.example",
    "addresses": "no@no.example mailto:no@no.example <no@no.example>",
    "emoji": ":smile: :+1:",
    "footnotes": "a[^1]\n\n[^1]: b",
    "blocks": "# a\n\n- b\n+ c\n1. d\n> e\n\n    f\n---\n***\n===",
    "a heading": "a\n===\nb\n---",
    "one number": "1. 2) 3",
    "a hyphen": "- a",
    "signs of a terminal": "\x1b[31mred\x1b[0m \x07\x00 \x9b31m",
    "another direction": "a \u202eb\u202c c \u2067d\u2069",
    "2,000 signs": "<b>*$_`|\\[x](y) " * 125,
}


def lines(text: str) -> str:
    """Return text as a reader sees it in one line: a page folds spaces and line ends."""
    return " ".join(visible(text).split())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(f"{name}={value}" for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("instruction", data))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(markup: str) -> tuple[list[tuple[str, ...]], str]:
    """Return the tags of HTML with their attributes, and its text in one line."""
    read = _Page()
    read.feed(markup)
    read.close()
    return read.tags, " ".join(read.text.split())


TEXTS = frozenset(
    "text title subtitle says because stem outlet author mark name label means term caption alt "
    "description note heading feedback passage accepted aliases".split()
)
"""The fields of records that hold words for people; others hold ids, dates, numbers and kinds."""


def everywhere(value: Any, text: str, *, is_text: bool = False) -> Any:
    """Return a value in which every field that holds words says `text`, however deep it lies."""
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        said = {
            name: everywhere(part, text, is_text=name in TEXTS)
            for name, part in fields.items()
        }
        return msgspec.structs.replace(value, **said)
    if isinstance(value, tuple):
        return tuple(everywhere(part, text, is_text=is_text) for part in value)
    if isinstance(value, dict):
        return {
            name: everywhere(part, text, is_text=is_text)
            for name, part in value.items()
        }
    return text if is_text and isinstance(value, str) else value
