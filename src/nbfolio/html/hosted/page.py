"""What a page holds for its widgets with front-end modules: scripts, a stylesheet, data."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from markupsafe import Markup

from ...markup import element, joined
from ...minify import minified
from ...notebook.state import HOSTED, Model
from ..drawing import RenderContext
from ..frontend import asset, needed, script_hash
from .widget import REFERENCES, asked_by, given, references, referred

WATCH = (
    'addEventListener("securitypolicyviolation",'
    "()=>{(self.nbfolioModules=self.nbfolioModules??{}).refused=true})"
)
"""A script before all modules: what the policy refuses them may be before the host is there."""


@dataclass(frozen=True)
class Hosting:
    """The front-end modules of a page and what runs them; nothing where it has none.

    Parameters
    ----------
    modules
        Their scripts, which come before ours.
    host
        The script that comes after the page's own.
    css
        Their stylesheets as one.
    """

    modules: tuple[Markup, ...] = ()
    host: Markup = field(default_factory=Markup)
    css: Markup = field(default_factory=Markup)

    @cached_property
    def hashes(self) -> Markup:
        """What the policy names beside our own scripts."""
        scripts = (*self.modules, self.host) if self.host else ()
        return Markup("".join(f" '{script_hash(each)}'" for each in scripts))

    @property
    def before(self) -> Markup:
        """What stands before the page's own script."""
        sheet = element("style", self.css, data_of="modules") + "\n" if self.css else Markup()
        return sheet + joined(*(_script(each) for each in self.modules))

    @property
    def after(self) -> Markup:
        """What stands after it."""
        return _script(self.host) if self.host else Markup()


def _script(text: Markup) -> Markup:
    return element("script", text) + "\n"


def hosting(draw: RenderContext) -> Hosting:
    """Return what a page whose widgets are drawn holds for their modules."""
    if not draw.modules:
        return Hosting()
    models = [draw.state.models[ident] for ident in draw.modules]
    sheets = dict.fromkeys(_style(model) for model in models)
    css = Markup("\n".join(filter(None, sheets)))
    asking = any(asked_by(model) for model in models)
    watch = (Markup(WATCH),) if asking else ()
    return Hosting((*watch, *_scripts(draw)), host_script(asking), css)


@cache
def host_script(asking: bool = True) -> Markup:
    """Return the script that runs modules, without comments.

    Parameters
    ----------
    asking
        Whether one of them may ask for what the page's policy refuses.
    """
    reasons = {"data-asks"} if asking else set[str]()
    return Markup(minified(needed(asset("host.js"), reasons)))


def host_data(draw: RenderContext) -> dict[str, Any]:
    """Return what the host is told beside the values; empty where the page has no modules.

    Returns
    -------
    dict
        ``modules``: by short name of a model, the name of its module; ``buffers``: key, path and
        bytes in base 64; ``mains``: the main attribute of other models that are referred to.
    """
    if not draw.modules:
        return {}
    names = _names(draw)
    mains = {draw.name(model.id): _main(model, draw) for model in _others(draw)}
    modules = {draw.name(ident): names[esm] for ident, esm in draw.modules.items()}
    return {
        "modules": modules,
        "buffers": list(_buffers(draw)),
        **({"mains": mains} if mains else {}),
    }


def other_values(draw: RenderContext) -> dict[str, Any]:
    """Return by key what modules may ask of other widgets that they refer to."""
    found = {}
    for model in _others(draw):
        name, main = draw.name(model.id), _main(model, draw)
        for trait in given(model):
            if trait == main:
                found[name] = sent(draw.values.get(model.id, model.traits[trait]), draw)
            else:
                found[f"{name}.{trait}"] = sent(model.traits[trait], draw)
    return found


def _main(model: Model, draw: RenderContext) -> str:
    kind = draw.kinds.get(model.kind)
    return (kind.value if kind else None) or ""


def sent(value: Any, draw: RenderContext) -> Any:
    """Return a trait as JSON has it: references by short names, no bytes, nothing infinite."""
    if isinstance(value, str) and value.startswith(REFERENCES):
        ident = referred(value)
        kept = value.removesuffix(ident)
        return f"{kept}{draw.name(ident)}" if ident in draw.state.models else value
    if isinstance(value, Mapping):
        return {key: sent(each, draw) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [sent(each, draw) for each in value]
    is_odd = isinstance(value, bytes) or (isinstance(value, float) and not math.isfinite(value))
    return None if is_odd else value


def _others(draw: RenderContext) -> list[Model]:
    """Return the models without a module that modules refer to."""
    hosted = (draw.state.models[ident] for ident in draw.modules)
    found = dict.fromkeys(
        ident
        for model in hosted
        for trait in given(model)
        for ident in references(model.traits[trait])
    )
    models = (draw.state.models[ident] for ident in found if ident in draw.state.models)
    return [model for model in models if model.kind != HOSTED]


def _names(draw: RenderContext) -> dict[str, str]:
    texts = dict.fromkeys(draw.modules.values())
    return {esm: f"m{place}" for place, esm in enumerate(texts, start=1)}


def _scripts(draw: RenderContext) -> Iterator[Markup]:
    """Give the script of each module, and before them those of what several begin with."""
    from .scripts import module_script, parted, shared_script

    shared: dict[str, str] = {"": ""}
    for esm, name in _names(draw).items():
        above, own = parted(esm)
        if above not in shared:
            shared[above] = f"s{len(shared)}"
            yield Markup(shared_script(above, shared[above]))
        yield Markup(module_script(own, name, above, shared[above]))


def _style(model: Model) -> str:
    from .styles import module_style

    return module_style(model.get("_css", ""))


def _buffers(draw: RenderContext) -> Iterator[tuple[str, list[str | int], str]]:
    for ident in draw.modules:
        model = draw.state.models[ident]
        for trait in given(model):
            for path, found in _bytes(model.traits[trait]):
                yield f"{draw.name(ident)}.{trait}", path, b64encode(found).decode()


def _bytes(value: Any) -> Iterator[tuple[list[str | int], bytes]]:
    if isinstance(value, bytes):
        yield [], value
        return
    inside: Any = ()
    if isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, list | tuple):
        inside = enumerate(value)
    for key, each in inside:
        for path, found in _bytes(each):
            yield [key, *path], found
