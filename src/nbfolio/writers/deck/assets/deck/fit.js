// What stands on a slide, and what fits: a figure as large as it can be, the message beside it, little else.

const STAGE = 1280;
const LEAST_ASIDE = 400;  // the width that words and controls beside a figure need
const GAP = 28;
const MOST_WORDS = { figure: 40, text: 90 };  // that stand beside a figure, or in its stead
const [MOST_BESIDE, MOST_WORDED] = [36, 48];
const TYPE = [60, 56, 52, 48, 44, 40, 36, 34, 32, 30, 28];  // px: the largest that fits
const BLOCKS = "p, li, dt, dd, h3";
const TITLES = "dt, h3, .ke-when";
const ASIDE = ".ke-care, .ke-note, .ke-caption, li";  // not beside a figure: a caution is told by the button
let watcher;

const isSeen = (part) => part.getClientRects().length > 0;
const isLeaf = (block) => !one(BLOCKS, block);
const wordsIn = (text) => text.trim().split(/\s+/).filter(Boolean).length;
const figuresIn = (slide) => all(".ke-explainer .ke-figure", slide).filter((figure) => !figure.closest(".ke-aside"));
const boxesIn = (slide) => all(".ke-sentence:not(.ke-gap)", slide)
  .filter((box) => isSeen(box) && !box.parentElement.closest(".ke-sentence, .ke-aside"));

// A slide with the title of a notebook bears its number, and a question alone its mark.
const isCover = (slide) => slide.matches(".first, .alone");
const cover = (slide) => {
  const words = isCover(slide) && one(":scope > .prose", slide);
  if (!words || words.dataset.part !== undefined) return;  // a small picture has what its slide has
  const place = slides.filter((each) => each.matches(".first")).indexOf(slide);
  words.dataset.part = slide.matches(".first") ? `${place > 0 ? place : ""}` : words.textContent.trim().slice(-1).replace(/[^?!]/, "");
};

// Words alone are answered by what was right: its letter, and what it says where no title says that.
const badge = (slide) => {
  const title = one(".ke-answered h2", slide);
  const { options = [], right } = JSON.parse(one("[data-vote]", slide)?.dataset.vote ?? "{}");
  if (!title || options[right] === undefined || one(".vote-letter", title.parentElement)) return;
  const letter = String.fromCharCode(65 + right);
  const said = title.textContent.trim() === options[right] ? [] : [made("p", "right-words", options[right])];
  title.parentElement.prepend(made("span", `vote-letter vote-${letter}`, letter), ...said);
  title.parentElement.classList.add("headed");
};

// Which kind of slide it is: styles lay out each of them.
const arrange = (slide) => {
  older.mark(slide);
  const figures = figuresIn(slide);
  const kinds = {
    scene: one(".ke-scene", slide),
    asking: one(".ke-reveal", slide),
    board: one(".ke-board", slide),
    side: figures.length === 1 && !one(".ke-board", slide),
    cards: one(".ke-explainer", slide) && !figures.length,
    worded: !one(".widget", slide),
    // a scene that words alone answer; a question alone; words as a list, as a table, or as neither
    inwords: one(".ke-scene", slide) && !one(".ke-explainer, .ke-board", slide),
    alone: one(":scope > .prose > h2:only-child", slide) && !one(".widget, .output", slide),
    listed: one(":scope > .prose > :is(ul, ol)", slide),
    tabled: one(":scope > .prose table", slide),
    plain: one(":scope > .prose > h2 + p", slide) && !one(".widget, .output, .prose > :is(ul, ol), table", slide),
    above: one(":scope > .prose + .output", slide),
    bare: !one(".about, .crisis", slide),
  };
  for (const [kind, is] of Object.entries(kinds)) slide.classList.toggle(kind, Boolean(is));
  cover(slide);
  if (kinds.inwords) badge(slide);
  for (const label of all(".w-range label", slide)) label.classList.toggle("long", label.textContent.length > 24);
  for (const options of all(".ke-guess .w-options", slide)) {  // the first of them is that nothing was guessed
    options.classList.toggle("rows", options.children.length < 5);
  }
};

// --- What is shown --------------------------------------------------------------------------------

const isAnswered = (slide) => {
  const answer = one(".ke-answer", slide);
  return !answer || !answer.lastElementChild.hidden;
};

// Whether a control stands elsewhere than at the start: then its own words are the message.
const isMoved = (slide) => {
  const folio = /** @type {any} */ (window).folio;
  return Boolean(folio) && all(".ke-explainer .w-control[data-model]", slide).some((view) => {
    const { model } = view.dataset;
    return !view.closest(".ke-build") && `${folio.values[model]}` !== `${folio.first[model]}`;
  });
};

// Sentences are chosen whole: the first of each block, then more of them, as many as there is room for.
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

const cut = (part, is = true) => part.classList.toggle("cut", is);

// What of a box may be cut, and is seen.
const blocksIn = (box) => all(BLOCKS, box).filter((block) => isLeaf(block) && isSeen(block));

// Cut all but what may be shown, then give sentences back in turn while they fit; returns how many words stand.
const choose = (box, blocks, most, isOut, fits) => {
  const isTitle = (block) => block.matches(TITLES);
  const offered = blocks.filter((block) => !isTitle(block) && !isOut(block)).map(sentencesOf);
  const rounds = Math.max(0, ...offered.map(({ length }) => length));
  const restore = (isRoom) => {
    for (const part of [...blocks, ...offered.flat()]) cut(part);
    let count = 0;
    const full = new Set();
    for (let round = 0; round < rounds; round += 1) {
      for (const [place, sentences] of offered.entries()) {
        const sentence = sentences[round];
        if (!sentence || full.has(place)) continue;
        const block = sentence.parentElement;
        const titles = round ? [] : titlesOver(blocks, block, isTitle);
        const more = [sentence, ...titles].reduce((sum, part) => sum + wordsIn(part.textContent), 0);
        for (const part of [block, sentence, ...titles]) cut(part, false);
        if (count + more <= most && isRoom()) count += more;
        else {
          full.add(place);  // no sentence without the one before it
          cut(sentence);
          for (const part of round ? [] : [block, ...titles]) cut(part);
          if (!round) for (let next = place + 1; next < offered.length; next += 1) full.add(next);
        }
      }
    }
    return count;
  };
  const count = restore(() => true);  // mostly there is room for all: one layout tells
  const left = fits() ? count : restore(fits);
  hideEmpty(box);
  return left;
};

// The titles right above a block, which are shown with it.
const titlesOver = (blocks, block, isTitle) => {
  const titles = [];
  for (let before = blocks.indexOf(block) - 1; blocks[before] && isTitle(blocks[before]); before -= 1) titles.push(blocks[before]);
  return titles;
};

// What holds blocks, and of them only such as are cut.
const hideEmpty = (box) => {
  for (const part of all("ul, ol, dl, dd, .ke-said", box).reverse()) {
    const leaves = all(BLOCKS, part).filter(isLeaf);
    if (leaves.length) cut(part, leaves.every((block) => block.matches(".cut") || block.closest(".cut")));
  }
};

// --- What fits -----------------------------------------------------------------------------------

const scaleOf = (slide) => slide.getBoundingClientRect().width / STAGE || 1;
const ratioOf = (figure) => Math.min(...all("svg", figure).filter(isSeen)
  .map(({ viewBox: { baseVal: { width, height } } }) => width / height));

// Where a slide ends, and where what stands at its foot begins, in pixels of the stage.
const endOf = (slide) => slide.clientHeight - parseFloat(getComputedStyle(slide).paddingBottom);
const footOf = (slide) => one(":scope > .crisis", slide)?.offsetTop ?? endOf(slide);
const topOf = (slide) => Math.max(0, ...all("h2", slide).filter(isSeen).map((title) => {
  const { bottom } = title.getBoundingClientRect();
  return (bottom - slide.getBoundingClientRect().top) / scaleOf(slide);
})) + 6;

// All that stands on a slide is styled anew when one of its sizes is set, be it to what it was.
const give = ({ style }, name, size) => {
  if (style.getPropertyValue(name) !== `${size}px`) style.setProperty(name, `${size}px`);
};

// A figure is as large as its height lets it be, and leaves a column to what stands beside it.
const layFigure = (slide) => {
  const [figure] = figuresIn(slide);
  if (!figure || !isSeen(figure)) return;
  const [top, foot] = [topOf(slide), endOf(slide)];
  const wide = Math.min(ratioOf(figure) * (foot - top), STAGE - 64 - GAP - LEAST_ASIDE);
  give(slide, "--beside", Math.floor(wide));
  give(slide, "--top", Math.round(top));
  give(slide, "--high", Math.floor(foot - top));
};

const isWithin = (slide) => {
  const edge = slide.getBoundingClientRect().top + footOf(slide) * scaleOf(slide) + 1;
  const parts = all(".ke-says, .ke-sentence, .ke-parts, .w-control, .prose, .output, .ke-explainer .w-html:not(.ke-figure *)", slide).filter(isSeen);
  return parts.every((part) => part.getBoundingClientRect().bottom <= edge && part.scrollHeight <= part.clientHeight + 1);
};

// Options that need more room than there is fold into the chosen one, which opens them all.
const fieldsOf = (slide) => all("fieldset.w-radio", slide).filter((field) => !field.closest(".ke-guess, .ke-reveal"));
const unfold = (slide) => fieldsOf(slide).forEach((field) => field.classList.remove("folded"));
const fold = (slide) => {
  const rows = (field) => new Set(all("label", field).filter(isSeen).map(({ offsetTop }) => Math.round(offsetTop / 8))).size;
  for (const field of fieldsOf(slide).filter((each) => rows(each) > 1)) field.classList.add("folded");
};

// A question alone is its slide's title, too: of at most two lines.
const isTwoLines = (slide) => {
  const title = slide.matches(".alone") && one("h2", slide);
  return !title || title.offsetHeight < 2.5 * parseFloat(getComputedStyle(title).lineHeight);
};

// Words are as large as there is room for, and beside a figure not larger than its own.
const grow = (slide, most) => {
  for (const size of TYPE.filter((each) => each <= most)) {
    give(slide, "--type", size);
    if (isWithin(slide) && isTwoLines(slide)) return;
  }
};

// Beside a figure stands its message, and once a control was moved the words that follow it instead.
const layWords = (slide) => {
  const beside = slide.matches(".side");
  const isOut = (block) => (beside ? Boolean(block.closest(ASIDE)) : Boolean(block.closest(".ke-care, details")));
  const within = () => isWithin(slide);
  const boxes = boxesIn(slide).map((box) => ({ box, blocks: blocksIn(box) }));
  const message = one(".ke-says", slide);
  const isTold = boxes.length > 0 && (slide.matches(".moved, .cards") || !message);
  slide.classList.toggle("told", beside && isTold);
  fold(slide);
  if (slide.matches(".board")) return;
  const most = Math.floor((beside ? MOST_WORDS.figure : MOST_WORDS.text) / boxes.length);
  const counts = boxes.map(({ box, blocks }) => {
    const count = isTold ? choose(box, blocks, most, isOut, within) : 0;
    cut(box, !count && Boolean(message));
    return count;
  });
  slide.classList.toggle("told", beside && Boolean(last(counts)));
};

// What has changed of other slides before this one is fitted is not forgotten with what fitting changes.
const noteChanges = () => {
  for (const { target } of watcher?.takeRecords() ?? []) {
    fitted.delete((target instanceof Element ? target : target.parentElement)?.closest("[data-slide]"));
  }
};

// What is written stands together, and before what is asked of the layout: each turn from the one to
// the other costs a layout of the slide, and a move is to be on screen with the next frame.
const lay = (slide) => {
  noteChanges();
  older.mark(slide);
  const isToShow = isAnswered(slide);
  for (const part of all(".cut", slide)) cut(part, false);
  slide.classList.toggle("answered", isToShow);
  slide.classList.toggle("moved", isMoved(slide));
  slide.classList.toggle("still", !slide.matches(".moved") && Boolean(one(".ke-explainer, .ke-scene", slide)));
  if (isToShow && one(".ke-explainer", slide)) {
    if (slide.matches(".cards")) slide.style.removeProperty("--type");
    unfold(slide);
    if (slide.matches(".side")) layFigure(slide);
    layWords(slide);
    if (slide.matches(".side:not(.told), .cards")) grow(slide, MOST_BESIDE);
  } else grow(slide, slide.matches(".worded:not(.alone)") ? MOST_WORDED : TYPE[0]);
  watcher?.takeRecords();  // of what this has changed
  if (slide !== current && fitted.size && !fitted.has(current)) fitOnce(current);
};

const fit = (slide) => {
  if (isSeen(slide)) lay(slide);
};

const tools = (slide) => {
  const card = one(".widget", slide);
  if (!card || !one(".ke-says, .ke-sentence", card)) return;
  const row = one(".tools", card) ?? made("div", "tools");
  const more = Object.assign(made("button", "", "More"), { type: "button" });
  more.dataset.go = "words";
  row.prepend(more);
  if (!row.parentElement) (one(".ke-answered, .ke-explainer", card) ?? card).append(row);
};

// All that a slide could say: its message, the words that follow its controls, and what is folded on a page.
const SAID = ".ke-says, .ke-sentence:not(.ke-gap), .ke-more, .ke-clinical, .ke-behind, .ke-explainer details";
const wordsOf = (slide) => all(SAID, slide)
  .filter((part) => !part.closest("[hidden]") && part.textContent.trim() && !part.parentElement.closest(SAID));
