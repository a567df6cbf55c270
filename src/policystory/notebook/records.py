"""Show in a notebook where the learner's record is, and whether its files are sound."""

from policystory.course import find
from policystory.facts.words import how_many
from policystory.notebook.kernel_session import fault_sentences, paragraphs, session
from policystory.notebook_output import Output, errors_as_sentences, html_output


@errors_as_sentences
def record() -> Output:
    """Show where the learner's answers are kept, and whether anything is wrong with these files."""
    session_ = session()
    kept = session_.record()
    folder = f"{find.display_records_home()}/{session_.course.id}/{session_.learner}"
    count = len(kept.entries)
    answers = how_many(count, "answer")
    are = "is" if count == 1 else "are"
    lines = [
        f"Your record: {folder}",
        f"{answers} {are} kept there.",
        *fault_sentences(kept),
    ]
    return html_output(paragraphs(lines), "Your record")
