"use strict";
// Puts the controls of an explorer's card at one state after another, and reads what is then seen.
// Needs tools/controls.js before it.
const isSeen = (part) => part.getClientRects().length > 0 && part.checkVisibility({ visibilityProperty: true });
const labelOf = (control) => (control.labels?.[0] ?? control.querySelector("legend")).textContent.trim();

const controlOf = (card, label) => {
  const found = [...card.querySelectorAll(CONTROLS)].find((each) => isSeen(each) && labelOf(each) === label);
  if (!found) throw new Error(`no control '${label}' is seen`);
  return found;
};

// What a reader sees of figures and the changing sentences, as text.
const seenIn = (card) => [...card.querySelectorAll(".ke-sentence, .ke-figure")].filter(isSeen).map((part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[hidden], style, details").forEach((each) => each.remove());
  return copy.textContent;
}).join("");

// A state is a list of labels of controls with places, in the order in which they come to sight.
const wordsInStates = (card, states) => states.map((state) => {
  for (const [label, place] of state) {
    const control = controlOf(card, label);
    if (standsAt(control) !== place) put(control, place);
  }
  return seenIn(card);
});
