// A talk put together of slides that are ticked, in an order of its own: an address, or a file.

const talkFile = one("body > #talk-file");  // what a file begins with, and the notebook that slides are of
let picking = false;
let picks = isTalk ? [...chosen] : [];
let called = asked.title;
const pickedMinutes = new Map(ownMinutes);
const planned = (slide) => pickedMinutes.get(slide) ?? (notedMinutes(slide) || 1);
const sum = (list) => Math.round(10 * list.reduce((total, slide) => total + planned(slide), 0)) / 10;

const encoded = (text) => encodeURIComponent(text).replace(/%20/g, "+").replace(/%2F/g, "/");
const talkAddress = () => {
  const parts = picks.map((slide) => {
    const own = planned(slide) === notedMinutes(slide) ? "" : `:${planned(slide)}`;
    return `${encoded(shortOf(slide))}${own}`;
  });
  return joinedAddress(`talk=${parts.join(";")}`, called && `talk-title=${encoded(called)}`);
};

// The file of a talk, in YAML: each text in double quotes is one of JSON, too.
const plainName = (name) => (/^[\w/-]+$/.test(name) ? name : JSON.stringify(name));
const fullName = (slide) => (nameOf(slide).includes("/") ? "" : talkFile?.dataset.within ?? "") + nameOf(slide);
const yamlOf = (title, day, list) => [
  ...(talkFile?.dataset.first ? [talkFile.dataset.first] : []),
  `title: ${JSON.stringify(title)}`,
  `saved: ${day}`,
  `minutes: ${list.reduce((total, { minutes: each }) => total + each, 0)}`,
  "slides:",
  ...list.flatMap(({ slide, minutes: each }) => [`  - slide: ${plainName(slide)}`, `    minutes: ${each}`]),
  "",
].join("\n");

const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "talk";
const today = () => new Date(Date.now() - 60000 * new Date().getTimezoneOffset()).toISOString().slice(0, 10);
const titleOfTalk = () => called.trim() || "My talk";

const saveAs = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
};

const copyText = async (field, say) => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");  // where a page may not write to the clipboard by itself
  }
  say.textContent = "Copied.";
};

// Opened anew, the deck has only these slides; without them, all.
const reopen = (address) => {
  written({ word }, "", address);
  location.reload();
};

const panel = made("div", "talk");
const field = (words, props) => {
  const label = made("label", "", `${words} `);
  const input = Object.assign(document.createElement("input"), props);
  label.append(input);
  return [label, input];
};

const move = (slide, by) => {
  const place = picks.indexOf(slide);
  if (!picks[place + by]) return;
  [picks[place], picks[place + by]] = [picks[place + by], picks[place]];
  drawPicks();
  one(`[data-pick="${picks.indexOf(slide)}"] .${by < 0 ? "earlier" : "later"}`, panel).focus();
};

const pickOut = (slide, on) => {
  picks = on ? [...picks, slide] : picks.filter((each) => each !== slide);
  drawPicks();
};

const rowOf = (slide, place) => {
  const title = titleOf(slide);
  const [label, input] = field(title, { type: "number", min: "0.5", max: "60", step: "0.5", value: planned(slide) });
  input.setAttribute("aria-label", `Minutes for ${title}`);
  input.addEventListener("input", () => {
    if (!(Number(input.value) > 0)) return;
    pickedMinutes.set(slide, Number(input.value));
    drawSums();
  });
  const up = pressable("↑", () => move(slide, -1), `Earlier: ${title}`);
  const down = pressable("↓", () => move(slide, 1), `Later: ${title}`);
  [up.className, down.className] = ["earlier", "later"];
  const row = made("li", "", made("span", "title", title), input, up, down);
  label.remove();
  row.dataset.pick = `${place}`;
  return row;
};

const [titleLabel, titleField] = field("Title", { type: "text", maxLength: 110, placeholder: "My talk" });
const [addressLabel, addressField] = field("Address", { type: "text", readOnly: true });
const sums = made("p", "sums");
sums.setAttribute("role", "status");
const pickList = made("ol", "picks");

const drawSums = () => {
  sums.textContent = picks.length ? `${picks.length} ${picks.length === 1 ? "slide" : "slides"}, ${minutesIn(sum(picks))}` : "Tick slides; they come in the order in which you tick them.";
  addressField.value = picks.length ? location.href.split("#")[0] + talkAddress() : "";
  for (const button of all(".talk-does button", panel)) button.disabled = !picks.length && !button.matches(".whole");
};
const drawPicks = () => {
  pickList.replaceChildren(...picks.map(rowOf));
  for (const box of all(".overview-list input", overview)) box.checked = picks.includes(among(everySlide, box.value));
  drawSums();
};

const whole = pressable("All slides again", () => reopen(joinedAddress(`/${encodeURI(nameOf(current))}`)));
whole.className = "whole";
whole.hidden = !isTalk;
panel.append(
  made("h3", "", "Your talk"), titleLabel, sums, pickList, addressLabel,
  made("div", "talk-does",
    pressable("Open it", () => reopen(talkAddress())),
    pressable("Copy address", () => copyText(addressField, sums)),
    pressable("Save as a file", () => {
      const list = picks.map((slide) => ({ slide: fullName(slide), minutes: planned(slide) }));
      saveAs(`${slugOf(titleOfTalk())}.yaml`, "text/yaml", yamlOf(titleOfTalk(), today(), list));
    }),
    pressable("Untick all", () => { picks = []; drawPicks(); titleField.focus(); }), whole),
);
titleField.value = called;
titleField.addEventListener("input", () => { called = titleField.value; drawSums(); });

const showPicker = (on) => {
  picking = on;
  overview.classList.toggle("picking", on);
  panel.hidden = !on;
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
    box.addEventListener("change", () => pickOut(slide, box.checked));
    item.prepend(label);
  }
  const body = made("div", "overview-body");
  list.before(body);
  body.append(list, panel);
  showPicker(picking);
  drawPicks();
});

// An address that asks for the overview alone is one of somebody who wants to choose.
const asksOverview = () => told().state === "overview";
const openAsked = () => {
  picking = true;
  openOverview();
};
