"""The runtime of what is alive, in a browser: what stands on the page is what numpy gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from ketamine_explainer.explorers.kit.live import Mark

from .live_models import NAMES, Live, live

HOST = """
async ([module, views, first]) => {
  const url = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
  const made = (await import(url)).default;
  const state = { ...first };
  const heard = {};
  window.host = {
    state,
    set(key, value) {
      state[key] = value;
      for (const hear of heard[key] ?? []) hear();
    },
  };
  for (const view of views) {
    const el = document.body.appendChild(document.createElement("div"));
    const model = {
      get: (key) => (key in state ? state[key] : view[key]),
      set: (key, value) => window.host.set(key, value),
      save_changes() {},
      on: (event, hear) => (heard[event.slice("change:".length)] ??= []).push(hear),
    };
    made.render({ model, el });
  }
  for (const each of document.querySelectorAll("details")) each.open = true;
}
"""

READ = """
(state) => {
  for (const [key, value] of Object.entries(state)) window.host.set(key, value);
  return [...document.querySelectorAll("[data-live]")].map((part) => ({
    name: part.dataset.live, at: part.dataset.at ?? "", kind: part.localName,
    d: part.getAttribute("d"), x: part.getAttribute("x"), y: part.getAttribute("y"),
    html: part.innerHTML, transform: part.getAttribute("transform"),
  }));
}
"""

AS_READ = """
(texts) => texts.map((each) => {
  const box = document.createElement("div");
  box.innerHTML = each;
  return box.innerHTML;
})
"""


def opened(page: Page, shown: Live) -> None:
    """Put all views of a model on a page, with controls that they share."""
    views = [{"_static": v._static, "inputs": v.inputs, "hands": v.hands} for v in shown.views]
    first = {name: each.control.index for name, each in shown.model.choices.items()}
    page.set_content("<!DOCTYPE html><html lang='en'><title>Live</title><body></body></html>")
    page.evaluate(HOST, [shown.model.module, views, first])


@pytest.mark.parametrize("name", NAMES)
def test_each_part_of_a_page_is_what_numpy_gives_in_random_states(
    name: str, page: Page, often: Callable[[int, int], int]
) -> None:
    shown = live(name)
    opened(page, shown)
    page.wait_for_timeout(50)
    for places in shown.places(np.random.default_rng(19), often(60, 300)):
        parts = page.evaluate(READ, places)
        assert {each["name"] for each in parts} == set(shown.model.first)
        texts = []
        for part in parts:
            fixed = dict(each.split("=") for each in part["at"].split("&") if each)
            state = {**places, **{key: int(place) for key, place in fixed.items()}}
            expected = shown.model.at(**shown.values(state))[part["name"]]
            if isinstance(expected, Mark):
                _compare(part, expected.placed())
            else:
                texts.append((part["html"], str(expected)))
        wanted = page.evaluate(AS_READ, [expected for _, expected in texts])
        assert [found for found, _ in texts] == wanted


def _compare(part: dict[str, Any], placed: Any) -> None:
    """Fail unless a part stands where it is placed, to a tenth of a unit in paths."""
    assert part["transform"] is None, "nothing else moves it"
    x, y = np.asarray(placed[0], dtype=float), np.asarray(placed[1], dtype=float)
    if part["kind"] == "path":
        seen = np.isfinite(x) & np.isfinite(y)
        starts = seen & ~np.concatenate([[False], seen[:-1]])
        steps = re.findall(r"([ML])(-?[\d.]+) (-?[\d.]+)", part["d"])
        assert [pen for pen, *_ in steps] == ["M" if start else "L" for start in starts[seen]]
        found = np.array([[float(a), float(b)] for _, a, b in steps]).reshape(-1, 2)
        np.testing.assert_allclose(found, np.stack([x[seen], y[seen]], axis=-1), atol=0.0501)
    else:
        assert [float(part["x"]), float(part["y"])] == pytest.approx([float(x), float(y)], abs=1e-6)
        if part["kind"] == "text":
            assert part["html"] == placed[2]


@pytest.mark.parametrize("name", ["timeline", "one_infusion"])
def test_a_handle_moves_its_control_by_keys_within_its_ends(name: str, page: Page) -> None:
    shown = live(name)
    opened(page, shown)
    hands = {key: told for view in shown.views for key, told in view.hands.items()}
    assert hands
    for control, axis, places, label, options in hands.values():
        slider = page.locator(f'[role="slider"][aria-label="{label}"]').first  # one an axis
        size, start = shown.sizes[control], len(options) // 2
        page.evaluate("([key, value]) => window.host.set(key, value)", [control, start])
        slider.focus()
        for key, index in (("ArrowRight", start + 1), ("ArrowUp", start + 2),
                           ("ArrowLeft", start + 1), ("ArrowDown", start), ("Home", 0),
                           ("ArrowLeft", 0), ("End", size - 1), ("ArrowRight", size - 1),
                           ("PageDown", size - 1)):  # fmt: skip  # that turns slides
            page.keyboard.press(key)
            assert page.evaluate("(key) => window.host.state[key]", control) == index
            assert slider.get_attribute("aria-valuenow") == str(index)
            assert slider.get_attribute("aria-valuetext") == options[index]
        assert axis in "xy"
        assert len(places) == size
