// Elements: found, and made.

const all = (selector, /** @type {ParentNode} */ root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const made = (name, className, ...parts) => {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...parts);
  return element;
};
const last = (list) => list[list.length - 1];
const pressable = (words, does, name = "") => {
  const part = Object.assign(made("button", "", words), { type: "button" });
  if (name) part.setAttribute("aria-label", name);
  part.addEventListener("click", does);
  return part;
};
// Words and a field in one label; the field is given too.
const field = (words, props) => {
  const input = Object.assign(document.createElement("input"), props);
  return [made("label", "", `${words} `, input), input];
};
