// The speaker's view: the slide, which drives that of the room, the next one, notes, time and plan.

let began = Date.now();
let since = Date.now();  // when the slide was turned to
let spent = {};  // milliseconds by slide
let parked = [];  // questions that the speaker has put off
const two = (number) => `${Math.floor(number)}`.padStart(2, "0");
const clock = (seconds) => [seconds / 60, seconds % 60].map(two).join(":");
const say = (name, text) => { one(`#speaker [data-${name}]`).textContent = text; };

// How far a talk is from its plan, which begins a slide once all before it had their minutes.
const planSaid = (elapsed, before, own) => {
  const off = elapsed > before + own ? elapsed - before - own : Math.min(0, elapsed - before);
  const time = clock(Math.abs(off) * 60);
  return !before && !own ? "" : Math.abs(off) < 0.5 ? "on time" : off > 0 ? `${time} behind` : `${time} ahead`;
};
const until = (place) => slides.slice(0, place).reduce((sum, slide) => sum + minutes(slide), 0);

const drawTime = () => {
  const elapsed = (Date.now() - began) / 60000;
  const place = slides.indexOf(current);
  const own = minutes(current);
  const here = (Date.now() - since + (spent[nameOf(current)] ?? 0)) / 1000;
  say("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  say("elapsed", clock(elapsed * 60));
  say("here", own ? `${clock(here)} of ${own} min` : clock(here));
  say("plan", planSaid(elapsed, until(place), own));
};

// --- Notes: what is said first, then what the room may ask ---------------------------------------

const partsOf = (notes) => {
  const parts = [];
  for (const node of [...notes.childNodes]) {
    const opens = node instanceof Element && node.matches("h3, .part");
    if (node instanceof Element && node.matches(".part")) parts.push(node);
    else if (opens || !parts.length) parts.push(made("div", "part", node));
    else last(parts).append(node);
  }
  return parts.filter((part) => part.textContent.trim());
};

// Notes that do not tell their kinds: the last four are what the room may ask.
const ASKED_OF = ".ask, .answer";
const OBJECTED = ".objection, .reply";
const sorted = (parts) => {
  const is = (names) => parts.filter((part) => part.matches(names));
  if (is(`${ASKED_OF}, ${OBJECTED}`).length) return [parts.filter((part) => !part.matches(`${ASKED_OF}, ${OBJECTED}`)), is(ASKED_OF), is(OBJECTED)];
  const first = parts.length < 3 ? parts.length : Math.max(1, parts.length - 4);
  const rest = parts.slice(first);
  const half = Math.ceil(rest.length / 2);
  return [parts.slice(0, first), rest.slice(0, half), rest.slice(half)];
};

const [USUAL, LEAST] = [18, 13];  // px
let typeSize = USUAL;

// All notes are read without scrolling, if need be in smaller type; not where the speaker wants larger type.
const fitNotes = () => {
  for (const box of all("#speaker :is(.said, .asked)")) {
    for (let size = typeSize; size >= LEAST; size -= 0.5) {
      box.style.fontSize = `${size}px`;
      if (typeSize > USUAL || box.scrollHeight <= box.clientHeight) break;
    }
  }
};

const drawNotes = () => {
  const notes = notesOf(current);
  const [said, ...asked] = sorted(notes ? partsOf(copyOf(notes)) : []);
  one("#speaker .said").replaceChildren(...(said.length ? said : ["No notes for this slide."]));
  one("#speaker .asked").replaceChildren(...asked.filter((each) => each.length).map((each) => made("div", "", ...each)));
  fitNotes();
};

// --- Following the room --------------------------------------------------------------------------

const keepRecord = () => {
  const now = Date.now();
  spent[nameOf(current)] = (spent[nameOf(current)] ?? 0) + now - since;
  since = now;
  written({ began, spent, parked, votes }, "", view({ slide: nameOf(current), state: "" }));
};

const arrive = (slide) => {
  keepRecord();
  closeAll();
  current = slide;
  restFar();
  const place = slides.indexOf(current);
  slides.forEach((each, n) => {
    each.classList.toggle("now", n === place);
    each.classList.toggle("next", n === place + 1);
    each.inert = n !== place;
  });
  one(".next-title span").textContent = titleOf(slides[place + 1]);
  const planned = until(place + 1);
  say("planned", planned ? minutesIn(planned) : "–");
  say("place", placeOf(current));
  drawNotes();
  drawTime();
  keepRecord();
};

const follow = (/** @type {any} */ { slide, step, more: data }) => {
  const next = named(slide) ?? current;
  const isNew = next !== current || !next.matches(".now");
  if (isNew) arrive(next);
  all(".fragment", current).forEach((part, n) => part.classList.toggle("visible", n <= (step ?? -1)));
  [current, slides[slides.indexOf(current) + 1]].filter(Boolean).forEach(fitOnce);
  if (isNew) for (const each of turned) each();
  hear(data);
};

const scale = () => {
  const now = Math.min(innerWidth * 0.56 / 1280, innerHeight * 0.56 / 720);
  const style = document.documentElement.style;
  style.setProperty("--now", `${now}`);
  style.setProperty("--next", `${Math.min(innerWidth * 0.2 / 1280, (innerHeight - 720 * now - 120) / 720)}`);
};

// --- What the speaker does -----------------------------------------------------------------------

const sizeType = (by) => {
  typeSize = Math.max(14, Math.min(40, typeSize + by));
  fitNotes();
};

const drawParked = () => {
  one("#speaker .parked").textContent = parked.length ? `${parked.length} parked` : "";
};
const parkQuestion = (event) => {
  event.preventDefault();
  const input = one("input", event.target);
  if (input.value.trim()) parked.push(input.value.trim());
  input.value = "";
  drawParked();
  keepRecord();
};

// A record: how long each slide took, how the room voted, what was put off. It leaves only as a file or on paper.
const rowIn = (name, ...cells) => made("tr", "", ...cells.map((cell) => made(name, "", cell)));
const timeRows = () => slides.filter((slide) => spent[nameOf(slide)] >= 1000).map((slide) => rowIn(
  "td", placeOf(slide).split(" ")[0], titleOf(slide), minutes(slide) ? minutesIn(minutes(slide)) : "–", clock(spent[nameOf(slide)] / 1000)));
const voteItems = () => Object.values(votes).filter(({ counts = [] }) => counts.flat().some((count) => count !== null)).map((vote) => {
  const each = vote.options ?? (vote.rows ?? []).map(({ label }) => label);
  const said = each.map((words, place) => {
    const [first, second] = vote.texts.map((texts) => texts[place]);  // as it was typed
    return `${words}: ${first || "–"}${second ? " then " + second : ""}`;
  });
  return made("li", "", made("b", "", vote.label), ` ${said.join("; ")}. ${vote.said}`);
});
const listOr = (items, none) => (items.length ? made("ul", "", ...items) : made("p", "", none));

const recordParts = () => {
  const total = Object.values(spent).reduce((sum, each) => sum + each, 0);
  const table = made("table", "", rowIn("th", "Slide", "Title", "Planned", "Took"), ...timeRows(),
    rowIn("td", "", "All", minutesIn(until(slides.length)), clock(total / 1000)));
  const day = new Date().toLocaleString([], { dateStyle: "long", timeStyle: "short" });
  return [
    made("h2", "", "Record of this talk"), made("p", "", `${document.title.replace("Speaker view: ", "")}, ${day}`),
    made("h3", "", "Time"), table, made("h3", "", "Votes"), listOr(voteItems(), "None."),
    made("h3", "", "Questions put off"), listOr(parked.map((text) => made("li", "", text)), "None."),
  ];
};
const record = one("body > #record");
const openRecord = () => {
  keepRecord();
  record.firstElementChild.replaceChildren(...recordParts());
  openOver(record);
};
const printRecord = () => {
  document.body.classList.add("recording");
  print();
  document.body.classList.remove("recording");
};
const saveRecord = () => {
  const page = document.implementation.createHTMLDocument(document.title);
  page.body.append(...[...record.firstElementChild.childNodes].map((node) => page.importNode(node, true)));
  saveAs(`record-${today()}.html`, "text/html", `<!DOCTYPE html>\n<meta charset="utf-8">\n${page.documentElement.outerHTML}`);
};

const restart = () => {
  [began, since, spent] = [Date.now(), Date.now(), {}];
  drawTime();
};

Object.assign(actions, {
  restart, record: () => isSpeaker && openRecord(), print: printRecord, save: saveRecord,
  larger: () => sizeType(2), smaller: () => sizeType(-2),
});
if (isSpeaker) Object.assign(LETTERS, { "+": "larger", "-": "smaller", r: "record" });

const startSpeaker = () => {
  document.body.classList.add("speaking");
  document.title = `Speaker view: ${document.title}`;
  one("body > #speaker").hidden = false;
  bar.hidden = true;
  document.documentElement.dataset.sparse = "";
  if (kept.spent) [began, spent, parked] = [kept.began, kept.spent, kept.parked];
  Object.assign(votes, kept.votes);
  history.replaceState = () => {};  // the room's address tells what is moved
  scale();
  drawParked();
  addEventListener("resize", () => { scale(); fitNotes(); });
  addEventListener("message", ({ source, data }) => {
    if (source !== opener) return;
    if (data?.values) takeValues(data.values);
    if (data?.deck === "at") follow(data);
    if (data?.deck === "more") hear({ [data.name]: data.data });
  });
  one("#speaker .park").addEventListener("submit", parkQuestion);
  follow({ slide: told().slide });
  watch();
  order("ready", { isFresh: true });
  setInterval(order, 2000, "ready");  // the deck may have been loaded again
  drawTime();
  setInterval(drawTime, 1000);
};
