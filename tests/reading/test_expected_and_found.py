import pytest

from policystory.reading import did_you_mean


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("gul", "did you mean 'gull'?"),
        ("zzz", "add it to the content first, or correct the name"),
    ],
)
def test_the_nearest_name_is_offered(name: str, hint: str) -> None:
    """A name that is almost known is offered; one that is not near anything is not guessed at."""
    assert hint == did_you_mean(name, {"tern": 1, "gull": 2})
