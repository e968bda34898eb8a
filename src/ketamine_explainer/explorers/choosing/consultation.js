// Makes of a table and of questions a sheet of one's own: what matters, what one asks, what one notes.
export default (() => {
  const { one, tag, live, button, say, inputs, save, paper } = form;
  const MOST = 3;
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  return form.module((el, model) => {
    const words = model.get("words");
    const sheet = one(el, ".ke-consultation");
    const table = one(sheet, "table");
    const matters = all(sheet, ".ke-matters>li");
    const boxes = inputs(matters, { type: "checkbox" });
    const questions = all(sheet, ".ke-tick>li");
    const asks = inputs(questions, { type: "checkbox" });
    const notes = tag("textarea", { rows: 4 });
    const told = live("p");
    const chosen = () => matters.filter((item, at) => boxes[at].checked);

    // What is said of the choice: how much of it was compared, and whether it has both sides.
    const said = () => {
      const those = chosen();
      const kinds = those.map((item) => item.dataset.side);
      const known = those.map((item) => {
        const at = matters.indexOf(item) + 1;
        const cells = [...table.tBodies[0].rows].map((row) => row.cells[at]);
        return say(words.known, item.textContent, cells.filter((cell) => cell.dataset.estimate).length, cells.length);
      });
      return [
        ...known,
        those[0] && !kinds.includes("harm") && words.no_harm,
        those[0] && !kinds.includes("benefit") && words.no_benefit,
        those[MOST - 1] && words.full,
      ].filter(Boolean).join(" ");
    };
    const show = () => {
      const those = chosen();
      boxes.forEach((box) => { box.disabled = !box.checked && those.length >= MOST; });
      [...table.rows].forEach((row) => [...row.cells].forEach((cell, at) => {
        cell.hidden = at && !boxes[at - 1].checked;
      }));
      table.hidden = !those[0];
      told.textContent = said();
    };
    const bare = (part) => {
      const copy = part.cloneNode(true);
      all(copy, "[hidden]").forEach((each) => each.remove());
      all(copy, "a,button").forEach((each) => each.replaceWith(each.textContent));
      copy.removeAttribute("hidden");
      return copy;
    };
    const part = (title, ...inside) => [tag("h3", {}, title), ...inside];
    const written = () => {
      const ticked = questions.filter((item, at) => asks[at].checked);
      const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
      return tag("section", { className: "ke-paper" },
        tag("h2", {}, words.title), tag("p", {}, `${day} · ${words.source}`),
        ...(chosen()[0] ? part(words.matters, bare(table), tag("p", {}, words.compare)) : []),
        ...(ticked[0] ? part(words.asks, tag("ul", {}, ...ticked.map((item) => tag("li", {}, item.textContent)))) : []),
        ...part(words.notes, tag("p", { className: "ke-noted" }, notes.value)),
        bare(one(sheet, ".ke-help")));
    };
    const changed = () => {
      show();
      model.set("answers", [...chosen(), ...questions.filter((item, at) => asks[at].checked)].map((item) => item.textContent));
    };
    boxes.forEach((box) => { box.onchange = changed; });
    asks.forEach((box) => { box.onchange = changed; });

    const first = one(sheet, ".ke-matters");
    const field = tag("fieldset", {}, tag("legend", {}, one(sheet, ".ke-choose")));
    first.before(field);
    field.append(first);
    const known = one(sheet, ".ke-known");
    known.replaceWith(told, one(known, ".ke-words"));
    sheet.append(
      tag("label", { className: "ke-own" }, words.notes, notes),
      button(words.print, () => {
        const page = written();
        sheet.append(page);
        paper(page, () => page.remove());
      }),
      button(words.save, () => save(`<!doctype html><html lang="en"><meta charset="utf-8"><title>${words.title}</title><style>${words.style}</style>${written().outerHTML}`, "text/html", "consultation.html")),
      button(words.clear, () => model.set("answers", [])),
      one(sheet, ".ke-help"));
    show();
  });
})();
