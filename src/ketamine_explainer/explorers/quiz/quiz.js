// Makes of questions that one reads such that one answers: with native controls, and nothing kept.
export default (() => {
  const { one, tag, live, button, say, inputs: offered, save: saved, paper } = form;
  const isRight = (item) => "right" in item.dataset;

  // The controls of each kind; each returns what reads the answer: in words, whether it is right, and
  // what is said of it. It returns nothing where nothing was answered.
  const order = (asked, list, words, told) => {
    const items = [...list.children];
    const names = items.map((item) => item.textContent);
    items.forEach((item, nth) => [[words.up, "↑", -1], [words.down, "↓", 1]].forEach(([said, sign, step]) => {
      const move = button(sign, () => {
        const at = [...list.children].indexOf(item) + step;
        const other = list.children[at];
        if (!other) return;
        other[step < 0 ? "before" : "after"](item);
        move.focus();  // which was lost with the move
        told.textContent = say(words.moved, names[nth], at + 1, items.length);
      }, { ariaLabel: say(said, names[nth]) });
      item.append(move);
    }));
    return (why) => {
      const now = [...list.children];
      return [now.map((item) => names[items.indexOf(item)]).join(" > "), now.every((item, at) => +item.dataset.place === at), why];
    };
  };
  const choice = (asked, list) => {
    const items = [...list.children];
    const several = asked.dataset.ask === "several";
    const name = `ke-asked-${Math.random()}`;  // JupyterLab loads this anew for each quiz: no count is shared
    const inputs = offered(items, { type: several ? "checkbox" : "radio", name });
    return (why) => {
      const chosen = items.filter((item, at) => inputs[at].checked);
      const right = items.every((item, at) => inputs[at].checked === isRight(item));
      const reasons = [...why[0].children].filter(
        (reason, at) => several || inputs[at].checked || (isRight(items[at]) && !right));
      return chosen[0] && [chosen.map((item) => item.textContent).join("; "), right, reasons];
    };
  };
  const number = (asked, list, words) => {
    const { value, near, in: unit } = asked.dataset;
    const input = tag("input", { type: "number", step: "any" });
    asked.append(tag("label", {}, `${words.number} `, input, ` ${unit}`));
    return (why) => {
      const off = +(input.value - value).toPrecision(3);
      const right = Math.abs(off) <= near;
      const far = off ? say((right ? words.near : off > 0 ? words.higher : words.lower), `${Math.abs(off)} ${unit}`) : "";
      return input.value && [`${input.value} ${unit}`, right, [far, ...why]];
    };
  };

  return form.module((el, model) => {
    const words = model.get("words");
    const quiz = one(el, ".ke-quiz");
    const list = one(quiz, ".ke-questions");
    const questions = [...list.children];
    const count = questions.length;
    const alone = quiz.matches(".ke-exercise");
    const answers = questions.map(() => []);
    const sure = tag("input", { type: "number", min: 0, max: count });
    const first = tag("label", {}, `${say(words.sure, count)} `, sure);
    const place = live("span");
    const score = live();
    let now = 0;

    const save = () => {
      const rows = questions.map((asked, at) => [one(asked, "legend").textContent, asked.dataset.goal, ...answers[at]]);
      const text = [...rows, [first.textContent, "", sure.value]].map(
        (row) => row.map((cell) => `"${`${cell}`.replace(/"/g, '""')}"`).join()).join("\r\n");
      saved(`\ufeff${text}`, "text/csv", "answers.csv");
    };
    const scored = (goal) => {
      const those = answers.filter((answer, at) => !goal || questions[at].dataset.goal === goal);
      return say(words.score, those.filter((answer) => answer[1]).length, those.length);
    };
    const sum = () => {
      const goals = [...new Set(questions.map((asked) => asked.dataset.goal))];
      score.replaceChildren(
        tag("p", {}, tag("b", {}, scored()), sure.value && ` ${say(words.expected, sure.value)}`),
        tag("ul", {}, ...goals.map((goal) => tag("li", {}, `${goal}: ${scored(goal)}`))),
        button(words.save, save), button(words.print, () => paper(quiz)), button(words.again, () => model.set("answers", [])));
    };
    const turn = (step) => {
      now += step;
      questions.forEach((asked, at) => { asked.hidden = at !== now; });
      first.hidden = now || answers.flat()[0];
      back.hidden = !now;
      next.hidden = now === count;
      score.hidden = !next.hidden;
      place.textContent = next.hidden ? "" : say(words.place, now + 1, count);
      if (next.hidden) sum();
      if (step) (next.hidden ? back : next).focus();
    };
    const back = button(words.before_this, () => turn(-1));
    const next = button(words.next, () => turn(1));

    questions.forEach((asked, at) => {
      const told = live();
      const offered = one(asked, ".ke-offered");
      const hints = one(asked, ".ke-hints");
      const read = ({ number, order }[asked.dataset.ask] ?? choice)(asked, offered, words, told);
      const check = button(words.check, () => {
        const key = one(quiz, ".ke-key>ol").children[at].cloneNode(true);
        const answer = read(alone ? [] : [...key.childNodes]);
        if (!answer) return;
        const [, right, why] = answer;
        told.replaceChildren(tag("b", {}, right ? words.right : words.wrong), " ", ...why);
        told.className = right ? "ke-right" : "ke-wrong";
        answers[at] = answer.slice(0, 2);
        model.set("answers", answers.filter((each) => each[0]));
        if (alone) return;
        first.hidden = field.disabled = check.hidden = true;
        next.focus();
      });
      const field = tag("fieldset", {}, tag("legend", {}, one(asked, ".ke-asks")), ...asked.children, check);
      field.onkeydown = (event) => {
        if (event.key !== "Enter" || !event.target.value) return;
        event.preventDefault();  // else it presses what has the focus then
        check.click();
      };
      asked.append(field, told);
      if (hints) {
        const left = [...hints.querySelectorAll("li")];
        const shown = live("ol");
        hints.replaceWith();
        const more = button(words.hint, () => {
          shown.append(left.shift());
          more.hidden = !left[0];
        });
        asked.append(shown, more);
      }
    });
    if (alone) return;
    list.before(first);
    list.after(score, tag("p", { className: "ke-turn" }, back, place, next));
    turn(0);
  });
})();
