"use strict";
// Holds the values of the widget models, follows their links and shows what they select.
(() => {
  const doc = document;
  const page = doc.documentElement;
  if (!CSS.supports("aspect-ratio:1")) return;  // nor has the page's line to older browsers gone
  const one = (selector, root) => root.querySelector(selector);
  const { values, words, names, links, kept = [] } = JSON.parse(one("body>#page-data", doc).textContent);
  const first = { ...values };
  const views = {};
  const followers = {};
  const running = {};
  const leads = new Map();  // for each name in an address, the model that it sets
  const moved = new Map();  // by name, in the order in which the reader moved them
  let writing;
  const panes = new Map();

  const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const add = (table, key, item) => (table[key] ??= []).push(item);

  for (const view of all("[data-model]")) add(views, view.dataset.model, view);
  for (const [source, target, both] of links) {
    add(followers, source, target);
    if (both) add(followers, target, source);
  }
  for (const [model, name] of Object.entries(names).reverse()) leads.set(name, model);

  const plain = (value) => `${value ?? ""}`;
  const value = (field) => +field.value;
  const index = (value) => +(value ?? -1);
  const frame = (part) => part.getBoundingClientRect();
  // The edges of what holds some parts of the page.
  const edges = (parts) => Object.entries({ left: "min", top: "min", right: "max", bottom: "max" }).map(
    ([side, most]) => Math[most](...parts.map((part) => frame(part)[side])));
  const placeOf = (element) => [...element.parentElement.children].indexOf(element);

  // What a slider says: the words of an option, or a number as its readout format asks for.
  const said = (view, value) => {
    const options = words[view.dataset.model];
    const { digits, unit = "" } = view.dataset;
    if (options) return options[value] ?? "";
    if (!digits) return plain(value);
    const fixed = (unit ? value * 100 : value).toFixed(digits);
    return fixed.replace("-", +fixed ? "−" : "") + unit;
  };

  const slide = (view, input, value) => {
    const text = said(view, value);
    input.value = value;
    input.setAttribute("aria-valuetext", text);
    one("output", input.parentElement).textContent = text;
  };

  // A pane may wait as a comment until it is first shown; passages of several are kept once.
  const show = (pane) => {
    const content = pane.firstChild;
    if (content instanceof Comment) pane.innerHTML = content.data.replace(/<(\d+)>/g, (it, at) => kept[at] ?? it);
    pane.hidden = false;
  };

  // Of a table behind a figure only what is shown is seen, until all of it is asked for.
  const shorten = (behind) => {
    const mark = behind && one("[data-less]:not([hidden] *)", behind);
    if (mark) all("tr,tr>*", behind).forEach((part) => part.classList.toggle("ke-more", part.matches(mark.dataset.less)));
  };

  // How each kind of view shows its model's value, and reads what its reader chose.
  const kinds = {
    stack: {
      draw(view, value) {
        const shown = panes.get(view) ?? one(":scope>:not([hidden])", view);
        const pane = view.children[index(value)];
        const next = view.children[pane?.dataset.as] ?? pane;  // the same as an earlier one
        if (shown) shown.hidden = true;
        if (next) show(next);
        panes.set(view, next);
        shorten(view.closest(".ke-behind"));
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
    progress: {
      draw(view, value) {
        const bar = one("progress", view);
        bar.value = value - view.dataset.min;
        bar.setAttribute("aria-valuetext", plain(value));
      },
    },
    select: {
      draw: (view, value) => { one("select", view).selectedIndex = value ?? -1; },
      read: (field) => field.selectedIndex,
    },
    radio: {
      draw(view, value) {
        all("input", view).forEach((input, place) => { input.checked = place === value; });
      },
      read: value,
    },
    range: {
      draw: (view, value) => slide(view, one("input", view), value),
      read: value,
    },
    span: {
      draw(view, pair) {
        all("input", view).forEach((input, end) => slide(view, input, pair[end]));
      },
      // neither end passes the other
      read(field, view) {
        const [from, to] = all("input", view).map(value);
        return field.parentElement.nextElementSibling ? [Math.min(from, to), to] : [from, Math.max(from, to)];
      },
    },
    number: {
      draw: (view, value) => { one("input", view).value = value; },
      read: (field, view) => (field.value === "" ? values[view.dataset.model]
        : Math.min(Math.max(Math.round(value(field)), field.min), field.max)),
      event: "change",  // not with each digit of a number
    },
    check: {
      draw: (view, value) => { one("input", view).checked = value; },
      read: (field) => field.checked,
    },
    toggle: {
      draw: (view, value) => view.setAttribute("aria-pressed", !!value),
      press: (view, model) => move(model, !values[model]),
    },
    play: {
      draw: (view) => {
        view.children[0].textContent = running[view.dataset.model] ? "Pause" : "Play";
      },
      press: (view, model) => (running[model] ? stop(model) : start(view)),
    },
  };

  // On a narrow screen a figure is scrolled sideways: bring what has changed into its window.
  const follow = (model) => {
    for (const view of views[model] ?? []) {
      const figure = view.closest(".ke-figure");
      const pane = panes.get(view);
      if (!figure || !pane) continue;
      const [left, , right] = edges(all("svg>:not(title,desc,defs)", pane));
      const { x, width } = frame(figure);
      if (left < right && right - left < width) figure.scrollLeft += (left + right - width) / 2 - x;
    }
  };

  const draw = (model) => {
    for (const view of views[model] ?? []) kinds[view.dataset.kind].draw(view, values[model]);
  };

  const set = (model, value, anyway) => {
    if (values[model] === value && !anyway) return;
    values[model] = value;
    draw(model);
    follow(model);
    for (const follower of followers[model] ?? []) set(follower, value);
  };

  // What a reader does is a move. The page's address tells all moves, the last one last.
  const move = (model, value) => {
    moved.delete(names[model]);
    moved.set(names[model], value);
    set(model, value);
    writing ??= setTimeout(write, 500);  // browsers refuse to be told more often
  };

  const address = () => {
    const state = new URLSearchParams();
    for (const [name, value] of moved) {
      for (const part of [value].flat()) state.append(name, words[leads.get(name)]?.[part] ?? plain(part));
    }
    return `${state}`;
  };

  const write = () => {
    writing = null;
    history.replaceState(null, "", location.href.split("#")[0] + (moved.size ? "#" + address() : ""));
  };

  // A part of a value as an address tells it; NaN if there is no such option.
  const understood = (model, text) => {
    const [view] = views[model];
    const { kind } = view.dataset;
    const options = words[model];
    if (kind === "accordion" && !text) return null;
    if (options) return options.includes(text) ? options.indexOf(text) : NaN;
    if (typeof first[model] === "boolean") return text === "true";
    const field = one("input", view);
    const told = isFinite(text) && text.trim() ? +text : NaN;
    if (!field || isNaN(told)) return told;
    field.value = told;
    return kinds[kind].read(field, view);  // one that the control allows
  };

  // Show the start and, from there, what an address tells.
  const open = (told) => {
    const state = new URLSearchParams(told);
    Object.assign(values, first);
    Object.keys(views).forEach(draw);
    moved.clear();
    for (const name of new Set(state.keys())) {
      const model = leads.get(name);
      const parts = model ? state.getAll(name).map((text) => understood(model, text)) : [NaN];
      if (parts.some(isNaN)) continue;
      const value = first[model]?.map ? parts : parts[0];
      moved.set(name, value);
      set(model, value, true);
    }
  };

  const stop = (model) => {
    clearInterval(running[model]);
    delete running[model];
    draw(model);
  };

  const step = (view) => {
    const { model, repeat, min, max, step: by } = view.dataset;
    const next = values[model] + +by;
    if (next <= max) move(model, next);
    else if (repeat != null) move(model, +min);
    if (repeat == null && next + +by > max) stop(model);
  };

  const start = (view) => {
    const { model, min, max, step: by, interval } = view.dataset;
    if (values[model] + +by > max) move(model, +min);
    running[model] = setInterval(step, interval, view);
    draw(model);
  };

  // Browsers without popovers show a card where it is asked for.
  if (!page.showPopover) page.classList.add("in-place");
  const unfold = (button) => {
    const card = doc.getElementById(button.getAttribute("popovertarget"));
    if (!card) return;
    if (!card.contains(button)) button.closest("p,li,td,div").append(card);
    card.classList.toggle("open");
  };

  const listen = ({ type, target }) => {
    const view = target.closest("[data-model]");
    const { read, event = "input" } = kinds[view?.dataset.kind] ?? {};
    if (!read || event !== type) return;
    const { model } = view.dataset;
    const next = read(target, view);
    if (next === values[model]) draw(model);  // what was entered is not allowed
    else move(model, next);
  };

  for (const type of ["input", "change"]) addEventListener(type, listen);

  addEventListener("click", /** @param {any} event */ (event) => {
    const { target } = event;
    const tool = target.closest("[data-tool]");
    tools[tool?.dataset.tool]?.(tool.closest(".widget"));
    const opens = target.closest("[popovertarget]");
    if (opens && !page.showPopover) unfold(opens);
    const part = target.closest("[role=tab],summary,[data-kind]");
    const view = part?.closest("[data-kind]");
    if (!view) return;
    const { model, kind } = view.dataset;
    if (part === view) kinds[kind].press?.(view, model);
    if (part.parentElement?.parentElement !== view) return;
    if (kind === "tab") move(model, placeOf(part));
    if (kind === "accordion") {
      event.preventDefault();
      const place = placeOf(part.parentElement);
      move(model, place === values[model] ? null : place);
    }
  });

  // The arrow keys go through the tabs.
  addEventListener("keydown", /** @param {any} event */ (event) => {
    const tab = event.target.closest("[role=tab]");
    if (!tab) return;
    const tabs = [...tab.parentElement.children];
    const place = placeOf(tab);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[event.key];
    if (next == null) return;
    event.preventDefault();
    const chosen = tabs[(next + tabs.length) % tabs.length];
    chosen.click();
    chosen.focus();
  });

  const node = (name, attributes, ...children) => {
    const made = doc.createElementNS("http://www.w3.org/2000/svg", name);
    for (const pair of Object.entries(attributes)) made.setAttribute(...pair);
    made.append(...children);
    return made;
  };

  // A copy of a drawing that needs no stylesheet, in a frame at its place.
  const framed = (svg, left, top) => {
    const copy = svg.cloneNode(true);
    const [parts, copies] = [svg, copy].map((each) => all(":not(defs *)", each));
    parts.forEach((part, place) => {
      const { fill, stroke, font } = getComputedStyle(part);
      Object.assign(copies[place].style, { fill, stroke, font });
    });
    const { x, y, width, height } = frame(svg);
    return node("svg", { x: x - left, y: y - top, width, height }, copy);
  };

  // All that is drawn in a card, as it is seen, over the page's title. Of our styles it takes the
  // second, by which the parts of drawings look alike.
  const picture = (card) => {
    const seen = all("svg", card).filter((svg) => svg.getClientRects().length);
    const [left, top, right, bottom] = edges(seen);
    const width = right - left;
    const height = bottom - top + 30;
    const { color, backgroundColor, font } = getComputedStyle(page);
    return new XMLSerializer().serializeToString(node("svg", { width, height },
      node("rect", { width, height, fill: backgroundColor }),
      node("style", {}, all("style")[1].textContent),
      ...seen.map((svg) => framed(svg, left, top)),
      node("text", { x: 8, y: height - 10, fill: color, style: `font:${font};font-size:14px` }, doc.title)));
  };

  const save = (card, blob, ending) => {
    const link = doc.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${one("title", card)?.textContent ?? doc.title}.${ending}`;
    link.click();
  };

  const tools = {
    reset(card) {
      for (const { dataset: { model } } of all("[data-model]", card)) {
        if (running[model]) stop(model);
        moved.delete(names[model]);
      }
      open(address());
      write();
    },
    svg: (card) => save(card, new Blob([picture(card)], { type: "image/svg+xml" }), "svg"),
    async png(card) {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(picture(card))}`;
      await image.decode();
      const canvas = doc.createElement("canvas");
      canvas.width = 2 * image.width;
      canvas.height = 2 * image.height;
      // @ts-expect-error: each canvas has this context
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(card, blob, "png"));
    },
  };

  // The keyboard reaches what scrolls sideways.
  const boxes = new ResizeObserver(/** @param {any} changes */ (changes) => {
    for (const { target } of changes) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  all(".ke-figure,.scroll,pre").forEach((box) => boxes.observe(box));

  const visit = () => {
    open(location.hash.slice(1));
    views[leads.get([...moved.keys()].pop())]?.[0].closest(".widget")?.scrollIntoView();
  };
  visit();
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) visit();  // and not the name of a section
  });
  if (!matchMedia("(prefers-reduced-motion)").matches) {
    all("[data-playing]").forEach(start);
  }
})();
