// What a test asks of a deck: the slide that is shown, its states, what does not fit on it.
const slide = () => document.querySelector("section[data-slide].present:not(.past, .future)");
const seen = (part) => part.getClientRects().length > 0;
const parts = (selector) => [...slide().querySelectorAll(selector)].filter(seen);

const controls = () => parts(".w-range input, .w-select select, fieldset.w-radio");
const count = (control) => (control.matches("select") ? control.options.length
  : control.matches("input") ? Number(control.max) - Number(control.min) + 1
    : control.querySelectorAll("input").length);
const put = (control, place) => {
  if (control.matches("fieldset")) return control.querySelectorAll("input")[place].click();
  if (control.matches("select")) control.selectedIndex = place;
  else control.value = Number(control.min) + place;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
};

// First and last of everything, each option of each control, and some of all the rest.
const states = function* (random) {
  for (const share of [() => 0, () => 0.999, ...Array(random).fill(Math.random)]) {
    for (let place = 0; place < controls().length; place += 1) {
      const control = controls()[place];  // those that others bring along, too
      put(control, Math.floor(share() * count(control)));
    }
    yield;
  }
  for (let place = 0; place < controls().length; place += 1) {
    for (let option = 0; option < count(controls()[place] ?? { matches: () => 1, options: [] }); option += 1) {
      put(controls()[place], option);
      yield;
    }
  }
};

const misfits = () => {
  const [stage, found] = [slide().getBoundingClientRect(), []];
  const over = (box, by) => box.right > stage.right + by || box.bottom > stage.bottom + by || box.left < stage.left - by || box.top < stage.top - by;
  for (const part of [slide(), document.documentElement, document.body, document.querySelector(".slides"), ...parts(".ke-explainer")]) {
    if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1) found.push(`scrolls: ${part.className}`);
  }
  for (const part of parts("h2, .w-control, .w-control label, .ke-figure, .ke-sentence, .tools button, p, li, summary")) {
    if (!part.closest(".notes, details > :not(summary)") && over(part.getBoundingClientRect(), 1)) found.push(`over the edge: ${part.outerHTML.slice(0, 90)}`);
  }
  for (const box of parts(".ke-sentence")) {
    const { bottom } = box.getBoundingClientRect();
    for (const part of [...box.querySelectorAll("p, li, dt, dd, h3")].filter(seen)) {
      if (part.getBoundingClientRect().bottom > bottom + 2) found.push(`cut: ${part.textContent.slice(0, 60)}`);
    }
  }
  for (const tool of parts(".tools button").map((part) => part.getBoundingClientRect())) {
    for (const part of parts(".w-control :is(label, select, output), .w-play, .ke-figure")) {
      const box = part.getBoundingClientRect();
      if (box.right > tool.left && box.left < tool.right && box.bottom > tool.top + 1 && box.top < tool.bottom) found.push(`covered: ${part.outerHTML.slice(0, 80)}`);
    }
  }
  const words = [...slide().querySelectorAll("*")].filter((part) => seen(part) && !part.closest("svg, .unseen, .notes")
    && [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && part.offsetWidth > 1);
  for (const part of words) {
    if (parseFloat(getComputedStyle(part).fontSize) < 24) found.push(`small: ${part.outerHTML.slice(0, 80)}`);
  }
  return found;
};

const check = async (random) => {
  const found = new Set(misfits());
  let number = 0;
  for (const _ of states(random)) {
    await Promise.resolve();  // what watches the slide has its turn
    number += 1;
    for (const each of misfits()) found.add(each);
  }
  return [number, [...found]];
};
