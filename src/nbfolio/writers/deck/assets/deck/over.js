// What opens over a slide.

const isNative = Boolean(document.body.showPopover);
const OVER = isNative ? ":popover-open" : "[popover].open";
const openOver = (card) => {
  read(card);
  if (isNative) return card.showPopover();
  document.body.append(card);
  card.classList.add("open");
};
const closeOver = (card) => {
  if (isNative) return card.hidePopover();
  card.classList.remove("open");
  if (!isSpeaker) focusSlide();
};
const toggleOver = (card) => (card.matches(OVER) ? closeOver : openOver)(card);
const closeAll = () => all(OVER).forEach(closeOver);

// Where the browser does not: a button opens its card, and a click beside a card closes it.
if (!isNative) {
  addEventListener("click", /** @param {any} event */ (event) => {
    const name = event.target.closest("[popovertarget]")?.getAttribute("popovertarget");
    const card = name && document.getElementById(name);
    for (const each of all(OVER)) if (each !== card && !each.contains(event.target)) closeOver(each);
    if (!card) return;
    event.stopImmediatePropagation();
    toggleOver(card);
  }, true);
}

const showWords = (parts) => {
  words.firstElementChild.replaceChildren(...parts.map(copyOf));
  openOver(words);
  words.firstElementChild.scrollTop = 0;
};
