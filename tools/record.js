"use strict";
// What a page or a deck says: its words, and those of each explorer in every state of its controls.
// Needs controls.js before it.
const LIMIT = 200;  // states of an explorer; where there are more, a sample of as many
const TRIES = 2 * LIMIT;  // before a sample has to do with fewer
const DEALS = 50;  // before a state comes again
const UNSAID = "style, script, noscript, template, metadata, .more, .slide-number, .progress";
const FOLDED = "details:not([open]), .cut, [popover], svg title, svg desc";  // to be opened, or told to those who do not see
const INLINE = new Set(`a abbr b bdi button cite code em i kbd label mark math mfrac mi mn mo mover mrow mspace mstyle msub
  msubsup msup mtext munder munderover output q s semantics small span strong sub summary sup time tspan u var wbr`.split(/\s+/));
const CONTROL = ".w-control";
const EXPLORER = ".widget, .w-control:not(.widget *)";

const folded = (text) => text.replace(/[\s\u200b]+/g, " ").trim();

// The words of an element in reading order, a line for each block of them.
const linesOf = (root, unread = "") => {
  const lines = [""];
  const end = () => { if (lines[lines.length - 1]) lines.push(""); };
  const say = (words) => { end(); lines[lines.length - 1] = words; end(); };
  const read = (node, isFolded) => {
    if (node.nodeType === Node.TEXT_NODE) lines[lines.length - 1] += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.matches(UNSAID) || (unread && node.matches(unread))) return;
    const opens = isFolded || node.matches(FOLDED);
    if (!opens && !node.checkVisibility({ visibilityProperty: true })) return;
    const isInline = INLINE.has(node.localName);
    if (!isInline) end();
    const words = node.getAttribute("aria-label") ?? node.getAttribute("alt");
    if (words) say(words);
    for (const child of node.childNodes) read(child, opens);
    if (!isInline || node.localName === "br") end();
  };
  for (const child of root.childNodes) read(child, root.matches(FOLDED) || !root.checkVisibility());
  return lines.map(folded).filter(Boolean);
};

// --- The states of an explorer --------------------------------------------------------------------

const isShown = (part) => !part.closest("[hidden]");
const controlsIn = (root) => [...root.querySelectorAll(CONTROLS)].filter(isShown);
const nameOf = (control) => folded((control.closest(CONTROL) ?? control).querySelector("legend, label")?.textContent
  ?? control.getAttribute("aria-label") ?? (control.matches("[role=tablist]") ? "Tab" : control.textContent));
const optionOf = (control) => {
  const choice = choices(control)[standsAt(control)];
  if (control.matches("[type=range]")) return control.getAttribute("aria-valuetext") ?? control.value;
  if (control.matches("fieldset")) return folded(choice?.closest("label").textContent ?? "");
  return folded(choice?.textContent ?? `${Boolean(choice)}`);
};
const stateOf = (root) => controlsIn(root).map((control) => `${nameOf(control)}: ${optionOf(control)}`).join("; ");

const move = (control, place) => { if (standsAt(control) !== place) put(control, place); };

const restore = (first) => {
  for (let round = 0; round < 2; round += 1) for (const [control, place] of first) move(control, place);
};

// What moves brings figures into view: that takes long, and no word depends on where it stands.
const unmeasured = (act) => {
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = () => new DOMRect();
  try {
    return act();
  } finally {
    Element.prototype.getBoundingClientRect = getBoundingClientRect;
  }
};

// All states: each option of the first control with all of those that then follow.
const every = function* (root, done = new Set()) {
  const control = controlsIn(root).find((each) => !done.has(each));
  if (!control) yield;
  else for (let place = 0; place < count(control); place += 1) {
    move(control, place);
    yield* every(root, new Set([...done, control]));
  }
};

// A sample in which every control goes through all its options, in an order of its own.
const sampled = function* (root, random) {
  const [hands, seen] = [new Map(), new Set()];
  const dealt = (control) => {
    if (!hands.get(control)?.length) {
      const options = [...Array(count(control)).keys()];
      hands.set(control, options.map((place) => [random(), place]).sort(([one], [other]) => one - other).map(([, place]) => place));
    }
    return hands.get(control).pop();
  };
  const hand = () => controlsIn(root).map(dealt);
  for (let tries = 0; tries < TRIES; tries += 1) {
    let places = hand();
    for (let deal = 0; deal < DEALS && seen.has(`${places}`); deal += 1) places = hand();
    seen.add(`${places}`);
    for (let place = 0; place < controlsIn(root).length; place += 1) {
      const control = controlsIn(root)[place];
      move(control, places[place] ?? dealt(control));  // those that others bring along, too
    }
    yield;
  }
};

const wordsIn = (root, states, most, found = new Map()) => {
  for (const _ of states) {
    found.set(stateOf(root), linesOf(root, CONTROL));
    if (found.size >= most) break;
  }
  return found;
};

const statesOf = (root, name) => unmeasured(() => {
  const first = controlsIn(root).map((control) => [control, standsAt(control)]);
  const start = wordsIn(root, [undefined], 1);
  let found = wordsIn(root, every(root), LIMIT + 1);
  if (found.size > LIMIT) {
    restore(first);
    found = wordsIn(root, sampled(root, chance(name)), LIMIT, start);
  }
  restore(first);
  return Object.fromEntries(found);
});

// What is put at a control: its name and all its options, and what is played.
const offered = (root) => [...root.querySelectorAll(`${CONTROLS}, [data-kind]:not([data-kind=stack], [data-kind=text], [data-kind=progress])`)]
  .filter((part) => part.matches(CONTROLS) || !part.querySelector(CONTROLS))
  .map((part) => (part.matches("select, fieldset, [role=tablist]")
    ? `${nameOf(part)}: ${choices(part).map((each) => folded((each.closest("label") ?? each).textContent)).join(" | ")}`
    : `${part.dataset.kind ?? part.type}: ${part.matches("[type=range]") ? `${nameOf(part)}, ${count(part)} steps` : folded(part.textContent)}`));

// --- A page and a deck ----------------------------------------------------------------------------

const places = {};
const noted = (name, states) => {
  let [unlike, number] = [name, 1];
  while (unlike in places) unlike = `${name} (${number += 1})`;
  places[unlike] = states;
};

const explorersIn = (part, prefix) => {
  for (const root of part.querySelectorAll(EXPLORER)) {
    const title = root.querySelector("h3")?.textContent ?? root.querySelector("legend, label, summary")?.textContent ?? "explorer";
    const name = prefix + folded(title);
    noted(`${name}: controls`, { "": offered(root) });
    noted(name, statesOf(root.matches(CONTROL) ? root.parentElement : root, name));
  }
};

const turned = async (slide) => {
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v);
  await new Promise((done) => setTimeout(done));
};

const record = async () => {
  noted("title", { "": [document.title] });
  noted("words", { "": linesOf(document.body, `${EXPLORER}, .reveal`) });
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = document.querySelectorAll("a[href]");
  const links = [...found];
  const isFile = (link) => link.protocol === "data:";
  noted("links", { "": [...new Set(links.filter((link) => !isFile(link)).map((link) => link.getAttribute("href")))].sort() });
  for (const link of links.filter(isFile)) {
    noted(`download ${link.download}`, { "": decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1)).split("\n") });
  }
  /** @type {NodeListOf<HTMLElement>} */
  const slides = document.querySelectorAll("section[data-slide]");
  for (const slide of slides) {
    await turned(slide);
    const prefix = `slide ${slide.dataset.slide}`;
    noted(prefix, { "": linesOf(slide, `${EXPLORER}, .notes`) });
    for (const notes of slide.querySelectorAll(".notes")) noted(`${prefix}, notes`, { "": linesOf(notes) });
    explorersIn(slide, `${prefix}: `);
  }
  if (!slides.length) explorersIn(document, "");
  return places;
};
