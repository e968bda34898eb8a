"use strict";
// The controls of pages and decks, and how each is put at one of its options.
const CONTROLS = ".w-range input, .w-select select, fieldset.w-radio, [data-kind=check] input, [data-kind=toggle], [role=tablist]";

// What a control can stand at, in order; a number's are its steps.
const choices = (control) => {
  if (control.matches("select")) return [...control.options];
  if (control.matches("fieldset")) return [...control.querySelectorAll("input")];
  if (control.matches("[role=tablist]")) return [...control.children];
  if (!control.matches("[type=range]")) return [false, true];
  const { min, max, step } = control;
  const steps = Math.floor((max - min) / (Number(step) || 1) + 1e-9) + 1;
  return Array.from({ length: steps }, (_, place) => Number(min) + place * (Number(step) || 1));
};
const count = (control) => choices(control).length;

const put = (control, place) => {
  const choice = choices(control)[place];
  if (control.matches("fieldset, [role=tablist]")) return choice.click();
  if (control.matches("[data-kind=toggle], [type=checkbox]")) {
    return standsAt(control) === place ? undefined : control.click();
  }
  if (control.matches("select")) control.selectedIndex = place;
  else control.value = choice;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
};

// Where a control stands, counted from 0.
const standsAt = (control) => {
  if (control.matches("select")) return control.selectedIndex;
  if (control.matches("[data-kind=toggle]")) return Number(control.getAttribute("aria-pressed") === "true");
  if (control.matches("[type=checkbox]")) return Number(control.checked);
  if (control.matches("[type=range]")) return choices(control).findIndex((each) => Math.abs(each - control.value) < 1e-9);
  return choices(control).findIndex((each) => each.checked || each.getAttribute("aria-selected") === "true");
};

// A stream of numbers from 0 to 1 that depends on a name alone.
const chance = (name) => {
  let state = [...name].reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 16777619), 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
