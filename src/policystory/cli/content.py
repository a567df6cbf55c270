"""The commands about content: print facts and their coverage; write mentions and schemas."""

from collections.abc import Iterator
from pathlib import Path

import click

from policystory.cli.options import (
    FOLDER,
    NamedFolders,
    course_folders,
    course_options,
    json_option,
    open_course,
    print_json,
)
from policystory.cli.terminal import say
from policystory.course.atomic_write import write_atomically
from policystory.course.files import read_texts
from policystory.course.schema import write_schemas
from policystory.errors import ContentError
from policystory.facts import mentions as mentions_of
from policystory.facts.choose import FactFilter, filter_facts
from policystory.facts.corpus import Corpus
from policystory.facts.coverage import Coverage
from policystory.facts.coverage import coverage as coverage_of
from policystory.facts.record import Fact, Kind
from policystory.facts.timeline import timeline as timeline_of
from policystory.facts.truth.closed import closures
from policystory.facts.words import counted, how_many, marks
from policystory.reading import Places
from policystory.report.closed_text import closed_lines


@click.command()
@click.option("--topic", help="Only facts of this topic.")
@click.option("--source", help="Only facts that cite this source.")
@click.option(
    "--speaker",
    help="Only statements of this person or body: an id, a name or an alias.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="Only statements of this kind.",
)
@click.option(
    "--period", help="Only facts about this time: 2021, 2021-04, 2021-10/2022-04."
)
@click.option("--words", help="Only facts whose sentence has all of these words.")
@click.option("--table", is_flag=True, help="Print a table.")
@click.option(
    "--timeline",
    is_flag=True,
    help="Only facts with a date, the earliest first, each with its date.",
)
@click.option(
    "--closed",
    is_flag=True,
    help="Print instead what each `closed` of a property makes false.",
)
@json_option
@course_options
def facts(
    table: bool,
    closed: bool,
    timeline: bool,
    as_json: bool,
    folders: NamedFolders,
    **wanted: str | None,
) -> None:
    """Print the facts, or only those that the options select, such as one topic's."""
    corpus = open_course(folders).corpus
    if closed:
        made_false = closures(corpus)
        text = "\n".join(closed_lines(made_false))
        print_json(made_false) if as_json else say(text)
        return
    try:
        chosen = filter_facts(corpus, FactFilter(**wanted))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    _refuse_unknown(corpus, wanted)
    if timeline:
        _print_timeline(corpus, chosen, as_json)
    elif as_json:
        print_json(chosen)
    elif table:
        say(_table(corpus, chosen))
    else:
        _print_facts(corpus, chosen)


def _refuse_unknown(corpus: Corpus, wanted: dict[str, str | None]) -> None:
    """Refuse a topic, source or speaker that does not exist."""
    # Without this, a slip of spelling would look like a topic without facts.
    topic, source, speaker = wanted["topic"], wanted["source"], wanted["speaker"]
    topics = sorted(set(corpus.topic_of.values()))
    if topic and topic not in topics:
        known = ", ".join(topics)
        raise click.ClickException(f"no topic '{topic}'; there are: {known}")
    if source and source not in corpus.sources:
        known = ", ".join(corpus.sources)
        raise click.ClickException(f"no source '{source}'; there are: {known}")
    if speaker and not corpus.entity_named(speaker):
        raise click.ClickException(f"nobody is known as '{speaker}'")


def _print_timeline(corpus: Corpus, chosen: list[Fact], as_json: bool) -> None:
    """Print the chosen facts that have a date, in the order of their dates."""
    ids = {fact.id for fact in chosen}
    moments = [moment for moment in timeline_of(corpus) if moment.fact in ids]
    if as_json:
        print_json(moments)
        return
    for moment in moments:
        says = corpus.facts[moment.fact].says
        say(f"{moment.period:24} {moment.dated:10} {says}")


def _print_facts(corpus: Corpus, chosen: list[Fact]) -> None:
    """Print each fact with its sentence, its kind and its citations."""
    for fact in chosen:
        say(f"{fact.id}\n    {fact.says}\n    {fact.kind} · {marks(corpus, fact)}")
    say(how_many(len(chosen), "fact"))


def _table(corpus: Corpus, chosen: list[Fact]) -> str:
    """Return facts as a table with one row for each."""
    import pandas as pd  # noqa: PLC0415 - a quarter of a second that only this option needs

    rows = []
    for fact in chosen:
        where = marks(corpus, fact)
        topic = corpus.topic_of[fact.id]
        rows.append((fact.id, topic, fact.kind.value, where, fact.says))
    frame = pd.DataFrame(rows, columns=["id", "topic", "kind", "where", "says"])
    return frame.to_string(index=False, justify="left", max_colwidth=80)


@click.command()
@json_option
@course_options
def coverage(as_json: bool, folders: NamedFolders) -> None:
    """Print how much of the reports the facts use, by source, by lesson and by speaker."""
    covered = coverage_of(open_course(folders).corpus)
    if as_json:
        print_json(covered)
    else:
        say("\n".join(_coverage_lines(covered)))


def _coverage_lines(covered: Coverage) -> Iterator[str]:
    """Yield the lines of a coverage as text."""
    yield f"{covered.facts} facts"
    yield from ("", "Sources")
    for source in covered.sources:
        paragraphs = f"{len(source.cited)} cited, {len(source.excused)} excused"
        if source.open:
            paragraphs += f", open: {', '.join(map(str, source.open))}"
        yield (
            f"  {source.source}: {source.share:.0%} of {source.paragraphs} paragraphs "
            f"({paragraphs}); {counted(source.kinds)}"
        )
    yield from ("", "Lessons")
    for lesson in covered.lessons:
        yield f"  {lesson.lesson}: {lesson.facts} facts; {counted(lesson.kinds)}"
        if lesson.sides:
            yield f"    speakers: {counted(lesson.sides)}"
    yield from ("", "Speakers, by side and role")
    for side, names in covered.speakers.items():
        yield f"  {side}: {sum(names.values())}"
        for name, count in names.items():
            yield f"    {name}: {count}"


@click.command()
@click.option(
    "--sources", required=True, type=FOLDER, help="The folder of the reports' texts."
)
@course_options
def mentions(sources: Path, folders: NamedFolders) -> None:
    """Write the file that says which entities each paragraph of each report names."""
    places = course_folders(folders)
    texts, unread = read_texts(sources, Places())
    # An index without the unread texts would say that they name nobody.
    if unread:
        raise ContentError(unread)
    index = mentions_of.build_index(open_course(folders).corpus, texts)
    path = places.content / "mentions.yml"
    text = "\n".join(_mentions_lines(index))
    write_atomically(path, f"{text}\n".encode())
    paragraphs = sum(map(len, index.values()))
    say(f"{path}: {paragraphs} paragraphs name somebody or something")


def _mentions_lines(index: dict[str, dict[int, tuple[str, ...]]]) -> Iterator[str]:
    """Yield the lines of the file of mentions, by source and paragraph."""
    yield (
        "# Which entities each paragraph names. "
        "Written by `policystory mentions`; proved by `policystory check`."
    )
    yield "mentions:"
    for source, paragraphs in index.items():
        yield f"  {source}:"
        for number, entities in paragraphs.items():
            yield f"    {number}: [{', '.join(entities)}]"


@click.command()
@course_options
def schema(folders: NamedFolders) -> None:
    """Write the JSON Schemas of the content's files, so that editors can help you type."""
    for path in write_schemas(course_folders(folders).content):
        say(str(path))


COMMANDS = (facts, coverage, mentions, schema)
