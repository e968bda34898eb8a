"use strict";
// What a reader can read and move in the widgets of a page: of ours, or of the stock manager.
(() => {
  const THUMB = 16;  // the width of a native slider's thumb
  const folded = (text) => text.replace(/[\s\u200b]+/g, " ").trim();
  const words = (element) => folded(element.textContent);
  const tick = (on, said) => `${on ? "(x)" : "( )"} ${said}`;
  const percent = (share) => `[${(100 * share).toFixed(1)} %]`;
  const placeOf = (element) => [...element.parentElement.children].indexOf(element) + 1;
  const shown = (icons) => [...icons].map((icon) => icon.className.replace(/.*fa-/, "")).join(" ");
  const child = (element, selector) => element.querySelector(selector);

  // Two frames after a move the stock manager has drawn, unless the machine is busy.
  const frame = () => new Promise(requestAnimationFrame);
  const settled = () => frame().then(frame).then(() => new Promise(setTimeout));

  // Where pages differ on purpose, by the name that docs/pages.md gives it: what is read instead.
  let strictly = false;
  const allow = (difference, said, agreed) => (strictly ? said : agreed);

  // For each kind of element: what it says. `move` notes that a reader can move a part of it.
  const both = {
    "svg :is(title, desc, metadata), style, script": () => "",
    // Where a table has no room its headings stand before each value, which the stylesheet writes.
    ".ke-cells thead": () => "",
    "label:has(input:is([type=radio], [type=checkbox]))": (label, move) => {
      move("press", label);
      return tick(child(label, "input").checked, words(label));
    },
    "select": (select, move) => {
      move(select.multiple ? "several" : "list", select);
      const options = [...select.options].map((option) => tick(option.selected, option.text));
      return `[${options.join(" ")}]`;
    },
    "input[type=number]": (field, move) => {
      move("number", field);
      return `[${field.value}]`;
    },
    "input[type=text], input[type=password], textarea": (field, move) => {
      move("text", field);
      return `[${folded(field.value)}]`;
    },
    "input[type=date], input[type=time], input[type=datetime-local]": (field, move) => {
      move(field.type, field);
      return `[${field.value}]`;
    },
    "details:not([open])": (details) => said(child(details, "summary")),
    "summary": (summary, move) => {
      move("press", summary);
      return tick(summary.parentElement.open, words(summary));
    },
  };
  const ours = {
    ".unseen, .tools": () => "",
    "[data-kind=play]": (button, move) => {
      move("play", button);
      return allow("Play", words(button), words(button.firstElementChild));
    },
    "[data-kind=toggle]": (button, move) => {
      move("press", button);
      return tick(button.ariaPressed === "true", words(button));
    },
    "[data-kind=span]": (span, move) => {
      span.querySelectorAll("input").forEach((input) => move("end", input));
      const [from, to] = [...span.querySelectorAll("output")].map(words);
      const name = words(child(span, "legend"));
      if (span.dataset.digits) return allow("IntRangeSlider", `${name} From ${from} To ${to}`, `${name} ${from} – ${to}`);
      return allow("SelectionRangeSlider", `${name} From ${from} To ${to}`, `${name} ${from}-${to}`);
    },
    "[data-kind=field]:has([type=color])": (view, move) => {
      const [name, field] = [words(child(view, "label")), child(view, "input")];
      move("colour", field);
      const text = words(child(view, "output"));
      return allow("ColorPicker", `${name} [${field.value}] ${text}`, `${name} ${field.value} ${text}`);
    },
    "[data-kind=tags]": (view, move) => {
      move("tags", view);
      const tags = [...view.querySelectorAll("button")].map(words);
      return allow("TagsInput", `${words(child(view, "legend"))} [${tags.join("] [")}]`, tags.join(" "));
    },
    "[data-kind=button]": (view) => allow("Button", words(view), words(view.firstElementChild)),
    "input[type=range]": (input, move) => {
      move("slider", input);
      return "";
    },
    "progress": (bar) => percent(bar.position),
    "[role=tab]": (tab, move) => {
      move("press", tab);
      return tick(tab.ariaSelected === "true", words(tab));
    },
    ".w-valid > [data-kind]": (mark) => {
      const said = [...mark.children].filter((sign) => !sign.hidden).map(words).join(" ");
      return allow("Valid", said, said.replace("✓ Valid", "✓"));
    },
  };
  const stock = {
    ".widget-play": (play, move) => {
      move("play", play.firstElementChild);
      const agreed = child(play, ".fa-play") ? "Play" : "Pause";
      return allow("Play", shown(play.querySelectorAll("i")), agreed);
    },
    ".widget-toggle-button": (button, move) => {
      move("press", button);
      return tick(button.classList.contains("mod-active"), words(button));
    },
    ".noUi-target": (slider, move) => {
      const handles = slider.querySelectorAll(".noUi-handle");
      handles.forEach((handle) => move(handles.length > 1 ? "end" : "slider", handle));
      return "";
    },
    ".widget-colorpicker": (picker, move) => {
      const [text, field] = picker.querySelectorAll("input");
      move("colour", field);
      const name = words(child(picker, "label"));
      return allow("ColorPicker", `${name} [${text.value}] [${field.value}]`, `${name} ${field.value} ${text.value}`);
    },
    ".jupyter-widget-tagsinput": (view, move) => {
      move("tags", view);
      return [...view.querySelectorAll("div.jupyter-widget-tag")].map(words).join(" ");
    },
    ".progress": (bar) => percent(Math.min(1, parseFloat(bar.firstElementChild.style.width) / 100)),
    ".lm-TabBar-tab": (tab, move) => {
      move("press", tab);
      const selected = tab.classList.contains("lm-mod-current");
      return tick(selected, words(tab) || allow("Tab", "", placeOf(tab)));
    },
    ".jupyter-widget-Collapse-header": (header, move) => {
      move("press", header);
      const open = header.parentElement.classList.contains("jupyter-widget-Collapse-open");
      return tick(open, words(header) || allow("Accordion", "", placeOf(header.parentElement)));
    },
    ".widget-valid > i": (icon) => (icon.classList.contains("fa-check") ? "✓" : "✗"),
  };

  const isOurs = Boolean(document.getElementById("page-data"));
  const rules = Object.entries({ ...both, ...(isOurs ? ours : stock) });
  const outputs = isOurs ? "main > .widget" : ".widget-subarea";
  let parts = [];

  // The stock manager draws a pane of a stack anew whenever it comes back.
  const close = ({ target: pane }) => {
    const opened = pane.querySelectorAll(".w-stack > * details[open]:not(.w-accordion > *)");
    opened.forEach((details) => { details.open = allow("details in a Stack", true, false); });
  };
  const closing = new MutationObserver((changes) => changes.forEach(close));
  if (isOurs) closing.observe(document.body, { attributeFilter: ["hidden"], subtree: true });

  const rounded = (number) => allow("FloatSlider", number, Number(Number(number).toPrecision(12)));
  const text = (node) => folded(node.data).replace(/\d+\.\d{10,}/g, rounded);

  const said = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return text(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (!node.checkVisibility({ visibilityProperty: true })) return "";
    const rule = rules.find(([selector]) => node.matches(selector))?.[1];
    if (rule) return rule(node, (kind, element) => parts.push({ kind, element }));
    return [...node.childNodes].map(said).filter(Boolean).join(" ");
  };

  // For each output: its words, and the kinds of the parts that a reader can move.
  window.read = async () => {
    if (!isOurs) await settled();
    parts = [];
    return [...document.querySelectorAll(outputs)].map((output) => {
      const [before, words] = [parts.length, folded(said(output))];
      return [words, parts.slice(before).map(({ kind }) => kind)];
    });
  };
  window.readStrictly = () => { strictly = true; };
  window.part = (place) => parts[place].element;

  // Where on the screen a slider stands when it has gone a share of its way.
  window.point = (place, share) => {
    const track = part(place).closest(".noUi-base") ?? part(place);
    track.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = track.getBoundingClientRect();
    const inset = isOurs ? THUMB / 2 : 1;
    return [x + inset + share * (width - 2 * inset), y + height / 2];
  };
})();
