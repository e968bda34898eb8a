// What a test asks of a deck: the slide that is shown, its states, what does not fit on it.
// Needs tools/controls.js before it.
const slide = () => document.querySelector("section[data-slide].present:not(.past, .future)");
const seen = (part) => part.getClientRects().length > 0;
const parts = (selector) => [...slide().querySelectorAll(selector)].filter(seen);

const controls = () => parts(CONTROLS);

// First and last of everything, each option of each control, and some of all the rest.
const states = function* (random, seed) {
  for (const share of [() => 0, () => 0.999, ...Array(random).fill(chance(seed))]) {
    for (let place = 0; place < controls().length; place += 1) {
      const control = controls()[place];  // those that others bring along, too
      put(control, Math.floor(share() * count(control)));
    }
    yield;
  }
  for (let place = 0; place < controls().length; place += 1) {
    for (let option = 0; option < (controls()[place] ? count(controls()[place]) : 0); option += 1) {
      put(controls()[place], option);
      yield;
    }
  }
};

// What is wrong with the lettering of figures, of all their layers together.
const [SMALLEST, SMALLER] = [27.9, {  // px
  // other views than the one that opens the slide, which have more rows
  "chart-durability": 23, "chart-after-an-infusion": 19,
}];
const lettering = () => {
  const found = [];
  for (const figure of parts(".ke-figure")) {
    const texts = [...figure.querySelectorAll("svg text")].filter((text) => text.textContent && seen(text)).map((text) => {
      const { a, e, f } = text.ownerSVGElement.getScreenCTM();
      const { width, height } = text.ownerSVGElement.viewBox.baseVal;
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const body = (bottom - top) / 4;  // without the room for accents and tails
      return { words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * a,
        left, right, top: top + body, bottom: bottom - body, sheet: [e, f, e + width * a, f + height * a] };
    });
    const size = SMALLER[slide().dataset.slide.split("/").at(-1)] ?? SMALLEST;
    const least = size * slide().getBoundingClientRect().width / 1280;
    for (const [place, one] of texts.entries()) {
      const [left, top, right, bottom] = one.sheet;
      if (one.size < least) found.push(`small in a figure (${one.size.toFixed(1)}): ${one.words}`);
      if (one.left < left - 1 || one.right > right + 1 || one.top < top || one.bottom > bottom) found.push(`beyond its figure: ${one.words}`);
      for (const other of texts.slice(place + 1)) {
        if (one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom && other.top < one.bottom) {
          found.push(`one over the other: ${one.words} | ${other.words}`);
        }
      }
    }
  }
  return found;
};

const misfits = () => {
  const [stage, found] = [slide().getBoundingClientRect(), []];
  const over = (box, by) => box.right > stage.right + by || box.bottom > stage.bottom + by || box.left < stage.left - by || box.top < stage.top - by;
  for (const part of [slide(), document.documentElement, document.body, document.querySelector(".slides"), ...parts(".ke-explainer")]) {
    if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1) found.push(`scrolls: ${part.className}`);
  }
  for (const part of parts("h2, .w-control, .ke-guess label, .ke-says > p, .ke-figure, .ke-sentence, .tools button, p, li, summary")) {
    if (!part.closest(".notes, details > :not(summary)") && over(part.getBoundingClientRect(), 1)) found.push(`over the edge: ${part.outerHTML.slice(0, 90)}`);
  }
  for (const box of parts(".ke-sentence")) {
    const { bottom } = box.getBoundingClientRect();
    for (const part of [...box.querySelectorAll("p, li, dt, dd, h3")].filter(seen)) {
      if (part.getBoundingClientRect().bottom > bottom + 2) found.push(`cut: ${part.textContent.slice(0, 60)}`);
    }
  }
  for (const tool of parts(".tools button").map((part) => part.getBoundingClientRect())) {
    for (const part of parts(".w-control:not(.ke-reveal *) :is(label, select, output), .w-play, .ke-figure, h2, p")) {
      const box = part.getBoundingClientRect();
      if (box.right > tool.left && box.left < tool.right && box.bottom > tool.top + 1 && box.top < tool.bottom) found.push(`covered: ${part.outerHTML.slice(0, 80)}`);
    }
  }
  const words = [...slide().querySelectorAll("*")].filter((part) => seen(part) && !part.closest("svg, .unseen, .notes")
    && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && part.offsetWidth > 1);
  for (const part of words) {
    if (parseFloat(getComputedStyle(part).fontSize) < 28) found.push(`small: ${part.outerHTML.slice(0, 80)}`);
  }
  return [...found, ...lettering()];
};

// Words that stand alone on the last line of what has five or more, and fill less than a third of it.
const lonely = () => {
  const found = [];
  const blocks = "p, li, dt, dd, h2, h3, th, td, legend, .w-options label";
  for (const block of parts(blocks)) {
    if (block.closest(".notes, .unseen, svg, .tools, .crisis") || block.querySelector(blocks) || block.offsetWidth < 2) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode()) {
      for (const match of seen(walker.currentNode.parentElement) ? walker.currentNode.data.matchAll(/[^ \n]+/g) : []) {
        const range = new Range();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        const box = [...range.getClientRects()].at(-1);
        if (box) words.push({ middle: box.bottom - box.height / 2, wide: box.width });
      }
    }
    const last = words.filter(({ middle }) => middle > words.at(-1).middle - 9);
    const narrow = words.at(-1)?.wide < 0.3 * block.getBoundingClientRect().width;
    if (words.length > 4 && last.length === 1 && narrow) found.push(`alone on its line: ${block.textContent.trim().slice(-60)}`);
  }
  return found;
};

const check = async ([random, seed]) => {
  const found = new Set(misfits());
  let number = 0;
  for (const _ of states(random, seed)) {
    await Promise.resolve();  // what watches the slide has its turn
    number += 1;
    for (const each of misfits()) found.add(each);
  }
  return [number, [...found]];
};

const turned = () => new Promise((done) => setTimeout(() => setTimeout(done)));  // after what waits for its turn

// Use what is on the slide as a pointer does: drag what slides, press all else.
const use = async (part) => {
  const [box, options] = [part.getBoundingClientRect(), { bubbles: true, cancelable: true }];
  const drags = part.matches("[type=range]");
  const at = (share) => ({ ...options, clientX: box.left + box.width * share, clientY: box.top + box.height / 2 });
  part.dispatchEvent(new PointerEvent("pointerdown", at(1 / 3)));
  if (part.dispatchEvent(new MouseEvent("mousedown", at(1 / 3)))) (part.control ?? part).focus();
  if (drags) part.value = (Number(part.min) + Number(part.max)) / 2;
  if (drags) part.dispatchEvent(new Event("input", options));
  for (const Kind of [PointerEvent, MouseEvent]) part.dispatchEvent(new Kind(Kind === PointerEvent ? "pointerup" : "mouseup", at(drags ? 1 / 2 : 1 / 3)));
  if (drags) part.dispatchEvent(new Event("change", options));
  else part.click();
  await turned();
};

const pressed = async (key) => {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await turned();
  return place();
};

const place = () => /#\/[^&]*/.exec(location.hash)[0];

const STEPS = 6;  // in which a slide arrives at most

// Parts after whose use pages forth and back do not leave the slide and come back to it.
const stuck = async (used) => {
  const found = [];
  for (const part of used) {
    const here = place();
    await use(part);
    for (let times = 0; times < STEPS && place() === here; times += 1) await pressed("PageDown");
    const there = place();
    for (let times = 0; times < STEPS && place() === there; times += 1) await pressed("PageUp");
    if (there === here || place() !== here) found.push(part.outerHTML);
  }
  return found;
};
