"""All kinds of hostile inputs."""

from tests.fuzz import (
    course,
    environments,
    exports,
    figures,
    messages,
    prose,
    record,
    responses,
)

KINDS = {
    module.KIND.name: module.KIND
    for module in (
        record,
        exports,
        messages,
        course,
        figures,
        prose,
        responses,
        environments,
    )
}
