"use strict";
// Holds the values of the widget models, follows their links and shows what they select.
(() => {
  const data = JSON.parse(document.getElementById("explainer-data").textContent);
  const { values, words } = data;
  const views = {};
  const followers = {};
  const running = {};
  const panes = new Map();

  const add = (table, key, item) => (table[key] ??= []).push(item);

  for (const view of document.querySelectorAll("[data-model]")) add(views, view.dataset.model, view);
  for (const [source, target, both] of data.links) {
    add(followers, source, target);
    if (both) add(followers, target, source);
  }

  // How each kind of view shows its model's value, and reads what its reader chose.
  const kinds = {
    stack: {
      draw(view, value) {
        const shown = panes.has(view) ? panes.get(view) : [...view.children].find((pane) => !pane.hidden);
        const next = view.children[value];
        if (shown) shown.hidden = true;
        if (next) next.hidden = false;
        panes.set(view, next);
      },
    },
    select: {
      draw: (view, value) => { view.querySelector("select").selectedIndex = value ?? -1; },
      read: (field) => field.selectedIndex,
    },
    radio: {
      draw(view, value) {
        view.querySelectorAll("input").forEach((input, place) => { input.checked = place === value; });
      },
      read: (field) => Number(field.value),
    },
    range: {
      draw(view, value) {
        const said = words[view.dataset.model][value] ?? "";
        const input = view.querySelector("input");
        input.value = value;
        input.setAttribute("aria-valuetext", said);
        view.querySelector("output").textContent = said;
      },
      read: (field) => Number(field.value),
    },
    play: {
      draw: (view) => {
        view.firstElementChild.textContent = running[view.dataset.model] ? "Pause" : "Play";
      },
    },
  };

  // On a narrow screen a figure is scrolled sideways: bring what has changed into its window.
  const follow = (model) => {
    for (const view of views[model] ?? []) {
      const figure = view.closest(".ke-figure");
      const drawn = panes.get(view)?.querySelector("svg > *:not(title, desc, defs)");
      if (!figure || !drawn || figure.scrollWidth <= figure.clientWidth) continue;
      const [part, frame] = [drawn.getBoundingClientRect(), figure.getBoundingClientRect()];
      if (part.width < frame.width) {
        figure.scrollLeft += part.left + part.width / 2 - frame.left - frame.width / 2;
      }
    }
  };

  const draw = (model) => {
    for (const view of views[model] ?? []) kinds[view.dataset.kind].draw(view, values[model]);
  };

  const set = (model, value) => {
    if (values[model] === value) return;
    values[model] = value;
    draw(model);
    follow(model);
    for (const follower of followers[model] ?? []) set(follower, value);
  };

  const number = (view, name) => Number(view.dataset[name]);

  const stop = (model) => {
    clearInterval(running[model]);
    delete running[model];
    draw(model);
  };

  const step = (view) => {
    const model = view.dataset.model;
    const repeats = "repeat" in view.dataset;
    const next = values[model] + number(view, "step");
    if (next <= number(view, "max")) set(model, next);
    else if (repeats) set(model, number(view, "min"));
    if (!repeats && values[model] + number(view, "step") > number(view, "max")) stop(model);
  };

  const start = (view) => {
    const model = view.dataset.model;
    if (values[model] + number(view, "step") > number(view, "max")) set(model, number(view, "min"));
    running[model] = setInterval(step, number(view, "interval"), view);
    draw(model);
  };

  document.addEventListener("input", ({ target }) => {
    const view = target.closest("[data-model]");
    const read = view && kinds[view.dataset.kind].read;
    if (read) set(view.dataset.model, read(target));
  });

  document.addEventListener("click", ({ target }) => {
    const view = target.closest("[data-kind=play]");
    if (!view) return;
    if (running[view.dataset.model]) stop(view.dataset.model);
    else start(view);
  });

  Object.keys(views).forEach(draw);
})();
