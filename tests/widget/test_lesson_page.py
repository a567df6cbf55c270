import json
import re
import zlib

from policystory.widget.page import lesson_page
from policystory.widget.page.lesson_page import FILES, STATIC, LessonPage
from policystory.widget.page_code import join_module
from tests.widget import node

MODULE = join_module(STATIC, FILES)
MOST_BYTES = 16_000
"""Code and style of a lesson's page travel with the first part of a lesson."""


def test_every_file_is_in_the_page() -> None:
    """What lies in the folder is what is joined, or what makes an extension of it."""
    extension = {"package.json", "plugin.js", "remoteEntry.js"}
    expected = {f"{name}.js" for name in FILES} | set(lesson_page.STYLES) | extension
    assert expected == {path.name for path in STATIC.iterdir()}


def test_the_module_stands_alone() -> None:
    """The module imports nothing, parses, and has the default export that anywidget needs."""
    assert "import {" not in re.sub(r"/\*\*.*?\*/", "", MODULE, flags=re.DOTALL)
    assert (0, "") == node.run("--input-type=module", "--check", text=MODULE)
    assert 1 == MODULE.count("\nexport default ")


def test_comments_do_not_travel() -> None:
    """Code and style are sent without their comments, and stay small."""
    sent = lesson_page.code() + lesson_page.style()
    assert "\n/**" not in sent
    assert len(sent.encode()) <= MOST_BYTES


def test_the_page_holds_its_facts() -> None:
    """The cards travel as JSON, packed as the page unpacks them."""
    cards = {"keeper-gull": {"says": "Ada Marsh keeps it.", "rows": []}}
    page = LessonPage(cards)
    assert cards == json.loads(zlib.decompress(page.facts))
    assert page.model_id in json.dumps(page.output())
