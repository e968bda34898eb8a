// What fits on a slide.

const ROOM = 600;  // the height that a figure beside its words may have
const LINE = 30;
const [LEAST, MOST] = [94, 154];  // that of words under a figure: more, where a sentence needs it
const ROW = 48;
const ASIDE = ".ke-aside, .ke-board";  // what styles may hide on a slide
let watcher;
// what holds a figure and its words
const framesIn = (slide) => [...new Set(all(".ke-figure", slide).map(({ parentElement }) => parentElement))]
  .filter((frame) => one(":scope > .ke-sentence", frame));

const ratioOf = (figure) => Math.min(...[...figure.innerHTML.matchAll(/viewBox="0 0 ([\d.]+) ([\d.]+)"/g)]
  .map(([, width, height]) => width / height));
const seenRatio = (figure) => Math.min(...all("svg", figure).filter(isSeen)
  .map(({ viewBox: { baseVal: { width, height } } }) => width / height));

// A wide figure stands on its words, a tall one beside them, not so narrow that its type is small.
const arrange = (slide) => {
  older.mark(slide);
  const title = one("h2", slide);
  const figures = all(".ke-explainer > .ke-figure", slide);
  const ratio = figures.length === 1 ? ratioOf(figures[0]) : Infinity;
  if (ratio < 1.7) {
    slide.classList.add("side");
    slide.style.setProperty("--beside", `${Math.round(Math.min(Math.max(ROOM * ratio, 640), 800))}px`);
  }
  for (const label of all(".w-range label", slide)) label.classList.toggle("long", label.textContent.length > 24);
  for (let size = 34; title && title.scrollWidth > title.clientWidth && size > 24; size -= 1) {
    title.style.fontSize = `${size}px`;
  }
};

// Options that need more rows than there are fold into the chosen one, which opens them all.
const fold = (slide) => {
  const found = all("fieldset.w-radio:not(.folded, .ke-reveal *, .ke-guess *)", slide).filter(isSeen);
  const most = slide.matches(".side") ? 5 : 1;
  const widest = found.sort((a, b) => b.offsetHeight - a.offsetHeight || b.textContent.length - a.textContent.length);
  for (const field of widest) {
    const parts = all(".w-control:not(.ke-reveal *)", slide).filter(isSeen);
    const lowest = Math.max(...parts.map((part) => part.offsetTop + part.offsetHeight));
    if (lowest - one("h2", slide).offsetHeight <= most * ROW + 8) return;
    field.classList.add("folded");
  }
};

// The room that controls leave, parted between a figure and its words.
const share = (frame, room) => {
  const figure = one(":scope > .ke-figure", frame);
  const said = one(":scope > .ke-sentence", frame);
  const wanted = figure.clientWidth / seenRatio(figure);
  said.style.height = "auto";
  // No lane's sentence is cut: the figure makes room for all, and keeps the size it then has.
  const top = said.getBoundingClientRect().top;
  const scale = said.getBoundingClientRect().height / said.offsetHeight || 1;
  const ends = all(".ke-said", said).filter(isSeen).map((each) => (each.getBoundingClientRect().bottom - top) / scale);
  const needed = Math.min(Math.max(0, ...ends), room / 2);
  if (needed > (frame.dataset.least ?? LEAST)) frame.dataset.least = Math.ceil(needed) + 1;
  const least = Math.min(said.scrollHeight, frame.dataset.least ?? LEAST);
  const height = Math.min(wanted, room - least - 8);
  figure.style.height = `${Math.floor(height)}px`;
  said.style.height = `${Math.floor(room - height - 8)}px`;
};

const lay = (slide) => {
  const card = one(".ke-explainer", slide);
  if (!card) return;
  fold(slide);
  if (slide.matches(".side")) return;
  const frames = framesIn(slide);
  for (const frame of frames) share(frame, card.clientHeight - one(":scope > .ke-figure", frame).offsetTop);
  const said = frames.length ? null : all(".ke-sentence", slide).find(isSeen);
  if (said) said.style.height = `${card.clientHeight - said.offsetTop}px`;
};

const BLOCKS = "p, li, dt, dd, .ke-said, h3, .run";
const WHOLE = "p, ul, ol, dl, li, div, details, table, .run";
const TITLES = "dt, h3, .ke-when";
const isLeaf = (block) => !one(BLOCKS, block);
const isSeen = (block) => block.getClientRects().length > 0;

// Words end with a whole sentence: the first of a block, and as many more as there is room for.
const END = /([.!?][”’"')]*) (?=[“‘"(]*(?:[A-Z\d]|$))/g;
const parted = (text) => text.replace(END, "$1\0").split("\0");
const sentencesOf = (block) => {
  if (!one(":scope > .sentence", block)) {
    /** @type {(string | Node)[][]} */
    const sentences = [[]];
    for (const node of [...block.childNodes]) {
      const parts = node.nodeType === Node.TEXT_NODE ? parted(node.data) : [node];
      parts.forEach((part, place) => {
        if (place) sentences.push([" "]);
        last(sentences).push(part);
      });
    }
    block.replaceChildren(...sentences.map((nodes) => made("span", "sentence", ...nodes)));
  }
  return all(":scope > .sentence", block);
};

// Words that stand beside blocks become a block of their own.
const wrapRuns = (block) => {
  let run = null;
  for (const node of [...block.childNodes]) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(WHOLE)) run = null;
    else if (run) run.append(node);
    else if (node.textContent.trim()) {
      run = made("span", "run");
      node.before(run);
      run.append(node);
    }
  }
};

// What comes after a cut is cut, too; a column begins with as many lines as there is room for.
const cutColumn = (column, bottom, scale) => {
  const over = (part) => part.getBoundingClientRect().bottom > bottom + scale;
  all(BLOCKS, column).filter((block) => !isLeaf(block) && isSeen(block)).forEach(wrapRuns);
  const blocks = all(BLOCKS, column).filter((block) => isLeaf(block) && isSeen(block));
  const place = blocks.findIndex(over);
  if (place < 0) return false;
  const listed = (each) => each?.closest(".ke-card ul");
  const opensList = blocks[place].matches(TITLES) && listed(blocks[place + 1]);
  let start = place;
  if (opensList || listed(blocks[place])) while (start && (listed(blocks[start - 1]) || blocks[start - 1].matches(TITLES))) start -= 1;
  for (const each of blocks.slice(start < place ? start : place + 1)) each.classList.add("cut");
  if (start < place) return true;  // what speaks for a claim never without what speaks against it
  const block = blocks[place];
  const [, ...rest] = sentencesOf(block);
  for (const sentence of rest.reverse()) if (over(block)) sentence.classList.add("cut");
  if (over(block)) {
    const lines = Math.floor((bottom - block.getBoundingClientRect().top) / scale / LINE + 0.05);
    const opens = blocks.slice(0, place).every((each) => each.matches(TITLES));
    block.classList.add(opens && lines > 0 ? "short" : "cut");
    block.style.setProperty("--lines", lines);
  }
  for (let before = place - 1; block.matches(".cut") && blocks[before]?.matches(TITLES); before -= 1) {
    blocks[before].classList.add("cut");  // no title without what it is of
  }
  return true;
};

const cutIn = (box) => {
  const { bottom, height } = box.getBoundingClientRect();
  const side = box.matches(".ke-side") ? box : one(".ke-side", box);
  const cut = (side ? [...side.children] : [box]).map((column) => cutColumn(column, bottom, height / box.offsetHeight || 1));
  for (const part of all(BLOCKS, box).reverse()) {
    if (!isLeaf(part) && isSeen(part) && !all(BLOCKS, part).some(isSeen)) part.classList.add("cut");
  }
  return cut.some(Boolean);
};

// What is cut is told at the end of what is left, and that it is a caution where it is.
const tellCut = (box) => {
  const end = last(all(BLOCKS, box).filter((block) => isLeaf(block) && isSeen(block)));
  if (!end || end.matches(".short")) return;
  const care = all(".ke-care", box).some((each) => each.matches(".cut") || one(".cut", each));
  const more = Object.assign(made("button", "more", care ? "… take care" : "… more"), { type: "button" });
  more.dataset.go = "words";
  end.append(more);
  const { bottom } = box.getBoundingClientRect();
  const shown = all(":scope > .sentence:not(.cut)", end);
  while (more.getBoundingClientRect().bottom > bottom + 1 && shown.length > 1) shown.pop().classList.add("cut");
  if (more.getBoundingClientRect().bottom <= bottom + 1) return;
  const title = last(all(".ke-when", box).filter(isSeen));
  if (title) title.append(more);
  else more.remove();
};

const fit = (slide) => {
  if (!slide || !isSeen(slide)) return;
  older.mark(slide);
  for (const part of all(".more", slide)) part.remove();
  for (const part of all(".cut, .short", slide)) part.classList.remove("cut", "short");
  lay(slide);
  const boxes = all(".ke-sentence", slide).filter((box) => isSeen(box) && !box.parentElement.closest(".ke-sentence"));
  const isLess = (box) => cutIn(box) || all(ASIDE, box).some((each) => isSeen(each.parentElement) && !isSeen(each));
  const less = boxes.filter(isLess);
  const frames = framesIn(slide).filter((frame) => one(".short", frame));
  const tight = frames.filter((frame) => (frame.dataset.least ?? LEAST) < MOST);
  if (tight.length) {  // never less again, so that the figure keeps its size
    for (const frame of tight) frame.dataset.least = Number(frame.dataset.least ?? LEAST) + LINE;
    return fit(slide);
  }
  less.forEach(tellCut);
  const more = one(".tools [data-go=words]", slide);
  if (more) more.disabled = !less.length;
  watcher?.takeRecords();  // of what this has changed
};

const tools = (slide) => {
  const card = one(".widget", slide);
  if (!card || !one(".ke-sentence", card)) return;
  const row = one(".tools", card) ?? made("div", "tools");
  const more = Object.assign(made("button", "", "All words"), { type: "button", disabled: true });
  more.dataset.go = "words";
  row.prepend(more);
  (one("h2", card)?.parentElement ?? card.firstElementChild).after(row);
};
