// Options of a control, opened where no list of the browser's takes the keys.

// A list that the browser opens keeps all keys to itself; this one does not.
const showOptions = (options, chosen, choose) => {
  const list = made("div", "options", ...options.map((option, place) => {
    const button = Object.assign(made("button", "", option), { type: "button" });
    if (place === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      closeOver(words);
      choose(place);
    });
    return button;
  }));
  words.firstElementChild.replaceChildren(list);
  openOver(words);
  (one("[aria-current]", list) ?? list.firstElementChild)?.focus();
};

const openSelect = (select) => showOptions([...select.options].map(({ text }) => text), select.selectedIndex, (place) => {
  select.selectedIndex = place;
  for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
});
const openFolded = (field) => {
  const inputs = all("input", field);
  showOptions(all("label", field).map((label) => label.textContent), inputs.findIndex(({ checked }) => checked), (place) => inputs[place].click());
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
