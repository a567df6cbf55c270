"""The order of the lessons, and which facts have been taught up to a lesson or module."""

from policystory.course.content import Content, Course, Module


def lesson_order(course: Course) -> tuple[str, ...]:
    """Return the ids of all lessons in the order of the course, module by module.

    These include lessons that a module names, but that are not written yet.
    """
    names: list[str] = []
    for module in course.modules:
        names += module.lessons
        for lesson in course.lessons:
            if lesson.module == module.id:
                names.append(lesson.id)
    names += [lesson.id for lesson in course.lessons]
    # Most lessons are named twice, by the module and by the list of lessons.
    return tuple(dict.fromkeys(names))


def taught(content: Content, name: str) -> frozenset[str] | None:
    """Return the ids of all facts that have been taught when a quiz of a lesson or module begins.

    `name` is the id of the lesson or module. The facts are those that the lesson (or the module's
    lessons) and all earlier lessons cite. None where it is not known what is taught: if the lesson,
    or a lesson of the module, has no notebook or cites nothing, or if the module has no lessons.
    """
    cited = {text.id: text.cited for text in content.lessons}
    order = lesson_order(content.course)
    lessons = lessons_of(content.course, name)
    if not lessons:
        return None
    if not all(cited.get(lesson) for lesson in lessons):
        return None
    # A lesson that has a notebook but is not in the course file comes after all others.
    last = lessons[-1]
    before = order
    if last in order:
        place = order.index(last)
        before = order[:place]
    facts: set[str] = set()
    for lesson in (*before, *lessons):
        for citation in cited.get(lesson, ()):
            facts.add(citation.fact)
    return frozenset(facts)


def lessons_of(course: Course, name: str) -> tuple[str, ...]:
    """Return the ids of a module's lessons in order, if `name` is a module; else just `name`."""
    for module in course.modules:
        if module.id == name:
            return _lessons_of_module(course, module)
    return (name,)


def _lessons_of_module(course: Course, module: Module) -> tuple[str, ...]:
    """Return the lessons that a module names, or that name it, in the order of the course."""
    of_module = set(module.lessons)
    for lesson in course.lessons:
        if lesson.module == module.id:
            of_module.add(lesson.id)
    # The two may name lessons in different orders; that of the course decides.
    order = lesson_order(course)
    return tuple(filter(of_module.__contains__, order))
