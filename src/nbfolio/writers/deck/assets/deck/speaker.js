// The speaker's view.

let began = Date.now();
const two = (number) => `${Math.floor(number)}`.padStart(2, "0");
const tick = () => {
  const seconds = (Date.now() - began) / 1000;
  one("[data-clock]").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  one("[data-elapsed]").textContent = `${two(seconds / 60)}:${two(seconds % 60)}`;
};

const follow = (/** @type {any} */ { slide, state, step, more: data }) => {
  current = named(slide) ?? current;
  restFar();
  const place = slides.indexOf(current);
  const next = slides[place + 1];
  slides.forEach((each, n) => {
    each.classList.toggle("now", n === place);
    each.classList.toggle("next", n === place + 1);
    each.inert = true;
  });
  all(".fragment", current).forEach((part, n) => part.classList.toggle("visible", n <= (step ?? -1)));
  one(".next-title span").textContent = titleOf(next);
  const notes = one(".notes", current);
  one(".said").replaceChildren(...(notes ? [...copyOf(notes).childNodes] : ["No notes for this slide."]));
  const planned = slides.slice(0, place + 1).reduce((sum, each) => sum + minutes(each), 0);
  one("[data-planned]").textContent = planned ? `${planned} min` : "–";
  const address = view({ slide: current.dataset.slide, state });
  if (location.hash !== address) location.replace(address);
  [current, next].filter(Boolean).forEach((each) => { prepare(each); fit(each); });
  hear(data);
};

const scale = () => {
  const style = document.documentElement.style;
  style.setProperty("--now", `${Math.min(innerWidth * 0.56 / 1280, innerHeight * 0.56 / 720)}`);
  style.setProperty("--next", `${Math.min(innerWidth * 0.36 / 1280, innerHeight * 0.34 / 720)}`);
};

const startSpeaker = () => {
  document.body.classList.add("speaking");
  document.title = `Speaker view: ${document.title}`;
  one("body > #speaker").hidden = false;
  bar.hidden = true;
  scale();
  addEventListener("resize", scale);
  addEventListener("message", ({ source, data }) => {
    if (source === opener && data?.deck === "at") follow(data);
  });
  follow({ ...told(), state: told().state });
  order("ready");
  setInterval(order, 2000, "ready");  // the deck may have been loaded again
  tick();
  setInterval(tick, 1000);
};
