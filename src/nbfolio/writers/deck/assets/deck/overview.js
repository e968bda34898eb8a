// All slides as small pictures with their titles, to go to one; a number typed leads there, too.

const overview = made("div", "", made("div", ""), pressable("Close", () => closeOver(overview)));
overview.id = "overview";
last([...overview.children]).className = "ke-close";
for (const [name, value] of Object.entries({ popover: "", role: "dialog", "aria-label": "All slides" })) overview.setAttribute(name, value);
one("body > #words").before(overview);
overview.addEventListener("toggle", (/** @type {any} */ { newState }) => {
  if (newState !== "closed") return;
  overview.firstElementChild.replaceChildren();  // pictures of many slides weigh
  if (!isSpeaker) focusSlide();
});

const isOverview = () => overview.matches(OVER);
const partOf = (slide) => nameOf(slide).split("/").slice(0, -1).join("/");

const goTo = (slide) => {
  closeAll();
  if (isSpeaker) return order("go", { slide: nameOf(slide) });
  if (Reveal.isPaused()) Reveal.togglePause(false);
  show(slide);
  focusSlide();
};

// "3", the title, "2 min"
const cardOf = (slide) => {
  const button = pressable("", () => goTo(slide));
  button.className = "card";
  const [number] = placeOf(slide).split(" ");
  const time = minutes(slide);
  button.append(made("span", "number", number), made("span", "title", titleOf(slide)), made("small", "", time ? minutesIn(time) : ""));
  button.disabled = !slides.includes(slide);
  if (slide === current) button.setAttribute("aria-current", "true");
  return button;
};

// A part begins a row, but not where parts have hardly any slides, as in most talks.
const sceneOf = (slide, place, list) => {
  const item = made("li", "", emptySmall(), cardOf(slide));
  const isLong = 3 * new Set(list.map(partOf)).size <= list.length;
  item.classList.toggle("part", isLong && place > 0 && !["", partOf(slide)].includes(partOf(list[place - 1])));
  item.dataset.name = nameOf(slide);
  return item;
};

const boxed = [];  // what other parts add to the overview each time that it opens

// A room must not see in the overview what it is about to guess; who chooses slides, or speaks, must.
const isAnswers = () => isSpeaker || overview.matches(".picking");
const pictured = (box) => among([...slides, ...everySlide], box.parentElement.dataset.name);
const pictures = drawnAsSeen(overview.firstElementChild, pictured, isAnswers);
const drawPictures = () => {
  pictures.forget();
  all(".small", overview).forEach(pictures.sees);
};
const sizes = new ResizeObserver(() => {
  const width = one(".small", overview)?.clientWidth;
  if (width) overview.style.setProperty("--small", `${width / STAGE}`);
});

const openOverview = () => {
  if (isOverview()) return closeOver(overview);
  closeAll();
  const shownHere = [...slides, ...everySlide.filter((slide) => !slides.includes(slide))];
  const list = made("ol", "overview-list", ...shownHere.map(sceneOf));
  const head = made("div", "overview-head", made("h2", "", isTalk ? asked.title || "This talk" : "All slides"));
  overview.firstElementChild.replaceChildren(head, list);
  for (const each of boxed) each(head, list);
  openOver(overview);
  sizes.disconnect();
  sizes.observe(list);
  drawPictures();
  const now = one("[aria-current]", list);
  now?.focus();
  now?.parentElement.scrollIntoView({ block: "center" });
};

// The arrows go from card to card, by rows and columns.
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const moveAmong = (list, [across, down]) => {
  const cards = all(".card:not(:disabled)", list);
  const focused = cards.find((card) => card === document.activeElement || card.parentElement.contains(document.activeElement));
  const place = cards.indexOf(focused ?? cards[0]);
  const middle = (card) => card.getBoundingClientRect().left;
  if (across) return cards[place + across]?.focus();
  const column = cards.filter((card, at) => Math.abs(middle(card) - middle(cards[place])) < 9 && (at - place) * down > 0);
  (down > 0 ? column[0] : last(column))?.focus();
};

const isTyping = () => document.activeElement?.matches("input:not([type=checkbox]), textarea");

keyFirst.push((event) => {
  if (!isOverview() || ALWAYS[event.key] || event.key === "Escape") return false;
  if (isTyping()) return true;
  const step = STEPS[event.key];
  const list = one(".overview-list", overview);
  if (step && (list.contains(document.activeElement) || document.activeElement === document.body)) {
    event.preventDefault();
    moveAmong(list, step);
    return true;
  }
  if (event.key === "Home" || event.key === "End") {
    event.preventDefault();
    const cards = all(".card:not(:disabled)", list);
    (event.key === "Home" ? cards[0] : last(cards)).focus();
    return true;
  }
  return !LETTERS[event.key.toLowerCase()];  // all others as in any page
});

// --- A number leads to its slide ---------------------------------------------------------------

const jump = Object.assign(made("div", "jump"), { hidden: true });
jump.setAttribute("role", "status");
overview.before(jump);
let digits = "";

const endJump = () => {
  digits = "";
  jump.hidden = true;
};
const drawJump = () => {
  const slide = counted[Number(digits) - 1];
  const where = slide ? titleOf(slide) : `there are ${counted.length}`;
  jump.hidden = false;
  jump.textContent = ["Slide", digits || "…", digits && where].filter(Boolean).join(" ");
};

keyFirst.push((event) => {
  const { key } = event;
  const isDigit = /^\d$/.test(key);
  const begins = isDigit && !one(OVER) && (!control() || (pointed && !isTyping()));
  if (jump.hidden && !begins) return false;
  if (isDigit) digits += key;
  else if (key === "Backspace") digits = digits.slice(0, -1);
  else {
    const slide = counted[Number(digits) - 1];
    endJump();
    if (key === "Enter" && slide) goTo(slide);
    else if (key !== "Enter" && key !== "Escape") return false;  // it means what it means anyway
  }
  if (isDigit || !jump.hidden) drawJump();
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
});

Object.assign(actions, { overview: openOverview, jump: drawJump });
Object.assign(LETTERS, { o: "overview", g: "jump" });
turned.push(endJump);
