// Slides on paper, and the script on paper.

const HIDDEN = ["hidden", "aria-hidden", "inert"];  // what tells of slides that are not shown
let hideAnswers = () => {};
let put = [];  // what it was, to be put back

// Every slide on a page of its own, each as long as a screen shows it: nothing else is changed.
const startPrint = () => {
  closeAll();
  document.body.classList.add("printing");
  for (const part of all(".slides section")) {
    for (const name of HIDDEN) {
      if (part.hasAttribute(name)) put.push([part, name, part.getAttribute(name)]);
      part.removeAttribute(name);
    }
  }
  slides.forEach(wake);
  hideAnswers = answerAll();
  slides.forEach(prepare);
  slides.forEach(fit);
};

const endPrint = () => {
  document.body.classList.remove("printing");
  for (const [part, name, value] of put) part.setAttribute(name, value);
  put = [];
  hideAnswers();
  fitted.clear();
  fitOnce(current);
  readyNear();
};

// "Slide 12: One infusion in the body (3 min)", as the deck itself counts
const scenePlace = (slide) =>
  `Slide ${counted.indexOf(slide) + 1}: ${titleOf(slide)} (${minutes(slide)} min)`;

// Six slides a page, with lines to write on below each of them.
const LINES = 4;
const startSheets = () => {
  slides.forEach(inside);  // read what waits
  answerAll();
  const lines = () => Array.from({ length: LINES }, () => made("div", "line"));
  one(".slides").replaceChildren(...counted.map((slide) => made("div", "noted", made("div", "frame", slide), ...lines())));
  counted.forEach(prepare);
  counted.forEach(fit);
};

const startScript = () => {
  slides.forEach(inside);
  answerAll();
  const silent = slides.filter((slide) => !one(".notes", slide));
  const scenes = slides.filter((slide) => !silent.includes(slide)).map((slide) => {
    const notes = one(".notes", slide);
    const said = made("div", "said", made("p", "heading", scenePlace(slide)), ...copyOf(notes).childNodes);
    for (const heading of all("h3", said)) heading.replaceWith(made("p", "heading", heading.textContent));
    const asked = made("div", "asked", ...all(".part:not(.say, .do)", said));  // what the room asks, below
    return made("div", "spoken", made("div", "frame", slide), said, asked);
  });
  // a stylesheet of several slides stands on the first of them, which may be left out
  one(".slides").replaceChildren(...silent.flatMap((slide) => all("style", slide)), ...scenes);
  slides.forEach(prepare);
  slides.forEach(fit);
};
