// What keys and buttons do.

const actions = {
  next: () => turn("next"),
  previous: () => turn("previous"),
  first: () => turn("first"),
  last: () => turn("last"),
  full: fill,
  speaker: openSpeaker,
  blank: () => (isSpeaker ? order("blank") : Reveal.togglePause()),
  help: () => toggleOver(keys),
  words: () => showWords(wordsOf(current)),
};

const ALWAYS = { PageDown: "next", PageUp: "previous" };
const MOVES = {
  ArrowRight: "next", ArrowDown: "next", ArrowLeft: "previous", ArrowUp: "previous", " ": "next",
  Home: "first", End: "last",
};
const SCROLLS = { ArrowDown: 1, ArrowUp: -1, " ": 1 };
const LETTERS = { f: "full", m: "words", s: "speaker", b: "blank", ".": "blank", "?": "help" };
const CONTROLS = "input, select, button, textarea, a[href], summary, [tabindex='0']";
const TYPED = "textarea, [type=text], [type=password], [type=date], [type=time], [type=datetime-local]";
let pointed = false;  // whether a pointer was used last
/** @type {Element | null} */
let keyed = null;  // what took the last key

const control = () => (document.activeElement?.matches(CONTROLS) ? document.activeElement : null);

const act = (event, name) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  actions[name]();
};

// Over a slide these keys move in a list, or scroll; a button takes the space bar.
const moveIn = (over, event) => {
  const buttons = all(".options button", over);
  const focused = over.contains(document.activeElement) && document.activeElement?.matches("button");
  if (event.key === " " && focused) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!buttons.length) return over.firstElementChild.scrollBy(0, SCROLLS[event.key] * over.clientHeight / 2);
  buttons[buttons.indexOf(document.activeElement) + SCROLLS[event.key]]?.focus();
};

const keyFirst = [];  // functions of other parts that a key is given to first: one that says true has taken it

addEventListener("keydown", (event) => {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (keyFirst.some((takes) => takes(event))) return;
  const inside = control();
  if (ALWAYS[key]) return act(event, ALWAYS[key]);
  const over = one(OVER);
  if (over && SCROLLS[key]) return moveIn(over, event);
  if (key === "Tab") { pointed = false; return; }
  if (key === "Escape") {
    if (!isSpeaker && Reveal.isPaused()) Reveal.togglePause(false);
    if (!isNative) closeAll();
    if (!one(OVER)) focusSlide();
    return;
  }
  if (inside?.matches(TYPED)) {  // all keys are for what is typed
    keyed = inside;
    return;
  }
  if (inside && !pointed) {
    keyed = inside;
    if (MOVES[key] || inside.matches("select, [type=number]")) return;
  }
  if (inside?.matches("[type=number]") && /^[\d.,-]$/.test(key)) return;
  if (MOVES[key]) act(event, key === " " && shiftKey ? "previous" : MOVES[key]);
  else if (LETTERS[key.toLowerCase()]) act(event, LETTERS[key.toLowerCase()]);
}, true);

// What a pointer used does not keep the keys; a number may be typed, and a list may stay open.
const giveBack = ({ target, type }) => setTimeout(() => {
  if (isSpeaker || one(OVER)) return;
  const inside = control();
  const waits = type !== "change" && inside?.matches(`select, [type=number], ${TYPED}`);
  const byKey = type === "change" && keyed === target;
  if (pointed && inside && !waits && !byKey) focusSlide();
});

addEventListener("pointerdown", () => { [pointed, keyed] = [true, null]; }, true);
for (const type of ["pointerup", "click", "change"]) addEventListener(type, giveBack);
addEventListener("fullscreenchange", focusSlide);
addEventListener("toggle", (/** @type {any} */ { target, newState }) => {
  if (target.matches?.("[popover]") && newState === "closed" && !isSpeaker) focusSlide();
}, true);

// What is folded on a page is opened over a slide.
addEventListener("click", /** @param {any} event */ (event) => {
  const name = event.target.closest("[data-go]")?.dataset.go;
  if (name) actions[name]();
  const fold = event.target.closest("[data-slide] details:not(.w-accordion > details)");
  if (!fold || !event.target.closest("summary")) return;
  event.preventDefault();
  showWords([fold]);
});
