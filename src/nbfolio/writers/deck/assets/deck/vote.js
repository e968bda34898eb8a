// A vote without devices: raised hands are counted before and after what answers a question is shown,
// or the numbers that a room guesses are typed. Only in decks that ask something.

{
  const LETTERED = "ABCDE";
  const [FIRST, ANSWER, SECOND] = [0, 1, 2];  // how far a vote is
  const PLAIN = "fieldset.w-radio:not(.w-segments, .ke-explainer *, .ke-reveal *)";

  // What a slide asks: as JSON in `data-vote`, or a group of radio inputs.
  const askedOn = (slide) => {
    const mark = one("[data-vote]", inside(slide));
    if (mark) return JSON.parse(mark.dataset.vote);
    for (const field of all(PLAIN, inside(slide))) {
      const options = all("label", field).map((label) => label.textContent.trim());
      if (options.length < 2 || options.length > LETTERED.length) continue;
      return { asks: one("legend", field)?.textContent.trim() || titleOf(slide), options };
    }
    return null;
  };
  const found = new Map();
  const asked = {
    get(slide) {
      if (!found.has(slide)) found.set(slide, askedOn(slide));
      return found.get(slide);
    },
  };

  // What is known of a vote. `texts` are what was typed; `counts` and `second` are what it means: the
  // hands for each option, or for each row of numbers those that were guessed.
  const voteOn = (slide) => {
    const what = asked.get(slide);
    if (!what) return null;
    const each = what.rows ?? what.options;
    votes[slide.dataset.slide] ??= {
      ...what, label: what.asks, at: FIRST, open: false, turn: 0,
      texts: [each.map(() => ""), each.map(() => "")], counts: [], second: [], said: "",
    };
    return votes[slide.dataset.slide];
  };

  // A number without a unit has that of the one before it, the first of all the smallest unit.
  const numbersIn = (text, units = []) => {
    let size = units[0]?.size ?? 1;
    return [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]?)/g)].map(([, number, letter]) => {
      size = units.find(({ one: name }) => letter && name.startsWith(letter))?.size ?? size;
      return Number(number) * size;
    });
  };
  const meant = ({ rows, units, texts }, round) => texts[round].map((text) => (rows ? numbersIn(text, units) : text ? Number(text) : null));
  const rounded = (number) => `${Math.round(10 * number) / 10}`;
  const inWords = ({ units = [] }, number) => {
    const unit = units.filter(({ size }) => size <= number).pop() ?? units[0];
    const count = rounded(number / (unit?.size ?? 1));
    return unit ? `${count} ${count === "1" ? unit.one : unit.many}` : count;
  };
  const sumOf = (counts) => counts.reduce((sum, count) => sum + count, 0);
  const isFull = (vote, round) => vote.texts[round].every((text) => text.trim());
  const roundOf = (vote) => (vote.at === SECOND ? 1 : 0);
  const percent = (count, total) => (total ? Math.round(100 * count / total) : 0);
  const medianOf = (numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    return (sorted[Math.ceil(sorted.length / 2) - 1] + sorted[Math.floor(sorted.length / 2)]) / 2;
  };

  // --- What is said ---

  const optionSaid = ({ options }, place) => `${LETTERED[place]}, “${options[place]}”`;

  const hands = (count) => `${count} ${count === 1 ? "hand" : "hands"}`;

  const firstSaid = (vote) => {
    const total = sumOf(vote.counts);
    if (!total) return "No hands.";
    const most = Math.max(...vote.counts);
    const places = vote.counts.flatMap((count, place) => (count === most ? [place] : []));
    const who = places.length > 1 ? places.map((place) => LETTERED[place]).join(" and ") : optionSaid(vote, places[0]);
    const each = places.length > 1 ? "each " : "";
    return `${hands(total)}, most for ${who}: ${each}${most} (${percent(most, total)}%).`;
  };

  // How the share of the right option has moved, or of the one that moved most.
  const changeSaid = (vote) => {
    const [before, after] = [vote.counts, vote.second].map((counts) => counts.map((count) => percent(count, sumOf(counts))));
    const moves = after.map((share, place) => share - before[place]);
    const most = moves.reduce((found, move, place) => (Math.abs(move) > Math.abs(moves[found]) ? place : found), 0);
    const place = vote.right ?? most;
    const by = Math.abs(moves[place]);
    const points = by === 1 ? "percentage point" : "percentage points";
    const how = by ? `${by} ${points} ${moves[place] > 0 ? "more" : "fewer"}` : "no change";
    return `${optionSaid(vote, place)}: ${before[place]}% before, ${after[place]}% after, ${how}.`;
  };

  const medianSaid = (vote) => vote.rows.map(({ label, truth }, place) => {
    const found = vote.at === FIRST ? "" : `, found: ${truth.said}`;
    return `${label}: the room’s median is ${inWords(vote, medianOf(vote.counts[place]))}${found}.`;
  }).join("\n");

  const sayOf = (vote) => {
    const round = roundOf(vote);
    if (!isFull(vote, round)) return "";
    return vote.rows ? medianSaid(vote) : round ? changeSaid(vote) : firstSaid(vote);
  };

  // --- What happens ---

  // Others are told: the address of the deck keeps it, the other window shows it, a record may take it.
  const changed = (slide) => {
    const vote = voteOn(slide);
    [vote.counts, vote.second] = [meant(vote, 0), meant(vote, 1)];
    vote.said = sayOf(vote);
    vote.turn += 1;
    draw(slide);
    if (isSpeaker) opener?.postMessage({ deck: "votes", word, votes }, HOME);
    else write(told().state);
    dispatchEvent(new CustomEvent("deck-vote", { detail: { slide: slide.dataset.slide, ...vote } }));
  };

  const enter = (slide, place, text) => {
    const vote = voteOn(slide);
    vote.texts[roundOf(vote)][place] = vote.rows ? text : text.replace(/\D/g, "").slice(0, 4);
    changed(slide);
  };
  const stepBy = (slide, place, step) => {
    const vote = voteOn(slide);
    enter(slide, place, `${Math.max(0, Number(vote.texts[roundOf(vote)][place]) + step)}`);
  };
  const clear = (slide) => {
    const vote = voteOn(slide);
    vote.at = FIRST;
    for (const round of vote.texts) round.fill("");
    changed(slide);
    focusIn(slide);
  };

  // What answers it is shown as a reader would have it shown.
  const reveal = (slide) => {
    const input = last(all(".ke-reveal input", slide));
    one(".ke-reveals", slide)?.click();
    if (input && !input.checked && !isSpeaker) input.click();
  };

  const fieldsIn = (slide) => all("input", panels.get(slide));
  const focusIn = (slide) => {
    const fields = fieldsIn(slide);
    (fields.find(({ value }) => !value.trim()) ?? fields[0]).focus();
  };

  // The one key of a vote: it opens, shows what answers it, opens the second vote, closes.
  const press = (slide) => {
    const vote = voteOn(slide);
    if (!vote) return;
    const isAway = !panels.get(slide)?.contains(document.activeElement);
    const opens = !vote.open;
    if (opens) {
      vote.open = true;
      if (vote.at === ANSWER && !vote.rows) vote.at = SECOND;
    } else if (isAway && !isFull(vote, roundOf(vote))) return focusIn(slide);
    else if (vote.at === FIRST) {
      vote.at = ANSWER;
      vote.open = Boolean(vote.rows);  // the truth is laid over what was guessed
    } else vote.open = false;
    changed(slide);
    if (vote.at === ANSWER && !vote.open) reveal(slide);
    if (opens) focusIn(slide);
    else if (!vote.open) focusSlide();
  };
  const close = (slide) => {
    voteOn(slide).open = false;
    changed(slide);
    focusSlide();
  };
  // Whoever turns the slide leaves its vote; on the way forward a vote that was counted is over.
  const leave = (how) => {
    const vote = votes[current.dataset.slide];
    if (!vote?.open || (!isSpeaker && Reveal.isPaused())) return;
    vote.open = false;
    if (how === "next" && vote.at === FIRST && isFull(vote, 0)) vote.at = ANSWER;
    changed(current);
  };
  const back = (slide) => {
    voteOn(slide).at = FIRST;
    changed(slide);
    focusIn(slide);
  };

  const onward = (slide, place) => {
    const vote = voteOn(slide);
    const fields = fieldsIn(slide);
    if (!vote.rows && !fields[place].value) enter(slide, place, "0");
    const next = fields[place + 1];
    if (!next) return one(".vote-foot button", panels.get(slide)).focus();
    next.focus();
    next.select();
  };

  const STEPS = { ArrowUp: 1, "+": 1, ArrowDown: -1, "-": -1 };

  // A field takes what a number is made of; the letters of the deck keep what they do.
  const typed = (slide, event) => {
    const { key, target } = event;
    const place = fieldsIn(slide).indexOf(target);
    if (event.ctrlKey || event.altKey || event.metaKey || place < 0) return;
    const { rows, units = [] } = voteOn(slide);
    if (/^\d$/.test(key) || (rows && [..." ,;.", ...units.map(({ one: name }) => name[0])].includes(key))) return;
    const ends = key === "Enter" || (!rows && key === " ");
    if (ends) onward(slide, place);
    else if (STEPS[key] && !rows) stepBy(slide, place, STEPS[key]);
    else if (LETTERS[key.toLowerCase()]) actions[LETTERS[key.toLowerCase()]]();
    if (ends || STEPS[key] || key.length === 1) event.preventDefault();
  };

  // --- What is seen ---

  const panels = new Map();  // by slide

  const button = (words, does, name = "") => {
    const part = Object.assign(made("button", "", words), { type: "button" });
    if (name) part.setAttribute("aria-label", name);
    part.addEventListener("click", does);
    return part;
  };

  const field = (slide, place, words) => {
    const input = Object.assign(made("input", ""), {
      type: "text", inputMode: "numeric", autocomplete: "off", id: `vote-${slides.indexOf(slide)}-${place}`,
    });
    input.addEventListener("input", () => enter(slide, place, input.value));
    return [Object.assign(made("label", "vote-words", words), { htmlFor: input.id }), input];
  };

  const optionRow = (slide, words, place) => {
    const letter = LETTERED[place];
    const [label, input] = field(slide, place, words);
    const sign = made("span", `vote-letter vote-${letter}`, letter);
    label.prepend(made("span", "unseen", `${letter}: `));
    sign.setAttribute("aria-hidden", "true");
    const by = (step, shown, name) => button(shown, () => stepBy(slide, place, step), `${name} for ${letter}`);
    const count = made("span", "vote-count", by(-1, "−", "One fewer"), input, by(1, "+", "One more"));
    const bars = [0, 1].map(() => made("span", "vote-bar", made("i", ""), made("b", "")));
    return made("li", "vote-option", sign, label, count, made("span", "vote-bars", ...bars));
  };
  const numberRow = (slide, { label }, place) => {
    const { units = [] } = voteOn(slide);
    const parts = field(slide, place, label);
    parts[1].placeholder = units.length ? units.map(({ one: name }, nth) => `${nth + 1}${name[0]}`).join(" ") : "40 55 70";
    return made("li", "vote-row", made("span", "vote-asked", ...parts), made("div", "vote-line"));
  };

  const panelOf = (slide, vote) => {
    if (panels.has(slide)) return panels.get(slide);
    const rows = (vote.rows ?? vote.options).map((each, place) => (vote.rows ? numberRow : optionRow)(slide, each, place));
    const sentence = made("p", "vote-said");
    sentence.setAttribute("aria-live", "polite");
    const foot = made("p", "vote-foot", button("", () => press(slide)), button("First vote", () => back(slide)),
      button("Clear", () => clear(slide)), button("Close", () => close(slide)), made("span", "vote-sum"));
    const panel = made("div", "vote", made("h2", "", vote.asks), made("ol", "vote-list", ...rows), sentence, foot);
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Vote");
    panel.addEventListener("keydown", (event) => typed(slide, event));
    panels.set(slide, panel);
    slide.append(panel);
    return panel;
  };

  // A bar is as long as its share, the largest as long as there is room.
  const drawOptions = (panel, vote) => {
    const rounds = vote.at === SECOND ? [vote.counts, vote.second] : [vote.counts];
    const totals = rounds.map((counts) => sumOf(counts) || 1);
    const most = Math.max(...rounds.flatMap((counts, round) => counts.map((count) => count / totals[round]))) || 1;
    all(".vote-option", panel).forEach((row, place) => {
      row.classList.toggle("right", vote.at === SECOND && vote.right === place);
      all(".vote-bar", row).forEach((bar, round) => {
        const count = rounds[round]?.[place] ?? null;
        const share = isFull(vote, round) ? ` · ${percent(count, totals[round])}%` : "";
        bar.hidden = round >= rounds.length;
        one("i", bar).style.width = count ? `${65 * count / (totals[round] ?? 1) / most}%` : "0";
        one("b", bar).textContent = count === null ? "" : `${count}${share}`;
      });
    });
  };

  const COLUMN = 1.6;  // the width of a column of dots, in hundredths of the line
  const [LATE_FROM, LATE_TO] = [30, 70];  // where words have room on either side of a line, in hundredths
  const [FOOT, DOT] = [78, 18];  // the room below a line's axis, the height of a dot

  // How far along the scale a value lies, in hundredths.
  const along = ({ ticks }, value) => {
    const held = Math.min(Math.max(value, ticks[0].value), last(ticks).value);
    const next = Math.max(1, ticks.findIndex((tick) => tick.value >= held));
    const [from, to] = [ticks[next - 1], ticks[next]];
    return from.place + (to.place - from.place) * (held - from.value) / (to.value - from.value);
  };
  const put = (name, left, words = "") => {
    const part = made("span", name, ...(words ? [made("b", "", words)] : []));
    part.style.left = `${left}%`;
    part.classList.toggle("late", left > 60);
    return part;
  };

  // Numbers as dots on one another, their median, and what was found.
  const drawNumbers = (panel, vote) => {
    all(".vote-line", panel).forEach((line, place) => {
      const numbers = vote.counts[place] ?? [];
      const columns = numbers.map((number) => Math.round(along(vote, number) / COLUMN));
      const tallest = Math.max(1, ...columns.map((column) => columns.filter((each) => each === column).length));
      const step = Math.min(DOT, (line.clientHeight - FOOT - DOT) / tallest);
      const dots = columns.map((column, at) => {
        const dot = put("vote-dot", along(vote, numbers[at]));
        dot.style.bottom = `${FOOT + step * columns.slice(0, at).filter((each) => each === column).length}px`;
        return dot;
      });
      const { truth } = vote.rows[place];
      const middle = numbers.length ? medianOf(numbers) : null;
      const ticks = vote.ticks.map((tick) => put("vote-tick", tick.place, place ? "" : tick.words));
      const median = middle === null ? [] : [put("vote-median", along(vote, middle), `median ${inWords(vote, middle)}`)];
      const found = vote.at === FIRST ? [] : [put("vote-truth", along(vote, truth.value), `found: ${truth.said}`)];
      if (middle !== null && found.length) {  // its words stand where the other line does not go through them
        for (const part of median) part.classList.toggle("late", along(vote, middle) > (truth.value > middle ? LATE_FROM : LATE_TO));
      }
      line.replaceChildren(made("i", "vote-axis"), ...ticks, ...dots, ...median, ...found);
    });
  };

  const draw = (slide) => {
    const vote = votes[slide.dataset.slide];
    if (!vote || !asked.get(slide) || waiting.has(slide) || (!vote.open && !panels.has(slide))) return;
    const panel = panelOf(slide, vote);
    slide.classList.toggle("voting", vote.open);
    panel.hidden = !vote.open;
    panel.classList.toggle("second", vote.at === SECOND);
    all("input", panel).forEach((input, place) => {
      const text = vote.texts[roundOf(vote)][place];
      if (input.value !== text) input.value = text;
    });
    if (vote.open) (vote.rows ? drawNumbers : drawOptions)(panel, vote);
    const sentence = one(".vote-said", panel);
    if (sentence.textContent !== vote.said) sentence.textContent = vote.said;
    const [next, first] = all(".vote-foot button", panel);
    next.textContent = vote.at === FIRST ? "Show the answer" : vote.at === ANSWER ? "To the evidence" : "Done";
    first.hidden = vote.at !== SECOND;
    const counts = [vote.counts, vote.second][roundOf(vote)];
    one(".vote-sum", panel).textContent = vote.rows ? "" : hands(sumOf(counts));
  };

  // --- Where it begins ---

  // Of two windows that tell each other the later word holds.
  const hear = (heard = {}) => {
    for (const slide of slides) {
      const { [slide.dataset.slide]: theirs } = heard;
      const ours = votes[slide.dataset.slide];
      if (!theirs || !asked.get(slide) || theirs.turn <= (ours?.turn ?? 0)) continue;
      votes[slide.dataset.slide] = theirs;
      draw(slide);
      if (theirs.at === ANSWER && !theirs.open && ours?.at !== ANSWER) reveal(slide);
      dispatchEvent(new CustomEvent("deck-vote", { detail: { slide: slide.dataset.slide, ...theirs } }));
    }
  };

  const offer = (slide) => {
    const open = button("Vote", () => press(slide));
    open.className = "vote-open";
    const beside = one(".ke-reveal", slide) ?? one(".tools", slide);
    slide.classList.add("asks");
    if (beside) beside.append(open);
    else slide.append(open);
  };

  for (const how of ["next", "previous", "first", "last"]) {
    const { [how]: turns } = actions;
    actions[how] = () => {
      leave(how);
      turns();
    };
  }
  LETTERS.v = "vote";
  actions.vote = () => press(current);
  turned.push(() => draw(current));  // it may have waited outside the document
  preparing.push((slide) => {
    if (!asked.get(slide)) return;
    offer(slide);
    draw(slide);
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !one(OVER) && votes[current.dataset.slide]?.open) close(current);
  });
  addEventListener("message", ({ source, data }) => {
    if (isSpeaker && source === opener && data?.deck === "at") hear(data.votes);
    if (isSpeaker || source !== speaker || data?.word !== word || data.deck !== "votes") return;
    hear(data.votes);
    write(told().state);
  });
}
