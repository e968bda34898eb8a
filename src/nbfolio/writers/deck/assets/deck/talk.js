// The slides that are shown: all, or those of a talk that the address tells.

const nameOf = (slide) => slide.dataset.slide;
const lastOf = (name) => last(name.split("/"));
// What a slide is called in the address of a talk: without its notebook where no other is called so.
const shorts = everySlide.map((slide) => lastOf(nameOf(slide)));
const twice = new Set(shorts.filter((short, place) => shorts.indexOf(short) < place));
const shortOf = (slide) => {
  const short = lastOf(nameOf(slide));
  return twice.has(short) ? nameOf(slide) : short;
};
const among = (list, name) => list.find((slide) => nameOf(slide) === name) ?? list.find((slide) => shortOf(slide) === name);

// "talk=first:3;second:1.5&talk-title=Ours"
const talkOf = (text) => {
  const given = new URLSearchParams(text);
  return { title: given.get("talk-title") ?? "", shown: namesIn(given.get("talk") ?? "") };
};

// What stands on a slide that waits outside the document, or on the slide itself.
const waiting = new Map();
const inside = (slide) => {
  const part = waiting.get(slide) ?? slide;
  read(part);
  return part;
};
const notesOf = (slide) => one(".notes", inside(slide));
const titleOf = (slide) => (slide ? one("h2", inside(slide))?.textContent.trim() ?? nameOf(slide) : "the end");

// What stands apart is not counted; unless a deck says what that is, it is what comes after the last notes.
const spoken = everySlide.filter(({ dataset }) => dataset.minutes !== undefined);
const marked = everySlide.filter(({ dataset }) => dataset.apart !== undefined);
const after = marked.length || !spoken.length ? marked : everySlide.slice(everySlide.indexOf(last(spoken)) + 1);
const offered = (spoken.length ? spoken : everySlide).filter((slide) => !after.includes(slide));

const asked = talkOf(told().talk);
const lacking = asked.shown.filter(({ name }) => !among(offered, name)).map(({ name }) => name);
const chosen = [...new Set(asked.shown.map(({ name }) => among(offered, name)).filter(Boolean))];
const isTalk = chosen.length > 0;
const TALK = isTalk ? told().talk : "";
const ownMinutes = new Map(asked.shown.map(({ name, minutes }) => [among(offered, name), minutes]));
const notedMinutes = (slide) => Number(slide.dataset.minutes ?? 0);
const minutes = (slide) => ownMinutes.get(slide) ?? notedMinutes(slide);

// A talk that does not begin with the first slide of the deck has a title of its own.
const opening = () => {
  if (chosen[0] === everySlide[0] || !(asked.title || about)) return [];
  const title = made("section", "", made("div", "prose", made("h2", "", asked.title || document.title)));
  Object.assign(title.dataset, { slide: "talk" });
  title.tabIndex = -1;
  return [title];
};
const openings = isTalk ? opening() : [];
const slides = isTalk ? [...openings, ...chosen, ...after] : everySlide;
const counted = slides.filter((slide) => !openings.includes(slide) && !after.includes(slide) && !slide.hasAttribute("data-apart"));
if (isTalk) one(".slides").replaceChildren(...slides);
const named = (name) => among(slides, name);

if (about) notesOf(slides[0])?.before(about.content) ?? slides[0].append(about.content);
