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
    smallest: sized.sort(([a], [b]) => a - b)[0] ?? [0, ""],
  };
};
