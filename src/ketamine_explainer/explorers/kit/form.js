// What modules of native controls share: they make them of HTML that is read without them, and keep nothing.
const form = (() => {
  const one = (root, selector) => root.querySelector(selector);
  const tag = (sort, given, ...inside) => {
    const part = Object.assign(document.createElement(sort), given);
    part.append(...inside);
    return part;
  };
  const live = (sort = "div") => tag(sort, { ariaLive: "polite" });
  const button = (words, onclick, given) => tag("button", { type: "button", onclick, ...given }, words);
  const say = (words, ...given) => words.replace(/\{=\w+\}/g, () => given.shift());
  // Puts a control before the words of each item, which are its label.
  const inputs = (items, given) => items.map((item) => {
    const input = tag("input", given);
    one(item, "label").prepend(input);
    return input;
  });
  const save = (text, type, download) =>
    tag("a", { href: URL.createObjectURL(new Blob([text], { type })), download }).click();
  // Prints a part of the page alone.
  const paper = (part, done = () => {}) => {
    part.classList.add("ke-printed");
    addEventListener("afterprint", () => {
      part.classList.remove("ke-printed");
      done();
    }, { once: true });
    print();
  };
  const module = (build) => ({
    render({ model, el }) {
      if (!el.firstChild) el.innerHTML = model.get("_static");
      const start = el.innerHTML;
      el.dataset.lmSuppressShortcuts = "";  // else JupyterLab takes the keys
      el.addEventListener("keydown", (event) => {
        if (!/^(Page|Esc|Tab)/.test(event.key)) event.stopPropagation();  // else it turns a slide
      });
      const begin = () => {
        el.innerHTML = start;
        build(el, model);
      };
      model.on("change:answers", () => {  // of which neither a page's address nor a kernel is told
        if (model.get("answers")[0]) return;
        begin();
        one(el, "input,button").focus();
      });
      begin();
    },
  });
  return { one, tag, live, button, say, inputs, save, paper, module };
})();
