"use strict";
// What explorers of a page show in states of their controls: figure, sentence, rows of the table.
// What is alive is left out: of it a specification has the first state. Needs controls.js before it.
const letters = (root, unread) => {
  const copy = root.cloneNode(true);
  for (const part of copy.querySelectorAll(`[hidden], style, ${unread}`)) part.remove();
  return copy.textContent.replace(/[\s\u200b]+/g, "");
};
const seen = (root, selector) => [...root.querySelectorAll(selector)].filter((part) => !part.closest("[hidden]"));
const named = (control) => (control.closest(".w-control") ?? control).querySelector("legend, label")?.textContent.trim()
  ?? control.getAttribute("aria-label");

const show = (card, [label, place]) => {
  const [control, ...others] = seen(card, CONTROLS).filter((each) => named(each) === label);
  if (!control || others.length) throw new Error(`${others.length + Boolean(control)} controls are called ${label}`);
  if (standsAt(control) !== place) put(control, place);
};

// Of each card, by its place on the page: what it shows in each of its states.
const shownIn = (states) => {
  const cards = document.querySelectorAll(".ke-explainer");
  for (const table of document.querySelectorAll("details.ke-table")) table.open = true;
  return states.map((wanted, place) => wanted.map((state) => {
    for (const choice of state) show(cards[place], choice);
    const rows = [...cards[place].querySelectorAll(".ke-table tbody tr")];
    return {
      drawn: seen(cards[place], ".ke-figure").map((part) => letters(part, "title, desc, [data-live]")).join(""),
      said: seen(cards[place], ".ke-sentence").map((part) => letters(part, "details, [data-live]")).join(""),
      rows: rows.flatMap((row, number) => (row.checkVisibility() ? [number] : [])),
    };
  }));
};
