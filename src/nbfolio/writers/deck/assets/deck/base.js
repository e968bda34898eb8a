// What all parts of the deck's script use: its slides, addresses, and copies of what they show.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const made = (name, className, ...parts) => {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...parts);
  return element;
};
const everySlide = all("[data-slide]");
document.head.append(...all(".slides style"));  // slides that are left out or wait take no look with them
// ours stand in the body itself, where nothing that a notebook shows can stand
const [words, about, bar, keys] = ["#words", "#about", ".bar", "#keys"].map((name) => one(`body > ${name}`));
const last = (list) => list[list.length - 1];
const SPEAKER = "speaker";

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";  // no slide is called like that
  }
};

// An address: "/slide", or "speaker.word/slide", then the slides of a talk, and the words of the controls.
const told = () => {
  const parts = location.hash.slice(1).split("&");
  const isTold = (part) => part.startsWith("talk=") || part.startsWith("talk-title=");
  const talk = parts.filter(isTold).join("&");
  const others = parts.filter((part) => !isTold(part));
  const [, before, slide] = others[0]?.match(/^([^=/]*)\/(.*)/) ?? [];
  if (slide === undefined) return { slide: "", state: others.join("&"), talk };
  const [who, word] = before.split(".");
  return { who, word, slide: decoded(slide), state: others.slice(1).join("&"), talk };
};
const isSpeaker = told().who === SPEAKER;

// A copy that nothing moves and that takes no id from what it copies.
const copyOf = (part) => {
  const copy = part.cloneNode(true);
  copy.style.height = "";
  for (const more of all(".more", copy)) more.remove();
  for (const each of [copy, ...all("*", copy)]) {
    each.classList.remove("cut", "short", "ke-sentence", "folded");
    for (const name of ["id", "data-model", "data-kind", "aria-live"]) each.removeAttribute(name);
  }
  for (const each of [copy, ...all("details", copy)]) if (each.matches("details")) each.open = true;
  return copy;
};
