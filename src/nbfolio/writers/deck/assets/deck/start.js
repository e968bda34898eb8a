// The deck begins.

// After the page's script has changed what is shown. What reveal.js and we change of slides as such
// is no change of what stands on them.
const watch = () => {
  watcher = new MutationObserver((changes) => {
    const parts = changes.map(({ target }) => target).filter((part) => !(part instanceof Element && part.matches("section, .slides")));
    const changed = new Set(parts.map((part) => (part instanceof Element ? part : part.parentElement)?.closest("[data-slide]")));
    changed.forEach((slide) => fitted.delete(slide));
    if (changed.has(current)) fitAnew();
    tellChanges();
    if (!isSpeaker) readyNear();
  });
  watcher.observe(one(".slides"), {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"],
  });
};

const startDeck = async () => {
  // The page's script writes what is moved; the slide stands before it.
  history.replaceState = (data, title, address) => write(`${address}`.split("#")[1] ?? "");
  addEventListener("hashchange", () => {
    const { slide: name, state } = told();
    if (asksOverview()) { openAsked(); return write(""); }
    if (told().talk && told().talk !== TALK) return location.reload();
    const id = CSS.escape(decoded(state));
    const slide = name ? named(name) : id && slides.find((each) => one(`#${id}`, inside(each)));
    if (slide && slide !== current) show(slide);
    else write(told().state);
  });
  addEventListener("message", ({ source, data }) => {
    if (data?.word !== word || (speaker ?? source) !== source) return;
    speaker = source;
    if (data.deck === "ready") {
      if (data.isFresh) forget();
      tell();
    }
    else if (data.deck === "values") takeValues(data.values);
    else if (data.deck === "over") (data.on ? openCard : closeCard)(data.id);
    else if (data.deck === "more") hear({ [data.name]: data.data });
    else if (data.deck === "go" && named(data.slide)) goTo(named(data.slide));
    else if (["next", "previous", "first", "last", "blank"].includes(data.deck)) actions[data.deck]();
  });
  const stack = one(".slides");
  const [stage, behind] = [stack.parentElement, stack.nextSibling];
  stack.remove();  // so that what is taken out of it one by one is nothing to the browser
  for (const slide of slides) (slide === current ? wake : rest)(slide);
  stage.insertBefore(stack, behind);
  document.documentElement.dataset.sparse = "";
  await Reveal.initialize({
    width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 10, center: false,
    controls: false, progress: false, slideNumber: false, hash: false, history: false,
    respondToHashChanges: false, jumpToSlide: false, keyboard: false, overview: false, help: false,
    postMessage: false, postMessageEvents: false, transition: "none", backgroundTransition: "none",
    autoAnimate: false, display: "flex", viewDistance: 2, mobileViewDistance: 2,
    scrollActivationWidth: null, hideInactiveCursor: true, pauseOnBlur: false,
  });
  const first = current;
  Reveal.on("slidechanged", shown);
  for (const type of ["fragmentshown", "fragmenthidden", "paused", "resumed"]) Reveal.on(type, tell);
  const isAsked = asksOverview();
  show(first);
  shown();
  if (isAsked) openAsked();
  watch();
  document.documentElement.dataset.ready = "";
  readRest();
};

// What waits as text becomes elements, outside the document, while nobody waits for it.
const idle = window.requestIdleCallback ?? ((does) => setTimeout(does, 50));
const readRest = (place = 0) => {
  if (!slides[place]) return;
  inside(slides[place]);
  idle(() => readRest(place + 1));
};

addEventListener("change", () => older.mark(current));
document.fonts?.ready.then(() => { fitted.clear(); fitOnce(current); });
addEventListener("scroll", /** @param {any} event */ ({ target }) => {
  const part = target === document ? document.documentElement : target;
  if (part.matches("html, body, .reveal, .slides, section")) part.scrollTo(0, 0);
}, true);
if (document.documentElement.matches(".sheets, .script")) everySlide.forEach(inside);
if (document.documentElement.matches(".sheets")) startSheets();
else if (document.documentElement.matches(".script")) startScript();
else if (isSpeaker) startSpeaker();
else {
  if (/print-pdf/i.test(location.search)) location.replace(location.href.replace(location.search, ""));  // reveal.js would lay them out anew
  startDeck();
  addEventListener("beforeprint", startPrint);
  addEventListener("afterprint", endPrint);
}
