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

  const number = (view, name) => Number(view.dataset[name]);
  const plain = (value) => String(value ?? "");
  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  const value = (field) => Number(field.value);
  const index = (value) => (value === null ? -1 : Number(value));
  const placeOf = (element) => [...element.parentElement.children].indexOf(element);

  // A number as its readout format asks for.
  const formatted = (view, value) => {
    const { digits, unit = "" } = view.dataset;
    return digits ? (unit ? value * 100 : value).toFixed(digits) + unit : plain(value);
  };

  const slide = (input, place, said) => {
    input.value = place;
    input.setAttribute("aria-valuetext", said);
    input.parentElement.querySelector("output").textContent = said;
  };

  const swap = (view, shown, next) => {
    if (shown) shown.hidden = true;
    if (next) next.hidden = false;
    panes.set(view, next);
  };

  // How each kind of view shows its model's value, and reads what its reader chose.
  const kinds = {
    stack: {
      draw(view, value) {
        const shown = panes.has(view) ? panes.get(view) : [...view.children].find((pane) => !pane.hidden);
        swap(view, shown, view.children[index(value)]);
      },
    },
    tab: {
      draw(view, value) {
        const [tabs, panels] = view.children;
        [...tabs.children].forEach((tab, place) => {
          const selected = place === index(value);
          tab.setAttribute("aria-selected", selected);
          tab.tabIndex = selected || (!tabs.children[index(value)] && !place) ? 0 : -1;
          panels.children[place].hidden = !selected;
        });
      },
    },
    accordion: {
      draw(view, value) {
        [...view.children].forEach((part, place) => { part.open = place === index(value); });
      },
    },
    text: {
      draw(view, value) { if (value !== undefined) view.textContent = plain(value); },
    },
    valid: {
      draw: (view, value) => kinds.stack.draw(view, Boolean(value)),
    },
    progress: {
      draw(view, value) {
        const bar = view.querySelector("progress");
        bar.value = value - number(view, "min");
        bar.setAttribute("aria-valuetext", plain(value));
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
      read: value,
    },
    range: {
      draw: (view, value) => slide(view.querySelector("input"), value, words[view.dataset.model][value] ?? ""),
      read: value,
    },
    span: {
      draw(view, pair) {
        view.querySelectorAll("input").forEach((input, end) => {
          slide(input, pair[end], words[view.dataset.model][pair[end]] ?? "");
        });
      },
      // neither end passes the other
      read(field, view) {
        const [from, to] = [...view.querySelectorAll("input")].map(value);
        return field.parentElement.nextElementSibling ? [Math.min(from, to), to] : [from, Math.max(from, to)];
      },
    },
    slider: {
      draw: (view, value) => slide(view.querySelector("input"), value, formatted(view, value)),
      read: value,
    },
    number: {
      draw: (view, value) => { view.querySelector("input").value = value; },
      read: (field, view) => (field.value === "" ? values[view.dataset.model]
        : within(Math.round(value(field)), field.min, field.max)),
      event: "change",  // not with each digit of a number
    },
    check: {
      draw: (view, value) => { view.querySelector("input").checked = value; },
      read: (field) => field.checked,
    },
    toggle: {
      draw: (view, value) => view.setAttribute("aria-pressed", Boolean(value)),
      press: (view, value) => set(view.dataset.model, !value),
    },
    play: {
      draw: (view) => {
        view.firstElementChild.textContent = running[view.dataset.model] ? "Pause" : "Play";
      },
      press: (view) => (running[view.dataset.model] ? stop(view.dataset.model) : start(view)),
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

  const listen = ({ type, target }) => {
    const view = target.closest("[data-model]");
    const { read, event = "input" } = kinds[view?.dataset.kind] ?? {};
    if (!read || event !== type) return;
    const { model } = view.dataset;
    const next = read(target, view);
    if (next === values[model]) draw(model);  // what was entered is not allowed
    else set(model, next);
  };

  document.addEventListener("input", listen);
  document.addEventListener("change", listen);

  document.addEventListener("click", (event) => {
    const part = event.target.closest("[role=tab], summary, [data-kind]");
    const view = part?.closest("[data-kind]");
    if (!view) return;
    const { model, kind } = view.dataset;
    if (part === view) kinds[kind].press?.(view, values[model]);
    if (part.parentElement?.parentElement !== view) return;
    if (kind === "tab") set(model, placeOf(part));
    if (kind === "accordion") {
      event.preventDefault();
      const place = placeOf(part.parentElement);
      set(model, place === values[model] ? null : place);
    }
  });

  // The arrow keys go through the tabs.
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (!tab) return;
    const tabs = [...tab.parentElement.children];
    const place = placeOf(tab);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    tabs.at(next % tabs.length).click();
    tabs.at(next % tabs.length).focus();
  });

  Object.keys(views).forEach(draw);
})();
