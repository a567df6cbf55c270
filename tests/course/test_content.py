import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from policystory.course.content import Content, decode, encode, version
from tests.worlds import content

LISTS = tuple(
    "sources entities properties objectives terms topics figures quizzes lessons shapes".split()
)


def turned(whole: Content) -> Content:
    """Return the content with every list in the opposite order."""
    topics = tuple(
        msgspec.structs.replace(topic, facts=topic.facts[::-1])
        for topic in whole.topics[::-1]
    )
    lists = {name: getattr(whole, name)[::-1] for name in LISTS}
    return msgspec.structs.replace(whole, **{**lists, "topics": topics})


def test_compiled_equals_edited() -> None:
    """What is written as JSON and read back is the same content, in the order of the ids."""
    back = decode(encode(content()))
    assert encode(content()) == encode(back)
    assert back == decode(encode(back))
    assert version(content()) == version(back)
    assert content().course == back.course
    for name in LISTS:
        assert len(getattr(content(), name)) == len(getattr(back, name)) > 0
    assert content().mentions == back.mentions


def test_the_order_of_files_makes_no_difference() -> None:
    """The same content has the same bytes and version, whatever the order of its records."""
    assert encode(content()) == encode(turned(content()))
    assert version(content()) == version(turned(content()))


@settings(max_examples=20)
@given(st.integers(0, 16))
def test_changed_fact_changes_the_version(place: int) -> None:
    """A changed sentence of a fact changes the version; changed prose or outlines do not."""
    whole = content()
    facts: list[tuple[int, int]] = []
    for i, topic in enumerate(whole.topics):
        facts += [(i, j) for j, _ in enumerate(topic.facts)]
    i, j = facts[place]
    changed = msgspec.structs.replace(whole.topics[i].facts[j], says="Changed.")
    topic = msgspec.structs.replace(
        whole.topics[i],
        facts=(*whole.topics[i].facts[:j], changed, *whole.topics[i].facts[j + 1 :]),
    )
    topics = (*whole.topics[:i], topic, *whole.topics[i + 1 :])
    assert version(whole) != version(msgspec.structs.replace(whole, topics=topics))
    assert version(whole) == version(
        msgspec.structs.replace(whole, lessons=(), shapes=())
    )
