"use strict";
// What a room sees of the slide that is shown: its words, its smallest type, the lines of its title.
// Words count where they are drawn; those of the speaker, of the bar and of folded parts do not.
/** @returns {any} */
const shownSlide = () => document.querySelector("section[data-slide].present:not(.past, .future)");
const isDrawn = (part) => {
  const box = part.getBoundingClientRect();
  const isClipped = part.closest("legend, label") && getComputedStyle(part.closest("legend, label")).clipPath !== "none";
  return part.getClientRects().length > 0 && box.width > 2 && box.height > 2 && !isClipped && getComputedStyle(part).visibility === "visible";
};
const countOf = (text) => text.trim().split(/\s+/).filter(Boolean).length;

// Each text that is drawn, with what it stands in.
/** @returns {[string, any][]} */
const drawnTexts = (root) => {
  /** @type {[string, any][]} */
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = /** @type {any} */ (walker.currentNode);
    if (!data.trim() || parent.closest(".notes, .unseen, style, script, title, desc, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const clip = parent.closest("[data-slide]").getBoundingClientRect();
    const boxes = [...range.getClientRects()].filter((box) => box.width > 2 && box.height > 2 && box.bottom > clip.top && box.top < clip.bottom);
    if (boxes.length && isDrawn(parent)) found.push([data, parent]);
  }
  return found;
};

// The size of type on a stage that is 1280 wide, in CSS pixels.
const sizeOf = (part) => {
  const stage = shownSlide().getBoundingClientRect().width / 1280;
  const own = parseFloat(getComputedStyle(part).fontSize);
  if (!part.closest("svg")) return own;
  return own * (/** @type {any} */ (part).getScreenCTM?.()?.a ?? 1) / stage;
};

// Words that lie on other words, and words that reach over the slide's edge. Words of a drawing are held apart
// by what draws it, so that they are looked at beside all other words alone.
const LEAST = 4;  // px of the stage that a line may reach into the next: what letters have above and below is empty
const shortly = (data) => data.trim().slice(0, 40);
const laid = (texts, stage) => texts.flatMap(([data, part]) => {
  const range = document.createRange();
  range.selectNodeContents([...part.childNodes].find((node) => node.data === data) ?? part);
  return [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2)
    .map((box) => ({ data, part, drawn: Boolean(part.closest("svg")), box, by: LEAST * stage }));
});
const meet = (one, other) => {
  const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  return wide > one.by && high > 2 * one.by;
};
const overlaps = (lines) => lines.flatMap((one, place) => lines.slice(place + 1)
  .filter((other) => other.data !== one.data && !(one.drawn && other.drawn) && meet(one, other))
  .map((other) => `${shortly(one.data)} / ${shortly(other.data)}`));
const outside = (lines, slide) => {
  const edge = slide.getBoundingClientRect();
  return lines.filter(({ box, by }) => box.right > edge.right + by || box.bottom > edge.bottom + by || box.left < edge.left - by)
    .map(({ data }) => shortly(data));
};

const measureSlide = (apart) => {
  const slide = shownSlide();
  const stage = slide.getBoundingClientRect().width / 1280;
  const texts = drawnTexts(slide);
  const inFigure = ([, part]) => part.closest("svg, .ke-figure");
  const written = texts.filter((each) => !inFigure(each));
  const beside = written.filter(([, part]) => part.closest(".ke-sentence, .ke-says, .ke-parts"));
  /** @type {[number, string][]} */
  const sized = texts.filter(([, part]) => !(apart && part.closest(apart)))
    .map(([data, part]) => /** @type {[number, string]} */ ([sizeOf(part.closest("svg") ? part.closest("text, tspan") ?? part : part), data.trim().slice(0, 40)]));
  const placed = laid(texts, stage);
  const title = [...slide.querySelectorAll("h2")].find(isDrawn);
  const range = document.createRange();
  if (title) range.selectNodeContents(title);
  const lines = new Set(title ? [...range.getClientRects()].map(({ bottom }) => Math.round(bottom / stage / 8)) : []);
  return {
    slide: slide.dataset.slide,
    title: title?.textContent ?? "",
    lines: lines.size,
    figure: [...slide.querySelectorAll(".ke-answer .ke-figure svg, .ke-explainer .ke-figure svg")].some(isDrawn),
    words: written.reduce((sum, [data]) => sum + countOf(data), 0),
    beside: beside.reduce((sum, [data]) => sum + countOf(data), 0),
    overlaps: overlaps(placed),
    outside: outside(placed, slide),
    smallest: sized.sort(([a], [b]) => a - b)[0] ?? [0, ""],
  };
};
