// Slides are ticked in the overview, and become a talk of one's own.

const talkFile = one("body > #talk-file");  // what a file begins with, and the notebook that slides are of
const fullName = (slide) => (nameOf(slide).includes("/") ? "" : talkFile?.dataset.within ?? "") + nameOf(slide);
// What is known of a slide once it is offered: not before, so that a deck is ready before it has read all of them.
const offers = new Map();
const offerOf = (slide) => {
  if (!offers.has(slide)) {
    offers.set(slide, {
      name: fullName(slide), short: shortOf(slide), title: titleOf(slide), noted: notedMinutes(slide), minutes: minutes(slide) || 1,
    });
  }
  return offers.get(slide);
};

// Opened anew, the deck has only these slides; without them, all.
const reopen = (address) => {
  written({ word }, "", address);
  location.reload();
};

const form = talkForm({
  home: location.href.split("#")[0], first: talkFile?.dataset.first ?? "", open: reopen,
  ticked: (picks) => {
    for (const box of all(".overview-list > li > label input", overview)) box.checked = picks.includes(offerOf(among(everySlide, box.value)));
  },
});
const whole = pressable("All slides again", () => reopen(joinedAddress(`/${encodeURI(nameOf(current))}`)));
whole.className = "whole";
whole.hidden = !isTalk;
one(".talk-does", form.panel).append(whole);

let picking = false;
const showPicker = (on) => {
  picking = on;
  overview.classList.toggle("picking", on);
  form.panel.hidden = !on;
  drawPictures();
};

boxed.push((head, list) => {
  if (lacking.length) head.after(made("p", "lacking", `Not in this deck: ${lacking.join(", ")}`));
  const chooses = pressable("Choose slides for a talk", () => {
    showPicker(!picking);
    chooses.setAttribute("aria-pressed", `${picking}`);
  });
  chooses.setAttribute("aria-pressed", `${picking}`);
  head.append(chooses);
  for (const item of all("li", list)) {
    const slide = among(everySlide, item.dataset.name);
    if (!slide || !offered.includes(slide)) continue;
    const [label, box] = field("", { type: "checkbox", value: nameOf(slide), className: "pick" });
    box.setAttribute("aria-label", `In the talk: ${titleOf(slide)}`);
    box.addEventListener("change", () => form.pick(offerOf(slide), box.checked));
    item.prepend(label);
  }
  const body = made("div", "overview-body");
  list.before(body);
  body.append(list, form.panel);
  showPicker(picking);
  if (offers.size) form.draw();
  else form.take(chosen.map(offerOf), asked.title);
});

// An address that asks for the overview alone is one of somebody who wants to choose.
const asksOverview = () => told().state === "overview";
const openAsked = () => {
  picking = true;
  openOverview();
};
