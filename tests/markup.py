"""HTML that is well formed: for the tests of everything that a notebook shows."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """Reads HTML, and fails where a tag is not closed as it was opened."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        assert not any(name.startswith("on") for name, _ in attrs)
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert tag == self.open.pop()


def tags(document: str) -> list[str]:
    """Return all tags of well-formed HTML."""
    parser = Tags()
    parser.feed(document)
    parser.close()
    assert parser.open == []
    return parser.seen
