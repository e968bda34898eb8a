"""Widgets with front-end modules of their own writing, one for each thing that a host must do."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets
from ipywidgets import widget_serialization

COUNTER = """
function render({ model, el }) {
  const button = document.createElement("button");
  const say = () => { button.textContent = `count is ${model.get("count")}`; };
  button.onclick = () => {
    model.set("count", model.get("count") + 1);
    model.save_changes();
  };
  model.on("change:count", say);
  say();
  el.append(button);
}
export default { render };
"""


class Counter(anywidget.AnyWidget):
    """A button that counts."""

    _esm = COUNTER
    count = traitlets.Any(0).tag(sync=True)


class Lister(anywidget.AnyWidget):
    """Says each event that its model gives, and has buttons for what a module may do to it."""

    _esm = """
    export default () => ({
      initialize({ model }) {
        model.initialized = (model.initialized ?? 0) + 1;
      },
      render({ model, el }) {
        const log = document.createElement("ol");
        const note = (words) => {
          log.append(document.createElement("li"));
          log.lastChild.textContent = words;
        };
        const both = () => note("either");
        model.on("change:a change:b", both);
        model.on("change:a", (model, value) => note(`a is ${value}, b is ${model.get("b")}`));
        model.on("change", () => note("changed"));
        const acts = {
          "set both": () => model.set({ a: model.get("a") + 1, b: "new" }),
          "set the same": () => model.set("list", [1, 2]),
          "stop": () => model.off("change:a change:b", both),
          "stop all": () => model.off(),
          "send": () => model.send({ hello: 1 }),
        };
        for (const [words, act] of Object.entries(acts)) {
          const button = document.createElement("button");
          button.textContent = words;
          button.onclick = () => { act(); model.save_changes(); };
          el.append(button);
        }
        el.append(log);
      },
    });
    """
    a = traitlets.Int(1).tag(sync=True)
    b = traitlets.Unicode("old").tag(sync=True)
    list = traitlets.List([1, 2]).tag(sync=True)


class Bytes(anywidget.AnyWidget):
    """Sums bytes that stand at the top of a trait and deep in another."""

    _esm = """
    export default { render({ model, el }) {
      const sum = (view) => [...new Uint8Array(view.buffer)].reduce((a, b) => a + b, 0);
      const [top, deep] = [model.get("top"), model.get("deep").rows[1].cells];
      const said = [top instanceof DataView, sum(top), sum(deep), `${model.get("odd")}`];
      el.textContent = said.join(" ");
    } };
    """
    top = traitlets.Bytes(bytes([1, 2, 3])).tag(sync=True)
    deep = traitlets.Dict({"rows": [{"cells": b"\x01"}, {"cells": b"\x0a\x14"}]}).tag(sync=True)
    odd = traitlets.Float(float("nan")).tag(sync=True)


class Parent(anywidget.AnyWidget):
    """Shows others within itself, in each of the ways that there are."""

    _esm = """
    export default { async render({ model, el, host, experimental }) {
      const box = (name) => {
        const made = document.createElement("div");
        made.className = name;
        el.append(made);
        return made;
      };
      const widget = await host.getWidget(model.get("child"));
      await widget.render({ el: box("child") });
      const exported = await host.getWidget(model.get("talker"));
      box("exported").textContent = exported.exports.hello("you");
      const manager = model.widget_manager;
      const other = await manager.get_model(model.get("named").slice(10));
      const view = await manager.create_view(other);
      el.append(view.el);
      const slider = await manager.get_model(model.get("slider").slice(10));
      const said = box("slider");
      const say = () => {
        said.textContent = `${slider.get("description")} ${slider.get("value")}`;
      };
      slider.on("change:value", say);
      say();
      const answer = await experimental.invoke("ask", {}).catch((error) => error.message);
      box("invoked").textContent = answer;
    } };
    """
    child = traitlets.Unicode().tag(sync=True)
    talker = traitlets.Unicode().tag(sync=True)
    named = traitlets.Any().tag(sync=True, **widget_serialization)
    slider = traitlets.Any().tag(sync=True, **widget_serialization)


class Talker(anywidget.AnyWidget):
    """Has something for other modules, and nothing to see."""

    _esm = """
    export default { initialize() { return { hello: (name) => `hello ${name}` }; } };
    """


class Older(anywidget.AnyWidget):
    """Exports its functions by themselves, as was once the way; waits for something at its top."""

    _esm = """
    const nothing = this === undefined;
    const words = await Promise.resolve("older");
    export async function render({ model, el }) {
      const { length } = import.meta.url;
      el.innerHTML = `<b>${words}</b> ${length > 0} ${"</script><!--"[1]} ${nothing}`;
    }
    """


class Dressed(anywidget.AnyWidget):
    """Brings a stylesheet."""

    _esm = """
    export default { render({ el }) { el.innerHTML = '<p>plain</p><p class="mine">mine</p>'; } };
    """
    _css = """
    @import url("https://example.org/all.css");
    @font-face { font-family: x; src: url(https://example.org/x.woff2) }
    :root { --tone: rgb(1, 2, 3) }
    p { color: var(--tone); background: url(https://example.org/x.png) }
    .mine { color: rgb(4, 5, 6); &:hover { color: red } }
    @media (min-width: 1px) { p { text-indent: 7px } }
    """


class Static(anywidget.AnyWidget):
    """Says what it shows without its module, which begins with what is there."""

    _esm = """
    export default { render({ model, el }) {
      el.querySelector("p").textContent += `, then ${model.get("n")} ${model.get("_static")}`;
    } };
    """
    _static = traitlets.Unicode("<p onclick='x()'>first</p><script>1</script>").tag(sync=True)
    n = traitlets.Int(2).tag(sync=True)


class Broken(anywidget.AnyWidget):
    """Fails as it is drawn."""

    _esm = "export default { render() { throw new Error('no luck'); } };"


SHARED = """// what all of them draw with
const made = (name, words) => {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
};
const PRICE = 3;
// nbfolio: shared above
"""


def sharing(own: str) -> Any:
    """Return a widget whose module begins as the others do."""

    class Sharing(anywidget.AnyWidget):
        _esm = SHARED + own

    return Sharing()


def broken(esm: str) -> Any:
    """Return a widget with that module."""

    class Wrong(anywidget.AnyWidget):
        _esm = esm

    return Wrong()
