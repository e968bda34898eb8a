// A pen that draws over a slide, in deck and speaker's view alike, and whose lines fade; light or dark.

const SVG = "http://www.w3.org/2000/svg";
const FADES = 5000;  // milliseconds until a line is gone
const sheet = document.createElementNS(SVG, "svg");
sheet.setAttribute("class", "pen");
sheet.setAttribute("viewBox", "0 0 1280 720");  // so that a line has the same place on the slide in each window
sheet.setAttribute("aria-hidden", "true");
overview.before(sheet);
const lines = new Map();  // by id, those of either window that are being drawn
/** @type {string | null} */
let own = null;  // the line that is being drawn here

const wipe = () => {
  own = null;
  lines.clear();
  sheet.replaceChildren();
};

// A line goes on, ends, or all of them go.
const drawLine = ({ id, point, isDone }) => {
  if (!id) return wipe();
  const line = lines.get(id) ?? document.createElementNS(SVG, "polyline");
  if (!line.isConnected) sheet.append(line);
  lines.set(id, line);
  if (point) line.setAttribute("points", `${line.getAttribute("points") ?? ""} ${point.join(",")}`);
  if (!isDone) return;
  lines.delete(id);
  line.classList.add("done");
  setTimeout(() => line.remove(), FADES);
};
hearers.pen = drawLine;
const drawInBoth = (data) => {
  drawLine(data);
  if (isSpeaker) order("more", { name: "pen", data });
  else speaker?.postMessage({ deck: "more", name: "pen", data }, HOME);
};

const togglePen = () => {
  drawInBoth({});
  sheet.classList.toggle("drawing");
  focusSlide();
};
const draws = ({ clientX, clientY }) => {
  if (!own) return;
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(sheet.getScreenCTM()?.inverse());
  drawInBoth({ id: own, point: [x, y].map(Math.round) });
};
sheet.addEventListener("pointerdown", (event) => {
  own = fresh();
  sheet.setPointerCapture(event.pointerId);
  draws(event);
});
sheet.addEventListener("pointermove", draws);
for (const type of ["pointerup", "pointercancel"]) {
  sheet.addEventListener(type, () => {
    if (own) drawInBoth({ id: own, isDone: true });
    own = null;
  });
}

// What the stylesheets say for one scheme holds for both, or for none.
const DARK = /\(prefers-color-scheme: ?dark\)/;
const darkRules = [...document.styleSheets].flatMap((style) => [...style.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule && DARK.test(rule.media.mediaText))
  .map((/** @type {any} */ rule) => [rule, rule.media.mediaText]);
const SCHEMES = ["", "light", "dark"];
let scheme = "";
const setScheme = (name) => {
  scheme = name;
  document.documentElement.style.colorScheme = name;
  for (const [rule, text] of darkRules) rule.media.mediaText = name ? text.replace(DARK, name === "dark" ? "all" : "not all") : text;
};
const nextScheme = () => {
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const order = isDark ? ["", "light", "dark"] : ["", "dark", "light"];
  setScheme(order[(order.indexOf(scheme) + 1) % SCHEMES.length]);
  kept.scheme = scheme;
  if (!isSpeaker) write(told().state);
};
if (kept.scheme) setScheme(kept.scheme);

Object.assign(actions, { pen: togglePen, scheme: nextScheme });
Object.assign(LETTERS, { d: "pen", t: "scheme" });
turned.push(wipe);
