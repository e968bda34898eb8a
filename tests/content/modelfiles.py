"""The files of content/models/ with a mistake in one of them, without reading all the rest anew."""

from dataclasses import fields, replace
from pathlib import Path
from typing import get_type_hints

from ketamine_explainer.content import ContentError, find_root, load_content
from ketamine_explainer.content.errors import Problem
from ketamine_explainer.content.files import Models, own
from ketamine_explainer.content.fitting import unfit
from ketamine_explainer.content.modelcheck import malformed_models
from ketamine_explainer.content.naming import dangling, ids, named
from ketamine_explainer.content.yamlfile import open_document, validate

ROOT = find_root(Path(__file__))
CONTENT = load_content(ROOT)
FOLDER = ROOT / "content" / "models"
DOCUMENTS = {
    f"models/{each.name}": open_document(FOLDER / f"{each.name}.yaml") for each in fields(Models)
}
RECORDS = get_type_hints(Models)


def problems(folder: Path, name: str, old: str, new: str) -> tuple[Problem, ...]:
    """Return what is told when one passage of a file is replaced."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text, f"{name}.yaml no longer holds {old!r}"
    path = folder / f"{name}.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    document = open_document(path)
    try:
        models = replace(CONTENT.models, **{name: validate(document, RECORDS[name])})
    except ContentError as error:
        return error.problems
    documents = DOCUMENTS | {f"models/{name}": document}
    marks = named((each, own()[file][1]) for file, each in documents.items())
    known = {**ids(marks), "source": CONTENT.sources, "estimate": CONTENT.evidence.shown}
    return (
        *dangling(marks, known),
        *unfit(marks, CONTENT.evidence.shown),
        *malformed_models(models, documents, CONTENT.evidence),
    )
