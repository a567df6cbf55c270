"""The verbs about content: check it, choose from it, say what it covers."""

import sys
from pathlib import Path

import click

from policystory.cli.options import (
    Named,
    as_json,
    course_folders,
    course_options,
    open_course,
    print_json,
    sources_option,
)
from policystory.cli.terminal import say
from policystory.course.checks.course import Report, read_texts
from policystory.course.checks.course import check as checked
from policystory.course.schema import write_schemas
from policystory.course.whole_file import write_whole
from policystory.errors import ContentError, Problem
from policystory.facts import mentions as mentioned
from policystory.facts.choose import Choice, choose
from policystory.facts.corpus import Corpus
from policystory.facts.coverage import Coverage
from policystory.facts.coverage import coverage as covered
from policystory.facts.record import Fact, Kind
from policystory.facts.timeline import timeline as dated
from policystory.facts.words import how_many, marks
from policystory.reading import Places


@click.command()
@sources_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print.",
)
@as_json
@course_options
def check(sources: Path | None, form: str, as_json: bool, folders: Named) -> None:
    """Print every problem of the content at once, as path:line: message (hint); exit with 1 if there is one."""
    report = checked(course_folders(folders), sources)
    if as_json or form == "json":
        print_json(report)
    else:
        for problem in report.problems:
            say(_annotation(problem) if form == "github" else str(problem))
        say("\n".join(_summary(report)))
    sys.exit(1 if report.problems else 0)


def _annotation(problem: Problem) -> str:
    """Write a problem as a GitHub workflow command, which shows it beside its line."""
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={max(problem.line, 1)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    """Write a text so that it stays inside one command of a workflow."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _summary(report: Report) -> list[str]:
    """Say how much there is, what was proved, and how many problems were found."""
    lines = [", ".join(f"{count} {what}" for what, count in report.counts.items())]
    if report.proved is not None:
        proved = report.proved
        lines.append(
            f"proved against the texts: {proved.facts} of {report.counts['facts']} facts in {proved.citations} "
            f"cited paragraphs, by {proved.numbers} numbers, {proved.names} names and {proved.dates} dates"
        )
    if report.unread:
        lines.append(
            "what could not be read comes first; what follows from it is not told"
        )
    count = len(report.problems)
    return [*lines, how_many(count, "problem") if count else "no problems"]


@click.command()
@click.option("--topic", help="Only facts of this topic.")
@click.option("--source", help="Only facts that this source states.")
@click.option(
    "--speaker",
    help="Only what this person or body is cited for: an id, a name or an alias.",
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
    help="Only dated facts, earliest first, each with its date.",
)
@as_json
@course_options
def facts(
    table: bool, timeline: bool, as_json: bool, folders: Named, **asked: str | None
) -> None:
    """Print the facts, or those that are asked for."""
    corpus = open_course(folders).corpus
    try:
        chosen = choose(corpus, Choice(**asked))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    _refuse_unknown(corpus, asked)
    if timeline:
        ids = {fact.id for fact in chosen}
        moments = [moment for moment in dated(corpus) if moment.fact in ids]
        if as_json:
            print_json(moments)
        else:
            for moment in moments:
                say(
                    f"{moment.period:24} {moment.dated:10} {corpus.facts[moment.fact].says}"
                )
    elif as_json:
        print_json(chosen)
    elif table:
        say(_table(corpus, chosen))
    else:
        for fact in chosen:
            say(f"{fact.id}\n    {fact.says}\n    {fact.kind} · {marks(corpus, fact)}")
        say(how_many(len(chosen), "fact"))


def _refuse_unknown(corpus: Corpus, asked: dict[str, str | None]) -> None:
    """Tell a misspelt topic, source or speaker from one without facts."""
    topic, source, speaker = asked["topic"], asked["source"], asked["speaker"]
    if topic and topic not in corpus.topic_of.values():
        raise click.ClickException(
            f"no topic '{topic}'; there are: {', '.join(sorted(set(corpus.topic_of.values())))}"
        )
    if source and source not in corpus.sources:
        raise click.ClickException(
            f"no source '{source}'; there are: {', '.join(corpus.sources)}"
        )
    if speaker and not corpus.entity_named(speaker):
        raise click.ClickException(f"nobody is known as '{speaker}'")


def _table(corpus: Corpus, chosen: list[Fact]) -> str:
    """Return facts as a table for people."""
    import pandas as pd  # noqa: PLC0415 - a quarter of a second that only this option needs

    columns = ["id", "topic", "kind", "where", "says"]
    rows = [
        (
            fact.id,
            corpus.topic_of[fact.id],
            fact.kind.value,
            marks(corpus, fact),
            fact.says,
        )
        for fact in chosen
    ]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.to_string(index=False, justify="left", max_colwidth=80)


@click.command()
@as_json
@course_options
def coverage(as_json: bool, folders: Named) -> None:
    """Print what is covered: paragraphs by source, facts by kind and lesson, speakers by side and role."""
    found = covered(open_course(folders).corpus)
    if as_json:
        print_json(found)
    else:
        say("\n".join(_coverage_lines(found)))


def _coverage_lines(found: Coverage) -> list[str]:
    """Write a coverage for people."""
    lines = [f"{found.facts} facts", "", "Sources"]
    for source in found.sources:
        missing = f", open: {', '.join(map(str, source.open))}" if source.open else ""
        lines.append(
            f"  {source.source}: {source.share:.0%} of {source.paragraphs} paragraphs "
            f"({len(source.cited)} cited, {len(source.excused)} excused{missing}); {_counted(source.kinds)}"
        )
    lines += ["", "Lessons"]
    for lesson in found.lessons:
        lines.append(
            f"  {lesson.lesson}: {lesson.facts} facts; {_counted(lesson.kinds)}"
        )
        lines += [f"    speakers: {_counted(lesson.sides)}"] * bool(lesson.sides)
    lines += ["", "Speakers, by side and role"]
    for side, names in found.speakers.items():
        lines.append(f"  {side}: {sum(names.values())}")
        lines += [f"    {name}: {count}" for name, count in names.items()]
    return lines


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())


@click.command()
@click.option("--sources", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="The folder of the reports' texts.")  # fmt: skip
@course_options
def mentions(sources: Path, folders: Named) -> None:
    """Write the index of which entities each paragraph of each report names."""
    places = course_folders(folders)
    texts, unread = read_texts(sources, Places())
    if unread:  # an index without them would say that they name nobody
        raise ContentError(unread)
    made = mentioned.index(open_course(folders).corpus, texts)
    lines = [
        "# Which entities each paragraph names. Written by `policystory mentions`; proved by `policystory check`.",
        "mentions:",
    ]
    for source, paragraphs in made.items():
        lines.append(f"  {source}:")
        lines += [
            f"    {number}: [{', '.join(entities)}]"
            for number, entities in paragraphs.items()
        ]
    written = places.content / "mentions.yml"
    write_whole(written, ("\n".join(lines) + "\n").encode())
    say(
        f"{written}: {sum(map(len, made.values()))} paragraphs name somebody or something"
    )


@click.command()
@course_options
def schema(folders: Named) -> None:
    """Write the JSON Schemas of the content's files, for editors that help while one types."""
    for path in write_schemas(course_folders(folders).content):
        say(str(path))


VERBS = (check, facts, coverage, mentions, schema)
