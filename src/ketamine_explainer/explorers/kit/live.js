// Parts of a drawing or a text that follow controls: the author's functions calculate them anew.
const live = (() => {
  const drawers = {
    path(part, [xs, ys]) {
      let d = "";
      let pen = "M";
      xs.forEach((x, at) => {
        const y = ys[at];
        const drawn = x - x === 0 && y - y === 0;  // neither NaN nor infinite: the line is broken there
        if (drawn) d += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
        pen = drawn ? "L" : "M";
      });
      part.setAttribute("d", d);
    },
    text(part, [x, y, words]) {
      part.setAttribute("x", x);
      part.setAttribute("y", y);
      part.textContent = words;
    },
    use(part, [x, y]) {
      part.setAttribute("x", x);
      part.setAttribute("y", y);
      const reach = part.closest("[role=slider]")?.lastChild;
      reach?.setAttribute("transform", `translate(${x} ${y})`);
    },
    title(part, words) {
      part.textContent = words;
    },
  };
  const html = (part, words) => {
    if (part.innerHTML !== words) part.innerHTML = words;
  };
  const svg = "http://www.w3.org/2000/svg";
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -1e9, End: 1e9 };
  // Makes a mark a slider: it moves a control along an axis of the figure, by how far it is drawn.
  const hand = (model, part, [control, axis, places, label, words]) => {
    const grip = document.createElementNS(svg, "g");
    const reach = document.createElementNS(svg, "circle");
    part.replaceWith(grip);
    grip.append(part, reach);
    const last = places.length - 1;
    const given = { role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": last };
    for (const [name, value] of Object.entries(given)) grip.setAttribute(name, `${value}`);
    reach.setAttribute("r", "26");
    reach.setAttribute("fill", "transparent");
    grip.style.cssText = `pointer-events:all;touch-action:none;cursor:${axis === "x" ? "ew" : "ns"}-resize`;
    const to = (index) => {
      model.set(control, Math.min(Math.max(index, 0), last));
      model.save_changes();
    };
    const away = (event) => event[`client${axis.toUpperCase()}`] / /** @type {any} */ (grip).getScreenCTM().a;
    // no browser takes a drag for a turn to the page before
    grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    let start;
    grip.onpointerdown = (event) => {
      event.preventDefault();
      grip.focus();
      grip.setPointerCapture(event.pointerId);
      start = places[model.get(control)] - away(event);
    };
    grip.onpointermove = (event) => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      const far = places.map((place) => Math.abs(place - start - away(event)));
      to(far.indexOf(Math.min(...far)));
    };
    grip.onkeydown = (event) => {
      if (!(event.key in steps)) return;
      event.preventDefault();
      event.stopPropagation();  // else the key turns a slide
      to(model.get(control) + steps[event.key]);
    };
    return () => {
      grip.setAttribute("aria-valuenow", model.get(control));
      grip.setAttribute("aria-valuetext", words[model.get(control)]);
    };
  };
  // The outputs of `calculate`, a function of what the controls are set to, stand in parts that name
  // them: data-live, and in data-at controls that do not move there. Parts that are folded wait.
  return (calculate) => {
    let known;
    let found;
    const once = (given) => {  // views of one model ask for the same
      if (known !== `${given}`) found = calculate(...given);
      known = `${given}`;
      return found;
    };
    return {
      render({ model, el }) {
        if (!el.firstChild) el.innerHTML = model.get("_static");
        const inputs = model.get("inputs");
        const parts = [...el.querySelectorAll("[data-live]")];
        const hands = Object.entries(model.get("hands")).map(
          ([name, told]) => hand(model, el.querySelector(`[data-live="${name}"]`), told));
        const sheet = el.querySelector("svg:has([role=slider])");  // all else is drawn for eyes alone
        sheet?.removeAttribute("aria-hidden");
        sheet?.setAttribute("role", "group");
        for (const other of sheet?.children ?? []) {
          if (!other.matches(":is([role=slider],:has([role=slider]))")) other.setAttribute("aria-hidden", "true");
        }
        const given = (at) => {
          const fixed = new URLSearchParams(at);
          return inputs.map(([input, values]) => {
            const index = +(fixed.get(input) ?? model.get(input));
            return values ? values[index] : index;
          });
        };
        const draw = () => {
          for (const part of parts.filter((each) => !each.closest("details:not([open])"))) {
            const { live: name, at } = part.dataset;
            (drawers[part.localName] ?? html)(part, once(given(at))[name]);
          }
          for (const told of hands) told();
        };
        for (const [input] of inputs) model.on(`change:${input}`, draw);
        el.addEventListener("toggle", draw, true);
        draw();
      },
    };
  };
})();
