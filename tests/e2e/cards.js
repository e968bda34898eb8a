// What is wrong with a card that is open: Close over its words, or either beyond the window.
const clipped = (box, by) => ({
  left: Math.max(box.left, by.left), right: Math.min(box.right, by.right),
  top: Math.max(box.top, by.top), bottom: Math.min(box.bottom, by.bottom),
});
const isOver = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
  && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

const textsOf = function* (card, close) {
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim() || close.contains(walker.currentNode)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) yield [walker.currentNode.data, box];
  }
};

const wrongNow = (card) => {
  const found = [];
  const close = card.querySelector(".ke-close");
  const [edge, button] = [card.getBoundingClientRect(), close.getBoundingClientRect()];
  const window = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight };
  for (const [name, box] of [["card", edge], ["Close", button]]) {
    if (box.left < -1 || box.top < -1 || box.right > window.right + 1 || box.bottom > window.bottom + 1) found.push(`${name} beyond the window`);
  }
  if (button.height < 24 || button.width < 24) found.push("Close is too small");
  const holders = [card, ...card.querySelectorAll("*")].filter((each) => /auto|scroll|hidden/.test(getComputedStyle(each).overflowY));
  for (const [words, box] of textsOf(card, close)) {
    const seen = holders.reduce((left, each) => clipped(left, each.getBoundingClientRect()), box);
    if (isOver(seen, button)) found.push(`Close over: ${words.trim().slice(0, 60)}`);
  }
  return found;
};

// At its head, in its middle, at its foot.
const wrongWith = (card) => {
  const found = new Set();
  for (const share of [0, 0.5, 1]) {
    for (const each of [card, ...card.querySelectorAll("*")]) if (each.scrollHeight > each.clientHeight) each.scrollTop = share * each.scrollHeight;
    for (const each of wrongNow(card)) found.add(`${card.id}: ${each}`);
  }
  return [...found];
};

const eachCard = () => {
  const found = [];
  const cards = [...document.querySelectorAll("[popover][id]")].filter((card) => card.textContent.replace("Close", "").trim());
  for (const card of cards) {
    card.showPopover();
    found.push(...wrongWith(card));
    card.hidePopover();
  }
  return [cards.length, found];
};

const eachWords = async () => {
  const [found, card] = [[], document.querySelector("#words")];
  let number = 0;
  for (const slide of document.querySelectorAll("section[data-slide]")) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
    slide.querySelector(".ke-reveal input[value='1']")?.click();
    await new Promise((done) => setTimeout(done, 50));
    const more = slide.querySelector(".tools [data-go=words]:enabled");
    if (!more) continue;
    more.click();
    number += 1;
    found.push(...wrongWith(card));
    card.hidePopover();
  }
  return [number, found];
};
