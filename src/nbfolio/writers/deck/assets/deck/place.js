// Where we are: the slide, its address, and the window of the speaker.

let speaker;  // the window of the speaker's view, which this deck has opened
let current = named(told().slide) ?? slides[0];
const kept = { ...history.state };  // what the deck knows after it was loaded again, and no other page can read
const written = history.replaceState.bind(history);
// What only deck and view know.
const fresh = () => [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join("");
const word = isSpeaker ? told().word : kept.word ?? fresh();
const votes = isSpeaker ? {} : kept.votes ?? {};  // by slide: what its room was asked, and how it voted
const HOME = location.protocol === "file:" ? "*" : location.origin;
const joinedAddress = (...parts) => `#${parts.filter(Boolean).join("&")}`;
const view = ({ slide, state }) => joinedAddress(`${SPEAKER}.${word}/${encodeURI(slide)}`, TALK, state || "=");
const order = (deck, data = {}) => opener?.postMessage({ deck, word, ...data }, HOME);

// What other parts of the script tell the other window, and hear from it, by the name of the part.
const tellers = {};
const hearers = {};
const turned = [];  // what they do after a turn

const more = () => Object.fromEntries(Object.entries(tellers).map(([name, teller]) => [name, teller()]));
const tell = () => speaker?.postMessage({ values: changedValues(),
  deck: "at", slide: nameOf(current), state: told().state, step: isSpeaker ? 0 : Reveal.getIndices().f, votes, more: more(),
}, HOME);
const hear = (told) => { for (const [name, data] of Object.entries(told ?? {})) hearers[name]?.(data); };

const write = (state) => {
  if (state === "overview") state = "";  // that was opened
  written({ ...kept, word, votes }, "", joinedAddress(`/${encodeURI(nameOf(current))}`, TALK, state));
  tell();
};

const focusSlide = () => current.focus({ preventScroll: true });

// --- What is laid out: a slide that is far from the current one is empty ------------------------

const prepared = new Set();
const preparing = [];  // what other parts do with a slide when it is first laid out
const fitted = new Set();  // slides of which nothing has changed since they were fitted

const wake = (slide) => {
  const part = inside(slide);
  if (part === slide) return;
  slide.append(part);
  waiting.delete(slide);
  drawModules(slide);
};

// A move changes what waits, too, but costs no layout there.
const rest = (slide) => {
  if (waiting.has(slide)) return;
  const part = document.createDocumentFragment();
  part.append(...slide.childNodes);
  waiting.set(slide, part);
  fitted.delete(slide);
};

const prepare = (slide) => {
  if (prepared.has(slide) || !isSeen(slide)) return;
  prepared.add(slide);
  arrange(slide);
  tools(slide);
  for (const each of preparing) each(slide);
};

const fitOnce = (slide) => {
  if (fitted.has(slide) || !isSeen(slide)) return;  // what is not laid out yet has no size to fit
  prepare(slide);
  fit(slide);
  fitted.add(slide);
};

// After a change of what stands on the current slide, which is laid out: whether it is seen is not asked.
const fitAnew = () => {
  if (!prepared.has(current)) return fitOnce(current);
  lay(current);
  fitted.add(current);
};

const isNear = (slide) => Math.abs(slides.indexOf(slide) - slides.indexOf(current)) < 2;
const restFar = () => slides.forEach((slide) => (isNear(slide) ? wake : rest)(slide));

// The slides beside the current one are laid out while nobody waits for them.
let soon;
const readyNear = () => {
  clearTimeout(soon);
  soon = setTimeout(() => {
    if (document.body.matches(".printing")) return;
    restFar();
    slides.filter((slide) => isNear(slide) && isSeen(slide)).forEach(fitOnce);
  }, 60);
};

const pausePlay = (slide) => {
  for (const play of all("[data-kind=play]", slide)) if (play.firstChild?.textContent === "Pause") play.click();
};

const placeOf = (slide) => (counted.includes(slide) ? `${counted.indexOf(slide) + 1} / ${counted.length}` : "–");

const shown = () => {
  if (current !== Reveal.getCurrentSlide()) pausePlay(current);
  current = Reveal.getCurrentSlide();
  wake(current);
  one("output", bar).textContent = placeOf(current);
  write(told().state);
  focusSlide();
  fitOnce(current);
  for (const each of turned) each();
  readyNear();
};

const show = (slide) => {
  wake(slide);
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v, -1);
};

const turn = (how) => {
  closeAll();
  if (isSpeaker) return order(how);
  if (Reveal.isPaused()) return Reveal.togglePause(false);  // no slide passes unseen
  if (how === "first") show(slides[0]);
  else if (how === "last") show(last(slides));
  else if (!step(current, how === "next" ? 1 : -1)) Reveal[how === "next" ? "next" : "prev"]();
  focusSlide();
};

const openSpeaker = () => {
  if (isSpeaker) return;
  speaker = open(location.href.split("#")[0] + view(told()), `${SPEAKER}-${word}`, "width=1280,height=800");
};

const fill = () => {
  const page = document.documentElement;
  if (document.fullscreenElement ?? document.webkitFullscreenElement) (document.exitFullscreen ?? document.webkitExitFullscreen).call(document);
  else (page.requestFullscreen ?? page.webkitRequestFullscreen)?.call(page);
};
