// Options of a control, opened beside it where no list of the browser's takes the keys.

const choices = made("div", "options");
choices.id = "options";
for (const [name, value] of Object.entries({ popover: "", role: "dialog", "aria-label": "Options" })) choices.setAttribute(name, value);
words.before(choices);

const sharedOf = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
const within = (value, size, room) => Math.max(4, Math.min(value, room - size - 4));

// Where the options hide least of what the room looks at: below the control, above it, or at a side.
const placeBeside = (field) => {
  const box = field.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = choices;
  const figures = all(".ke-figure, svg, img, canvas", current).filter(isSeen).map((each) => each.getBoundingClientRect());
  const hidden = (spot) => 9 * sharedOf(spot, box) + figures.reduce((sum, figure) => sum + sharedOf(spot, figure), 0);
  const spots = [
    [box.left, box.bottom + 4], [box.right - width, box.bottom + 4], [box.left, box.top - height - 4],
    [box.right + 4, box.top], [box.left - width - 4, box.top], [box.left - width - 4, box.bottom - height],
  ].map(([x, y]) => {
    const [left, top] = [within(x, width, innerWidth), within(y, height, innerHeight)];
    return { left, top, right: left + width, bottom: top + height };
  });
  const best = spots.reduce((found, spot) => (hidden(spot) < hidden(found) ? spot : found));
  Object.assign(choices.style, { left: `${best.left}px`, top: `${best.top}px` });
};

const showOptions = (field, options, place, choose) => {
  choices.replaceChildren(...options.map((option, at) => {
    const button = Object.assign(made("button", "", option), { type: "button" });
    if (at === place) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      closeOver(choices);
      choose(at);
    });
    return button;
  }));
  choices.style.fontSize = `${24 * current.getBoundingClientRect().width / 1280}px`;
  openOver(choices);
  placeBeside(field);
  (one("[aria-current]", choices) ?? choices.firstElementChild)?.focus();
};

const openSelect = (select) => showOptions(select, [...select.options].map(({ text }) => text), select.selectedIndex, (place) => {
  select.selectedIndex = place;
  for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
});
const openFolded = (field) => {
  const inputs = all("input", field);
  showOptions(field, all("label", field).map((label) => label.textContent), inputs.findIndex(({ checked }) => checked), (place) => inputs[place].click());
};

const listOf = ({ target }) => target.closest("[data-slide] select:not([size], :disabled)");
const foldedOf = ({ target, detail }) => (detail ? target.closest("[data-slide] .folded:not(:disabled)") : null);  // keys have no detail
addEventListener("mousedown", (event) => { if (listOf(event)) event.preventDefault(); });
addEventListener("click", /** @param {any} event */ (event) => {
  const [select, folded] = [listOf(event), foldedOf(event)];
  if (select) openSelect(select);
  else if (folded) {
    event.preventDefault();
    openFolded(folded);
  }
});
