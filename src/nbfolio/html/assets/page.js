"use strict";
// Holds the values of the widget models, follows their links and shows what they select.
// A value's key names its model and attribute: "w3" is the main one of a model (a slider's value, a
// stack's place), "w3.max" another one. `kinds` shows the first, `traits` the others, but for those
// that a kind shows in a way of its own (its `also`); `hosts` are told of both. A page gets the lines
// between `only where` and `only end` where it holds what is named there: see frontend.py.
(() => {
  const doc = document;
  const page = doc.documentElement;
  if (!CSS.supports("aspect-ratio:1")) return;  // nor has the page's line to older browsers gone
  const one = (selector, root) => root.querySelector(selector);
  // A pane may wait as a comment until it is first shown: as its HTML, or as its place in the data,
  // where a letter and three digits say how much is written again, and from where.
  const unpacked = ({ kept, size }) => {
    const made = new Uint16Array(size);
    let [at, end] = [0, 0];
    const digit = () => kept.charCodeAt(at++) - 63;
    while (end < size) {
      const count = digit() - 1211;
      if (count < 6 || count > 645) made[end++] = count + 1274;
      else {
        const from = end - (digit() * 64 + digit()) * 64 - digit();
        made.copyWithin(end, from, from + count);
        end += count;
      }
    }
    return new TextDecoder("utf-16").decode(made).split("\x01");
  };
  const data = JSON.parse(one("body>#page-data", doc).text);
  const waiting = data.kept && unpacked(data);  // the last of them is the data
  const { values, words, names, links, ...told } = waiting ? JSON.parse(waiting.pop()) : data;
  const first = { ...values };
  const views = {};
  const followers = {};
  const hosts = {};  // by model: what else is to know of changes
  const running = {};
  const leads = new Map();  // for each name in an address, the key that it sets
  const moved = new Map();  // by name, in the order in which the reader moved them
  let writing;
  const panes = new Map();
  const starts = new Map();  // the first words of a view, which may be more than plain text

  const all = (selector, /** @type {ParentNode} */ root = doc) => [...root.querySelectorAll(selector)];
  const add = (table, key, item) => (table[key] ??= []).push(item);

  for (const view of all("[data-model]")) add(views, view.dataset.model, view);
  for (const [source, target, both] of links) {
    add(followers, source, target);
    if (both) add(followers, target, source);
  }
  for (const [key, parameter] of Object.entries(names).reverse()) leads.set(parameter, key);

  const plain = (value) => `${value??""}`;
  const value = (field) => +field.value;
  const index = (value) => +(value ?? -1);
  const frame = (part) => part.getBoundingClientRect();
  // The edges of what holds some parts of the page.
  const edges = (parts) => Object.entries({ left: "min", top: "min", right: "max", bottom: "max" }).map(
    ([side, most]) => Math[most](...parts.map((part) => frame(part)[side])));
  const held = (view) => values[view.dataset.model];
  const modelOf = (key) => key.split(".")[0];
  const modelsIn = (card) => new Set(all("[data-model]", card).map(({ dataset: { model } }) => model));
  const placeOf = (element) => [...element.parentElement.children].indexOf(element);

  // only where data-kind="range", data-kind="span"
  // What a slider says: the words of an option, or a number as its readout format asks for.
  const said = (view, value) => {
    const options = words[view.dataset.model];
    if (options) return options[value] ?? "";
    // only where data-digits
    const { digits, unit = "" } = view.dataset;
    if (digits) {
      const isPrecise = unit === "g";  // so many digits in all
      const fixed = isPrecise ? (+value).toPrecision(digits) : (unit ? value * 100 : value).toFixed(digits);
      return fixed.replace(/^-/, +fixed ? "−" : "") + (isPrecise ? "" : unit);
    }
    // only end
    return plain(value);
  };

  const slide = (view, input, value) => {
    const text = said(view, value);
    const { base } = view.dataset;  // of what slides over exponents
    input.value = base ? Math.log(value) / Math.log(base) : value;
    input.setAttribute("aria-valuetext", text);
    one("output", input.parentElement).textContent = text;
  };
  // only end

  // only where data-kind="field", data-kind="tags"
  // Whether what is typed is an option, where only those are allowed.
  const isListed = ({ list, value }, view) => (
    view.dataset.sure == null || [...list.options].some((option) => option.value === value));
  // only end
  // only where data-kind="tags"
  // What is typed as the item of a list; NaN if it cannot be one.
  const itemOf = (field, view) => {
    const text = field.value.trim();
    const fits = text && field.validity.valid && isListed(field, view)
      && (view.dataset.colour == null || CSS.supports("color", text));
    return !fits ? NaN : field.type === "number" ? +text : text;
  };
  // only end
  // only where data-kind="field"
  const hexadecimal = (colour) => Object.assign(
    // @ts-expect-error: each canvas has this context
    doc.createElement("canvas").getContext("2d"), { fillStyle: colour }).fillStyle;
  // only end

  const show = (pane) => {
    const content = pane.firstChild;
    if (content instanceof Comment) pane.innerHTML = waiting ? waiting[content.data] : content.data;
    pane.hidden = false;
  };

  all("[data-rest]").forEach(show);  // the cards that only these panes open

  // only where data-less
  // Of a table behind a figure only what is shown is seen, until all of it is asked for.
  const shorten = (behind) => {
    const mark = behind && one("[data-less]:not([hidden] *)", behind);
    if (mark) all("tr,tr>*", behind).forEach((part) => part.classList.toggle("ke-more", part.matches(mark.dataset.less)));
  };
  // only end

  // only where .min", .max", .step"
  // A limit of a number has changed: what is beyond it moves to it.
  const limit = (trait) => (view, value) => {
    const { model, kind } = view.dataset;
    const inputs = all("input", view);
    for (const input of inputs) input[trait] = value;
    kinds[kind].draw(view, values[model]);
    for (const input of inputs) {
      const next = kinds[kind].read(input, view);
      if (plain(next) !== plain(values[model])) set(model, next);
    }
  };
  // only end
  // only where data-kind="play"
  const store = (trait) => (view, value) => { view.dataset[trait] = value; };
  // only end

  // How a view shows the attributes that most kinds have.
  const traits = {
    // only where .disabled"
    disabled(view, value) {
      for (const field of [view, ...all("input,select,textarea,button", view)]) field.disabled = value;
    },
    // only end
    // only where .description"
    description(view, value) {
      const field = one("input,select,textarea,progress", view);
      let label = one(":scope>label>span", view) ?? one("label,legend", view);
      if (!label) {
        label = doc.createElement("label");
        label.htmlFor = field.id;
        view.prepend(label);
      }
      label.textContent = value;
      field.removeAttribute("aria-label");
    },
    // only end
    // only where .min", .max", .step"
    min: limit("min"),
    max: limit("max"),
    step: limit("step"),
    // only end
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
        // only where data-less
        for (const behind of [view.closest(".ke-behind"), ...(next ? all(".ke-behind", next) : [])]) shorten(behind);
        // only end
      },
    },
    // only where data-kind="tab"
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
      pick: (part, model) => move(model, placeOf(part)),
    },
    // only end
    // only where data-kind="accordion"
    accordion: {
      draw(view, value) {
        [...view.children].forEach((part, place) => { part.open = place === index(value); });
      },
      pick(part, model, happened) {
        happened.preventDefault();
        const place = placeOf(part.parentElement);
        move(model, place === values[model] ? null : place);
      },
    },
    // only end
    // only where data-kind="text"
    text: {
      draw(view, value) {
        if (value === undefined) return;
        if (!starts.has(view)) starts.set(view, view.innerHTML);
        if (value === first[view.dataset.model]) view.innerHTML = starts.get(view);
        else view.textContent = plain(value);
      },
    },
    // only end
    // only where data-kind="progress"
    progress: {
      draw(view, value) {
        const bar = one("progress", view);
        bar.value = value - view.dataset.min;
        bar.setAttribute("aria-valuetext", plain(value));
      },
      also: {
        min(view, value) {
          one("progress", view).max += view.dataset.min - value;
          view.dataset.min = value;
          kinds.progress.draw(view, held(view));
        },
        max(view, value) {
          one("progress", view).max = value - view.dataset.min;
          kinds.progress.draw(view, held(view));
        },
      },
    },
    // only end
    // only where data-kind="select"
    select: {
      draw: (view, value) => { one("select", view).selectedIndex = value ?? -1; },
      read: (field) => field.selectedIndex,
    },
    // only end
    // only where data-kind="many"
    many: {
      draw(view, value) {
        [...one("select", view).options].forEach((option, place) => { option.selected = value?.includes(place); });
      },
      read: (field) => [...field.selectedOptions].map((option) => option.index),
    },
    // only end
    // only where data-kind="field"
    field: {
      draw(view, value) {
        const field = one("input,textarea", view);
        const [text, output] = [plain(value), one("output", view)];
        if (output) output.textContent = text;
        if (field.value !== text) field.value = output ? hexadecimal(text) : text;  // the place of typing is kept
      },
      read: (field, view) => (isListed(field, view) ? field.value : held(view)),
    },
    // only end
    // only where data-kind="tags"
    tags: {
      draw(view, items) {
        one("span", view).replaceChildren(...(items ?? []).map((item) => {
          const button = Object.assign(doc.createElement("button"), { type: "button", title: "Remove", textContent: item });
          if (view.dataset.colour != null) button.style.borderColor = item;
          return button;
        }));
        one("input", view).value = "";
      },
      read(field, view) {
        const items = held(view) ?? [];
        const item = itemOf(field, view);
        return Number.isNaN(item) || (view.dataset.once != null && items.includes(item)) ? items : [...items, item];
      },
      item: itemOf,
      event: "change",
      press(view, model, target) {
        const at = placeOf(target);
        if (!target.matches("button")) return;
        move(model, values[model].filter((item, place) => place !== at));
        (all("button", view)[at] ?? one("input", view)).focus();
      },
    },
    // only end
    // only where data-kind="radio"
    radio: {
      draw(view, value) {
        all("input", view).forEach((input, place) => { input.checked = place === value; });
      },
      read: value,
    },
    // only end
    // only where data-kind="range"
    range: {
      draw: (view, value) => slide(view, one("input", view), value),
      read: (field, { dataset: { base } }) => (base ? base ** field.value : value(field)),
    },
    // only end
    // only where data-kind="span"
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
    // only end
    // only where data-kind="number"
    number: {
      draw: (view, value) => { one("input", view).value = value; },
      read: (field, view) => (field.value === "" ? held(view)
        : Math.min(Math.max(view.dataset.float == null ? Math.round(value(field)) : value(field),
          field.min || -Infinity), field.max || Infinity)),
      event: "change",  // not with each digit of a number
    },
    // only end
    // only where data-kind="check"
    check: {
      draw: (view, value) => { one("input", view).checked = value; },
      read: (field) => field.checked,
    },
    // only end
    // only where data-kind="toggle"
    toggle: {
      draw: (view, value) => view.setAttribute("aria-pressed", !!value),
      press: (view, model) => move(model, !values[model]),
      also: { description: (view, value) => { view.textContent = value; } },
    },
    // only end
    // only where data-kind="button"
    button: { also: { disabled() {}, description: (view, value) => { view.firstChild.textContent = value; } } },
    // only end
    module: { draw() {} },  // its host does
    // only where data-kind="play"
    play: {
      draw: (view) => {
        view.children[0].textContent = running[view.dataset.model] ? "Pause" : "Play";
      },
      press: (view, model) => (running[model] ? stop(model) : start(view)),
      also: { min: store("min"), max: store("max"), step: store("step"), interval: store("interval") },
    },
    // only end
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

  const draw = (key) => {
    const [model, trait] = key.split(".");
    for (const view of views[model] ?? []) {
      const { draw: show, also } = kinds[view.dataset.kind];
      if (!trait) show?.(view, values[key]);
      else if (values[key] !== undefined) (also?.[trait] ?? traits[trait])?.(view, values[key]);
    }
    hosts[model]?.(key);
  };

  const set = (key, value, anyway) => {
    if (values[key] === value && !anyway) return;
    values[key] = value;
    draw(key);
    for (const follower of followers[key] ?? []) set(follower, value);
    follow(key);  // asks for a layout: of all that is drawn
  };

  // What a reader does is a move. The page's address tells all moves, the last one last.
  const move = (key, value, anyway) => {
    if (names[key]) {
      moved.delete(names[key]);
      moved.set(names[key], value);
      writing ??= setTimeout(write, 500);  // browsers refuse to be told more often
    }
    set(key, value, anyway);
  };

  const address = () => {
    const state = new URLSearchParams();
    for (const [parameter, value] of moved) {
      const parts = [value].flat();
      for (const part of parts.length ? parts : [""]) state.append(parameter, words[leads.get(parameter)]?.[part] ?? plain(part));
    }
    return `${state}`;
  };

  const write = () => {
    writing = null;
    history.replaceState(null, "", location.href.split("#")[0] + (moved.size ? "#" + address() : ""));
  };

  // A part of a value as an address tells it; NaN if there is no such option.
  const understood = (key, text) => {
    const view = views[key]?.[0];  // of what is not the main attribute of a model, none
    const kind = view?.dataset.kind;
    const options = words[key];
    // only where data-kind="accordion"
    if (kind === "accordion" && !text) return null;
    // only end
    if (options) return options.includes(text) ? options.indexOf(text) : NaN;
    const initial = first[key];
    if (typeof initial === "boolean") return text === "true";
    const field = view && one("input,textarea", view);
    const isText = typeof initial === "string" || kind === "tags";
    const told = isText ? text : isFinite(text) && text.trim() ? +text : NaN;
    if (!field || Number.isNaN(told)) return told;
    const { base } = view.dataset;
    if (kind === "span") return told;
    field.value = base ? Math.log(told) / Math.log(base) : told;
    // only where data-kind="tags"
    if (kinds[kind].item) return kinds[kind].item(field, view);
    // only end
    const read = kinds[kind].read(field, view);  // one that the control allows
    return isText && read !== text ? NaN : read;
  };

  // Show the start, but for what is kept, and from there what an address tells.
  const restore = (told, kept) => {
    const state = new URLSearchParams(told);
    Object.assign(values, first, kept);
    Object.keys({ ...views, ...values }).forEach(draw);
    moved.clear();
    for (const parameter of new Set(state.keys())) {
      const key = leads.get(parameter);
      // only where <noscript>
      window.folio.seek?.(key);
      // only end
      const initial = first[key];
      const texts = state.getAll(parameter);
      const isList = ["many", "tags"].includes(views[key]?.[0].dataset.kind);  // of any length
      const parts = !key ? [NaN] : isList && !texts.join("") ? [] : texts.map((text) => understood(key, text));
      if (parts.some(Number.isNaN) || (initial?.map && !isList && parts.length !== initial.length)) continue;
      const value = initial?.map ? parts : parts[0];
      moved.set(parameter, value);
      set(key, value, true);
    }
  };

  // only where data-kind="play"
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
  // only end

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
    const { read, event: expected = "input" } = kinds[view?.dataset.kind] ?? {};
    if (!read || (view.dataset.on ?? expected) !== type) return;
    const { model } = view.dataset;
    const next = read(target, view);
    if (next === values[model]) draw(model);  // what was entered is not allowed
    else move(model, next);
  };

  for (const type of ["input", "change"]) addEventListener(type, listen);

  addEventListener("click", /** @param {any} happened */ (happened) => {
    const { target } = happened;
    const tool = target.closest("[data-tool]");
    tools[tool?.dataset.tool]?.(tool.closest(".widget"));
    const opens = target.closest("[popovertarget]");
    if (opens && !page.showPopover) unfold(opens);
    const part = target.closest("[role=tab],summary,[data-kind]");
    const view = part?.closest("[data-kind]");
    if (!view) return;
    const { model, kind } = view.dataset;
    if (part === view) kinds[kind].press?.(view, model, target);
    if (part.parentElement?.parentElement === view) kinds[kind].pick?.(part, model, happened);
  });

  // only where data-kind="tab"
  // The arrow keys go through the tabs.
  addEventListener("keydown", /** @param {any} happened */ (happened) => {
    const tab = happened.target.closest("[role=tab]");
    if (tab?.closest("[data-kind]").dataset.kind !== "tab") return;
    const tabs = [...tab.parentElement.children];
    const place = placeOf(tab);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[happened.key];
    if (next == null) return;
    happened.preventDefault();
    const chosen = tabs[(next + tabs.length) % tabs.length];
    chosen.click();
    chosen.focus();
  });
  // only end

  // only where class="ke-value", class="ke-term"
  // What can be pressed in a paragraph, a list or a table is one stop of the Tab key, of which the
  // arrow keys are the way to the rest: a page of numbers is passed in a few steps.
  const pressed = ".ke-value,.ke-term,a[href^=http]";
  const rowOf = (part) => {
    let row;
    let each = part.parentElement;
    for (; !each.matches(".prose,.w-html,details,main"); each = each.parentElement) {
      if (each.matches("p,ul,ol,dl,table")) row = each;
    }
    return row ?? each;
  };
  const rows = () => {
    const found = new Map();
    for (const part of all(`main :is(${pressed}):not([popover] *)`)) {
      if (!part.getClientRects().length) continue;
      const row = rowOf(part);
      found.set(row, [...found.get(row) ?? [], part]);
    }
    return [...found.values()];
  };

  addEventListener("keydown", /** @param {any} happened */ (happened) => {
    const { key, target } = happened;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (!target.matches(pressed) && key !== "Tab" || !by && key !== "Tab") return;
    for (const row of rows()) {
      const at = row.indexOf(target);
      const next = row[at + by];
      if (by && (at < 0 || !next)) continue;
      const chosen = next ?? row[at] ?? row.find((part) => part.matches("[data-stop]")) ?? row[0];
      for (const part of row) {
        part.tabIndex = part === chosen ? 0 : -1;
        part.toggleAttribute("data-stop", part === chosen);
      }
      if (!next) continue;
      happened.preventDefault();
      next.focus();
    }
  });
  // only end

  // only where data-tool="svg", data-tool="png"
  const node = (tag, attributes, ...children) => {
    const made = doc.createElementNS("http://www.w3.org/2000/svg", tag);
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

  // What a picture says of itself, as lines of [words, colour, weight]: what it shows, then what
  // the card keeps for pictures alone, then where it is from.
  const around = (card) => {
    const ink = getComputedStyle(page).color;
    const muted = getComputedStyle(doc.documentElement).getPropertyValue("--ke-muted");
    const facts = all(".ke-facts p", card).filter((line) => !line.closest("[hidden]"));
    const runs = (line) => [...line.childNodes].map((part) => [
      part.textContent, part.nodeType === 1 ? getComputedStyle(part).color : ink,
      part.nodeName === "B" ? 700 : 400,
    ]);
    const foot = one("meta[name=rights]", doc)?.content ?? doc.title;
    return [
      [[[titleOf(card), ink, 700]], 20],
      ...facts.map((line) => [runs(line), 15]),
      [[[foot, muted, 400]], 12],
    ];
  };

  // What of a card is taken: what its facts are about, where it has some; a guess beside it is not.
  const pictured = (card) => all(".ke-facts", card).find(
    (facts) => !facts.closest("[hidden]"))?.parentElement ?? card;

  const lit = (selector, card) => all(selector, card).filter((each) => each.getClientRects()[0]);

  // The heading of a card; once a reader has changed something in it, the title of its drawing: a
  // heading may say what is found in the state in which the page opens.
  const titleOf = (card) => {
    const [drawn, more] = lit("svg", card).flatMap((svg) => all("title", svg));
    return (!more && Object.keys(names).some(
      (key) => modelsIn(card).has(modelOf(key)) && plain(values[key]) !== plain(first[key])
    ) && drawn || lit("h3", card).pop() || drawn)?.textContent ?? doc.title;
  };

  // Lines as texts no wider than a picture, from `top` on; returns the texts and where they end.
  const lettered = (lines, top, width) => {
    const pen = doc.createElement("canvas").getContext("2d");
    const family = getComputedStyle(page).fontFamily;
    const texts = [];
    let y = top + 4;
    for (const [runs, size] of lines) {
      let text;
      let free = 0;
      for (const [words, fill, weight] of runs) {
        const font = `${weight} ${size}px ${family}`;
        // @ts-expect-error: each canvas has this context
        pen.font = font;
        for (const word of words.match(/[^ ]+ ?| /g) ?? []) {
          // @ts-expect-error: as above
          const long = 1.05 * pen.measureText(word).width;
          // a colour stays with what it means, which a blank that does not break follows
          const needed = word === "■" ? long + 5 * size : long;
          if (!text || needed > free && !/^[ \u00a0]/.test(word)) {
            y += 1.3 * size;
            texts.push(text = node("text", { x: 8, y, style: "white-space:pre" }));
            free = width - 16;
          }
          free -= long;
          text.append(node("tspan", { fill, style: `font:${font}` }, word));
        }
      }
    }
    return [texts, y + 8];
  };

  // The letters that the page brings: a picture elsewhere has no other way to them.
  const faces = () => (all("style")[0].textContent.match(/@font-face\s*\{[^}]*\}/g) ?? []).join("");

  // All that is drawn in a card, as it is seen, and around it what it is. Of our styles it takes the
  // second, by which the parts of drawings look alike.
  const picture = (whole) => {
    const card = pictured(whole);
    const seen = lit("svg", card);
    const [left, top, right, bottom] = edges(seen);
    const width = right - left;
    const [title, ...lines] = around(card);
    const [head, below] = lettered([title], 0, width);
    const [foot, height] = lettered(lines, below + bottom - top, width);
    const fill = getComputedStyle(page).backgroundColor;
    return new XMLSerializer().serializeToString(node("svg", { width, height },
      node("rect", { width, height, fill }),
      node("style", {}, faces() + all("style")[1].textContent),
      ...head,
      ...seen.map((svg) => framed(svg, left, top - below)),
      ...foot));
  };

  const save = (card, blob, ending) => {
    const link = doc.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${titleOf(pictured(card))}.${ending}`;
    link.click();
  };
  // only end

  const tools = {
    // only where data-tool="reset"
    reset(card) {
      const inside = modelsIn(card);
      const linked = new Set(links.flat());
      const kept = {};  // what stands elsewhere and neither the address nor a link tells
      // only where data-kind="play"
      inside.forEach((model) => running[model] && stop(model));
      // only end
      for (const key of Object.keys(values)) {
        if (inside.has(modelOf(key))) moved.delete(names[key]);
        else if (!names[key] && !linked.has(key)) kept[key] = values[key];
      }
      restore(address(), kept);
      write();
    },
    // only end
    // only where data-tool="svg"
    svg: (card) => save(card, new Blob([picture(card)], { type: "image/svg+xml" }), "svg"),
    // only end
    // only where data-tool="png"
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
    // only end
  };

  // The keyboard reaches what scrolls sideways.
  const boxes = new ResizeObserver(/** @param {any} changes */ (changes) => {
    for (const { target } of changes) target.tabIndex = -(target.scrollWidth <= target.clientWidth);
  });
  const begin = /** @param {ParentNode} [root] */ (root) => {
    all(".ke-figure,.scroll,pre", root).forEach((box) => boxes.observe(box));
    // only where data-kind="play"
    if (!matchMedia("(prefers-reduced-motion)").matches) {
      all("[data-playing]", root).forEach(start);
    }
    // only end
  };

  const visit = () => {
    restore(location.hash.slice(1));
    views[modelOf(leads.get([...moved.keys()].pop()) ?? "")]?.[0].closest(".widget")?.scrollIntoView();
  };
  window.folio = {
    told, values, first, hosts, set, move,
    // only where <noscript>
    // for what comes later than the page: who brings it also finds what an address names, `seek`
    views, draw, begin,
    // only end
  };
  visit();
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) visit();  // and not the name of a section
  });
  begin();
})();
