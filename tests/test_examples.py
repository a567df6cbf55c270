import doctest
import importlib
import pkgutil

import pytest

import policystory

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(policystory.__path__, "policystory.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["policystory", *MODULES])
def test_examples_in_docstrings_are_true(name: str) -> None:
    """Every example that a docstring shows gives what it says."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_are_looked_for_where_they_are() -> None:
    """The search finds examples at all."""
    finder = doctest.DocTestFinder()
    count = 0
    for name in MODULES:
        tests = finder.find(importlib.import_module(name))
        count += sum(bool(test.examples) for test in tests)
    assert count >= 15
