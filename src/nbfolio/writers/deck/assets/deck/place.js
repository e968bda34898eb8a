// Where we are: the slide, its address, and the window of the speaker.

let speaker;  // the window of the speaker's view, which this deck has opened
let current = named(told().slide) ?? slides[0];
const written = history.replaceState.bind(history);
// What only deck and view know. The deck keeps it where no other page can read it, for when it is loaded again.
const fresh = () => [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join("");
const word = isSpeaker ? told().word : history.state?.word ?? fresh();
const votes = isSpeaker ? {} : history.state?.votes ?? {};  // by slide: what its room was asked, and how it voted
const HOME = location.protocol === "file:" ? "*" : location.origin;
const view = ({ slide, state }) => `#${SPEAKER}.${word}/${encodeURI(slide)}&${state || "="}`;
const order = (deck) => opener?.postMessage({ deck, word }, HOME);

const tell = () => speaker?.postMessage({
  deck: "at", slide: current.dataset.slide, state: told().state, step: isSpeaker ? 0 : Reveal.getIndices().f, votes,
}, HOME);

const write = (state) => {
  written({ word, votes }, "", `#/${encodeURI(current.dataset.slide)}${state ? `&${state}` : ""}`);
  tell();
};

const focusSlide = () => current.focus({ preventScroll: true });

const shown = () => {
  current = Reveal.getCurrentSlide();
  one("output", bar).textContent = `${slides.indexOf(current) + 1} / ${slides.length}`;
  write(told().state);
  focusSlide();
  fit(current);
};

const show = (slide) => {
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v, -1);
};

const turn = (how) => {
  closeAll();
  if (isSpeaker) return order(how);
  if (Reveal.isPaused()) return Reveal.togglePause(false);  // no slide passes unseen
  if (how === "first") show(slides[0]);
  else if (how === "last") show(last(slides));
  else Reveal[how === "next" ? "next" : "prev"]();
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
