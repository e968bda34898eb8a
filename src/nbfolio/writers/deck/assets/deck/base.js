// What all parts of the deck's script use: its slides, addresses, and copies of what they show.

const everySlide = all("[data-slide]");
document.head.append(...all(".slides style"));  // slides that are left out or wait take no look with them
// ours stand in the body itself, where nothing that a notebook shows can stand
const [words, about, bar, keys] = ["#words", "#about", ".bar", "#keys"].map((name) => one(`body > ${name}`));
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

// --- What was not wanted yet waits as text: elements are made of it when it is -------------------

const { folio } = window;
const modelIn = (key) => key.split(".")[0];
const late = new Set(all("section > noscript, [popover] > noscript"));
const undrawn = new Set();  // views of modules, which draw in what is part of the document
const drawModules = (root) => {
  if (root.isConnected) for (const view of all("[data-kind=module]", root)) if (undrawn.delete(view)) folio.mount?.(view);  // paper has no modules
};

// They show the values that there are by now.
const adopt = (root) => {
  const found = all("[data-model]", root);
  const models = new Set(found.map(({ dataset }) => dataset.model));
  for (const view of found) (folio.views[view.dataset.model] ??= []).push(view);
  const keys = Object.keys(folio.values).filter((key) => models.has(modelIn(key)));
  new Set([...models, ...keys]).forEach(folio.draw);
  folio.begin(root);
};
const read = (root) => {
  for (const each of all("noscript", root)) {
    if (!late.delete(each)) continue;
    const made = document.createRange().createContextualFragment(each.textContent);
    adopt(made);
    for (const view of all("[data-kind=module]", made)) undrawn.add(view);
    each.replaceWith(made);
    drawModules(root);
  }
};
addEventListener("beforetoggle", ({ target }) => read(target), true);

// An address may name what waits.
folio.seek = (key) => {
  if (!key) return;
  const view = RegExp(`data-model="?${modelIn(key)}\\b`);
  for (const each of late) if (view.test(each.textContent)) read(each.parentNode);
};
if (late.size && location.hash.includes("=")) dispatchEvent(new Event("hashchange"));  // which the page's script hears

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
