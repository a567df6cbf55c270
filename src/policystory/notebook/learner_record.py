"""Show in a notebook what the learner did, the record's folder, and damage to the record."""

from policystory.course import find
from policystory.errors import sentence
from policystory.notebook.kernel_session import fault_sentences, paragraphs, session
from policystory.notebook_output import Output, errors_as_sentences, html_output


@errors_as_sentences
def record() -> Output:
    """Show what the learner did in each lesson, the record's folder, and damage to the record."""
    # A lesson shows no sittings, and need not load what draws them.
    from policystory.render.describe_sittings import lessons_worked  # noqa: PLC0415
    from policystory.render.sittings_page import sittings_html  # noqa: PLC0415

    session_ = session()
    kept = session_.record()
    home = find.display_records_home()
    folder = f"{home}/{session_.course.id}/{session_.learner}"
    phrases = session_.course.corpus.phrases
    lines = [
        phrases.say("record.folder", folder=folder),
        phrases.say("record.kept", n=len(kept.entries)),
        *fault_sentences(kept),
    ]
    trouble = sentence(session_.trouble())
    if trouble:
        lines.append(trouble)
    # The machine's own folders need not stand in a notebook that is handed on.
    lines = [line.replace(str(session_.folder), folder) for line in lines]
    worked = lessons_worked(
        session_.course, session_.learner, session_.full_record(), session_.zone
    )
    page = paragraphs(lines) + sittings_html(worked, phrases)
    return html_output(page, phrases.say("record.yours"))
