import gc
from collections.abc import Iterator

import pytest

from policystory.notebook_output import errors_as_sentences
from policystory.uncollected import uncollected


@pytest.fixture
def rests() -> Iterator[None]:
    """Let the collector rest before, and work again afterwards."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("fault", [None, ValueError, TypeError])
def test_the_collector_rests_only_while_a_part_is_made(
    fault: type[Exception] | None,
) -> None:
    """Whatever becomes of a part of a lesson, Python collects garbage again afterwards."""
    worked: list[bool] = []

    @errors_as_sentences
    def part() -> None:
        worked.append(gc.isenabled())
        if fault is not None:
            raise fault

    part()
    assert ([False], True) == (worked, gc.isenabled())


@pytest.mark.usefixtures("rests")
def test_who_let_the_collector_rest_finds_it_at_rest() -> None:
    """A kernel in which it was switched off stays so."""
    with uncollected():
        assert not gc.isenabled()
    assert not gc.isenabled()
