from pathlib import Path

import pytest

from policystory.facts.values.invisible import remove_invisible
from tests.widget import node

HERE = Path(__file__).parent
TERMS = HERE.parents[1] / "src/policystory/widget/static/quiz/terms.js"


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_pure_parts_in_node(name: str) -> None:
    """What of the widget needs no browser passes its own tests."""
    assert (0, "") == node.run("--test", HERE / name)


def test_the_page_and_the_engine_see_the_same_signs() -> None:
    """Of all that can be typed, the page leaves out what the engine leaves out."""
    letters = [number for number in range(0x110000) if not 0xD800 <= number < 0xE000]
    unseen = [number for number in letters if not remove_invisible(chr(number))]
    script = f"""
        const {{ seen }} = await import("{TERMS.as_uri()}");
        const unseen = new Set({unseen});
        for (let number = 0; number < 0x110000; number++) {{
          const isSurrogate = number >= 0xd800 && number < 0xe000;
          const text = `x${{String.fromCodePoint(number)}}x`;
          if (!isSurrogate && (seen(text) === "xx") !== unseen.has(number))
            throw new Error(number.toString(16));
        }}
    """
    assert (0, "") == node.run("--input-type=module", "-e", script)
