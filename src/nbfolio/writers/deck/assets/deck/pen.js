// A pen that draws over a slide, and whose lines fade; light or dark, whatever the computer says.

const SVG = "http://www.w3.org/2000/svg";
const FADES = 5000;  // milliseconds until a line is gone
const sheet = document.createElementNS(SVG, "svg");
sheet.setAttribute("class", "pen");
sheet.setAttribute("aria-hidden", "true");
sheet.toggleAttribute("hidden", true);
overview.before(sheet);
let line;  // that is being drawn

const isDrawing = () => !sheet.hasAttribute("hidden");
const wipe = () => {
  line = null;
  sheet.replaceChildren();
};
const togglePen = () => {
  wipe();
  sheet.toggleAttribute("hidden", isDrawing());
  focusSlide();
};

const draws = (event) => line?.setAttribute("points", `${line.getAttribute("points")} ${event.clientX},${event.clientY}`);
sheet.addEventListener("pointerdown", (event) => {
  line = document.createElementNS(SVG, "polyline");
  line.setAttribute("points", "");
  sheet.append(line);
  sheet.setPointerCapture(event.pointerId);
  draws(event);
});
sheet.addEventListener("pointermove", draws);
for (const type of ["pointerup", "pointercancel"]) {
  sheet.addEventListener(type, () => {
    const done = line;
    line = null;
    done?.classList.add("done");
    setTimeout(() => done?.remove(), FADES);
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
