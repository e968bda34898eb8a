// Small pictures of slides: copies, laid out as large as the stage and shown small, that nobody can use.

const USERS = "use, [clip-path], [mask], [filter], [marker-end], [fill^=url]";

// A copy has no name that the slide or another picture has; what a drawing uses of itself has another name in it.
const renamed = (copy) => {
  for (const each of all("[id]", copy)) {
    if (each.closest("svg")) each.id = `small-${each.id}`;
    else each.removeAttribute("id");
  }
  for (const each of all(USERS, copy)) {
    for (const attribute of [...each.attributes]) attribute.value = attribute.value.replace(/^(url\(["']?)?#/, "$1#small-");
  }
  for (const name of ["name", "for", "aria-labelledby", "aria-describedby", "aria-live", "role"]) {
    for (const each of all(`[${name}]`, copy)) each.removeAttribute(name);
  }
};

const showAnswer = (copy) => {
  const panes = [...one(".ke-answer", copy)?.children ?? []];
  for (const pane of panes) pane.hidden = pane !== last(panes);
};

// What stands on a slide now; or, for whoever chooses slides, what answers its question.
const copied = (slide, isAnswer) => {
  const copy = slide.cloneNode(false);
  copy.append(...[...inside(slide).childNodes].map((part) => part.cloneNode(true)));
  if (isAnswer) showAnswer(copy);
  for (const part of all(".vote, .notes, style, script, details > :not(summary)", copy)) part.remove();
  for (const part of all("[hidden]", copy)) part.replaceChildren();
  renamed(copy);
  copy.removeAttribute("hidden");
  copy.classList.remove("voting", "past", "present", "future");
  copy.dataset.slide = "";
  for (const part of all("a, button, input, select, textarea, summary, audio, video, [tabindex]", copy)) part.tabIndex = -1;
  return copy;
};

const drawSmall = (slide, box, isAnswer) => {
  const copy = copied(slide, isAnswer);
  box.replaceChildren(made("div", "slides", copy));
  arrange(copy);
  fit(copy);
};

const emptySmall = () => {
  const box = made("div", "small");
  box.setAttribute("aria-hidden", "true");
  box.inert = true;
  return box;
};

// Pictures are drawn as they come into view, as many at once as nobody waits for.
const AT_ONCE = 12;  // milliseconds
const drawnAsSeen = (root, slideOf, isAnswer) => {
  let waits = [];
  let soon;
  const drawSome = () => {
    const ends = performance.now() + AT_ONCE;
    while (waits.length && performance.now() < ends) {
      const box = waits.shift();
      if (box.isConnected) drawSmall(slideOf(box), box, isAnswer());
    }
    soon = waits.length ? setTimeout(drawSome) : null;
  };
  const sees = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sees.unobserve(target);
      waits.push(target);
    }
    soon ??= setTimeout(drawSome);
  }, { root, rootMargin: "100px" });
  return { sees: (box) => sees.observe(box), forget: () => { sees.disconnect(); waits = []; } };
};
