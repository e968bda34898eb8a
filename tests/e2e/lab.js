"use strict";
// Moves the controls of an explorer's card in JupyterLab, and waits for what is then seen.
const KINDS = { ToggleButtons: "toggle-buttons", RadioButtons: "radio", Dropdown: "dropdown", SelectionSlider: "hslider" };
const isSeen = (part) => part.getClientRects().length > 0 && part.checkVisibility({ visibilityProperty: true });

const controlOf = (card, kind, label) => {
  const found = [...card.querySelectorAll(`.widget-${KINDS[kind]}`)].find((each) => isSeen(each)
    && each.querySelector(".widget-label")?.textContent.trim() === label);
  if (!found) throw new Error(`no ${kind} '${label}' is seen`);
  return found;
};

// Choose an option; a slider's handle goes to it from the option before, or to its first.
const choose = (control, kind, place) => {
  const field = control.querySelector(kind === "SelectionSlider" ? ".noUi-handle" : "select");
  if (kind === "SelectionSlider") {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: place ? "ArrowRight" : "Home", bubbles: true, cancelable: true }));
  } else if (field) {
    field.selectedIndex = place;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else control.querySelectorAll(kind === "RadioButtons" ? "input" : "button")[place].click();
};

// What a reader sees of figures and sentences, as text without blanks.
const seenIn = (card) => [...card.querySelectorAll(".ke-sentence, .ke-figure")].filter(isSeen).map((part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("style, details").forEach((each) => each.remove());
  return copy.textContent;
}).join("").replace(/\s+/g, "");

const waitFor = async (card, words, patience) => {
  const end = performance.now() + patience;
  while (seenIn(card) !== words && performance.now() < end) await new Promise((done) => setTimeout(done, 10));
  return seenIn(card);
};

// Go through options of a control; return the first place at which the words are not those, and what is seen there.
const moveThrough = async (card, [kind, label, steps, patience]) => {
  for (const [place, words] of steps) {
    choose(controlOf(card, kind, label), kind, place);
    if (words === null) continue;
    const seen = await waitFor(card, words, patience);
    if (seen !== words) return [place, seen];
  }
  return null;
};
