"use strict";
// What the stylesheets say with :has(), for browsers that do not know it: marks take its place.
const older = (() => {
  if (!CSS.supports("aspect-ratio: 1")) {  // our script leaves these: what waits for it does so in vain
    for (const late of [...document.querySelectorAll("section>noscript, [popover]>noscript")]) {
      late.insertAdjacentHTML("afterend", late.textContent);
      late.remove();
    }
  }
  if (CSS.supports("selector(:has(a))")) return { mark() {} };
  const marks = [];  // what each :has() asks for; its place is the number in the class

  const endOf = (text, start) => {
    let depth = 1;
    let end = start;
    for (; depth; end += 1) depth += { "(": 1, ")": -1 }[text[end]] || 0;
    return end;
  };

  const withMarks = (selector) => {
    const start = selector.indexOf(":has(");
    if (start < 0) return selector;
    const end = endOf(selector, start + 5);
    const asked = selector.slice(start + 5, end - 1);
    if (!marks.includes(asked)) marks.push(asked);
    return `${selector.slice(0, start)}.has-${marks.indexOf(asked)}${withMarks(selector.slice(end))}`;
  };

  // Rules for paper and the like stay as they are.
  const plain = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const texts = [...document.querySelectorAll("head style")].map(({ textContent }) => plain(textContent));
  const rules = texts.join("").match(/[^{}]*:has\([^{}]*\{[^{}]*\}/g) || [];
  const style = document.createElement("style");
  style.textContent = rules.map(withMarks).join("");
  document.head.append(style);

  return {
    mark(root) {
      for (const each of [root, ...root.querySelectorAll("*")]) {
        marks.forEach((asked, place) => each.classList.toggle(`has-${place}`, Boolean(each.querySelector(`:scope ${asked}`))));
      }
    },
  };
})();
