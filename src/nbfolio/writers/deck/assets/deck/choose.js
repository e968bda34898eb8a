// A talk put together of slides that are ticked, in an order of its own: an address, or a file.
// A slide is known here by its name in a file and in an address, title, minutes of its notes, minutes that it is given.

const minutesIn = (number) => `${Math.round(10 * number) / 10} min`;

// "first:3;second:1.5": names, each with its minutes where they are not those of its notes.
const namesIn = (text) => text.split(";").filter(Boolean).map((part) => {
  const [name, minutes] = part.split(":");
  return { name, minutes: Number(minutes) > 0 ? Number(minutes) : null };
});
const encoded = (text) => encodeURIComponent(text).replace(/%20/g, "+").replace(/%2F/g, "/");
const talkAddress = (slides, title) => {
  const names = slides.map(({ short, minutes, noted }) => encoded(short) + (minutes === noted ? "" : `:${minutes}`));
  return `#talk=${names.join(";")}${title && `&talk-title=${encoded(title)}`}`;
};

// The file of a talk, in YAML: each text in double quotes is one of JSON, too.
const plainName = (name) => (/^[\w/-]+$/.test(name) ? name : JSON.stringify(name));
const yamlOf = (first, title, day, slides) => [
  ...(first ? [first] : []),
  `title: ${JSON.stringify(title)}`,
  `saved: ${day}`,
  `minutes: ${slides.reduce((total, { minutes }) => total + minutes, 0)}`,
  "slides:",
  ...slides.flatMap(({ name, minutes }) => [`  - slide: ${plainName(name)}`, `    minutes: ${minutes}`]),
  "",
].join("\n");

const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "talk";
const today = () => new Date(Date.now() - 60000 * new Date().getTimezoneOffset()).toISOString().slice(0, 10);

const saveAs = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
};

const copyText = async (input, say) => {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    document.execCommand("copy");  // where a page may not write to the clipboard by itself
  }
  say.textContent = "Copied.";
};

/**
 * What has been chosen, to be put in order, opened, copied, saved.
 *
 * `home` is the address of the deck, `first` what a file begins with; `open` is given an address within the
 * deck, `ticked` what is chosen after each change.
 * @param {{ home: string, first: string, open: (address: string) => void, ticked: (slides: any[]) => void }} given
 */
const talkForm = ({ home, first, open, ticked }) => {
  /** @type {any[]} */
  let slides = [];
  const [titleLabel, title] = field("Title", { type: "text", maxLength: 110, placeholder: "My talk" });
  const [addressLabel, address] = field("Address", { type: "text", readOnly: true });
  const sums = made("p", "sums");
  sums.setAttribute("role", "status");
  const list = made("ol", "picks");
  const panel = made("div", "talk");

  const within = () => talkAddress(slides, title.value);
  const drawSums = () => {
    const sum = slides.reduce((total, { minutes }) => total + minutes, 0);
    const count = `${slides.length} ${slides.length === 1 ? "slide" : "slides"}, ${minutesIn(sum)}`;
    sums.textContent = slides.length ? count : "Tick slides; they come in the order in which you tick them.";
    address.value = slides.length ? home + within() : "";
    for (const button of all(".talk-does button", panel)) button.disabled = !slides.length && !button.matches(".whole");
  };
  const draw = () => {
    list.replaceChildren(...slides.map(rowOf));
    ticked(slides);
    drawSums();
  };
  const move = (slide, by) => {
    const place = slides.indexOf(slide);
    if (!slides[place + by]) return;
    [slides[place], slides[place + by]] = [slides[place + by], slides[place]];
    draw();
    one(by < 0 ? ".earlier" : ".later", list.children[place + by]).focus();
  };
  const rowOf = (slide) => {
    const input = field("", { type: "number", min: "0.5", max: "60", step: "0.5", value: slide.minutes })[1];
    input.setAttribute("aria-label", `Minutes for ${slide.title}`);
    input.addEventListener("input", () => {
      if (!(Number(input.value) > 0)) return;
      slide.minutes = Number(input.value);
      drawSums();
    });
    const up = pressable("↑", () => move(slide, -1), `Earlier: ${slide.title}`);
    const down = pressable("↓", () => move(slide, 1), `Later: ${slide.title}`);
    [up.className, down.className] = ["earlier", "later"];
    return made("li", "", made("span", "title", slide.title), input, up, down);
  };
  const take = (chosen, words = title.value) => {
    slides = [...chosen];
    title.value = words;
    draw();
  };
  const save = () => {
    const called = title.value.trim() || "My talk";
    saveAs(`${slugOf(called)}.yaml`, "text/yaml", yamlOf(first, called, today(), slides));
  };

  title.addEventListener("input", drawSums);
  panel.append(
    made("h3", "", "Your talk"), titleLabel, sums, list, addressLabel,
    made("div", "talk-does",
      pressable("Open it", () => open(within())),
      pressable("Copy address", () => copyText(address, sums)),
      pressable("Save as a file", save),
      pressable("Untick all", () => { take([]); title.focus(); })),
  );
  const pick = (slide, on) => take(on ? [...slides, slide] : slides.filter((each) => each !== slide));
  return { panel, draw, pick, take };
};
