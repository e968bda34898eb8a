// Deck and speaker's view show the same: what is moved, opened or blank in one is so in the other.

const OWN = ["overview", "options", "keys", "record"];  // what opens in one window alone
let known = {};  // the values that the other window has

const forget = () => { known = { ...window.folio?.first }; };
const changedValues = () => {
  const { values = {} } = window.folio ?? {};
  const found = Object.entries(values).filter(([key, value]) => known[key] !== value);
  for (const [key, value] of found) known[key] = value;
  return Object.fromEntries(found);
};
const takeValues = (given) => {
  const { values, move: set } = window.folio ?? {};
  for (const [key, value] of Object.entries(given ?? {})) {
    known[key] = value;
    if (values && values[key] !== value) set(key, value);
  }
};
forget();

let telling;
const tellChanges = () => {
  telling ??= setTimeout(() => {
    telling = null;
    const values = changedValues();
    if (!Object.keys(values).length) return;
    if (isSpeaker) order("values", { values });
    else speaker?.postMessage({ deck: "values", values }, HOME);
  });
};
for (const type of ["input", "change", "click", "keyup", "pointermove"]) addEventListener(type, tellChanges);

// What is opened over the slide: a card by its id, words as they are.
const opened = () => {
  const card = all(OVER).find(({ id }) => !OWN.includes(id));
  if (!card) return null;
  const lines = card === words ? all("h2, h3, p, li, dt, dd, summary", card).map(({ textContent }) => textContent) : null;
  return { id: card.id, lines };
};
const openCard = (id, lines) => {
  const card = document.getElementById(id);
  if (!card?.matches("[popover]") || OWN.includes(id) || card.matches(OVER)) return;
  if (card !== words) return openOver(card);
  if (!lines) return actions.words();
  words.firstElementChild.replaceChildren(...lines.map((text) => made("p", "", text)));
  openOver(words);
};
const closeCard = (id) => { if (one(OVER)?.id === id) closeOver(one(OVER)); };

addEventListener("toggle", (/** @type {any} */ { target, newState }) => {
  if (!target.matches?.("[popover]") || OWN.includes(target.id)) return;
  if (isSpeaker) order("over", { id: target.id, on: newState === "open" });
  else tell();
}, true);

tellers.room = () => ({ over: opened(), blank: !isSpeaker && Reveal.isPaused() });
let lastOver = "";
hearers.room = ({ over, blank }) => {
  one("body > #speaker .blank").hidden = !blank;
  const now = over?.id ?? "";
  if (now === lastOver) return;
  if (lastOver) closeCard(lastOver);
  if (now) openCard(now, over.lines);
  lastOver = now;
};
