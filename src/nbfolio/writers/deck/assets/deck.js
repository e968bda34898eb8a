"use strict";
// Slides: which one is shown, what fits on it, the keys, the address, and the speaker's view.
(() => {
  if (!CSS.supports("aspect-ratio: 1")) return;  // nor has the line to older browsers gone
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const made = (name, className, ...parts) => {
    const element = Object.assign(document.createElement(name), { className });
    element.append(...parts);
    return element;
  };
  const slides = all("[data-slide]");
  // ours stand in the body itself, where nothing that a notebook shows can stand
  const [words, about, bar, keys] = ["#words", "#about", ".bar", "#keys"].map((name) => one(`body > ${name}`));
  const last = (list) => list[list.length - 1];
  const SPEAKER = "speaker";

  if (about) one(".notes", slides[0])?.before(about.content) ?? slides[0].append(about.content);

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";  // no slide is called like that
    }
  };

  // An address: "/slide", or "speaker.word/slide", and then the words of the controls.
  const told = () => {
    const [first, ...rest] = location.hash.slice(1).split("&");
    const place = first.indexOf("/");
    if (place < 0) return { slide: "", state: location.hash.slice(1) };
    const [who, word] = first.slice(0, place).split(".");
    return { who, word, slide: decoded(first.slice(place + 1)), state: rest.join("&") };
  };
  const named = (name) => slides.find((slide) => slide.dataset.slide === name);
  const isSpeaker = told().who === SPEAKER;

  // --- What opens over a slide --------------------------------------------------------------------

  const isNative = Boolean(document.body.showPopover);
  const OVER = isNative ? ":popover-open" : "[popover].open";
  const openOver = (card) => {
    if (isNative) return card.showPopover();
    document.body.append(card);
    card.classList.add("open");
  };
  const closeOver = (card) => {
    if (isNative) return card.hidePopover();
    card.classList.remove("open");
    if (!isSpeaker) focusSlide();
  };
  const toggleOver = (card) => (card.matches(OVER) ? closeOver : openOver)(card);
  const closeAll = () => all(OVER).forEach(closeOver);

  // Where the browser does not: a button opens its card, and a click beside a card closes it.
  if (!isNative) {
    addEventListener("click", /** @param {any} event */ (event) => {
      const name = event.target.closest("[popovertarget]")?.getAttribute("popovertarget");
      const card = name && document.getElementById(name);
      for (const each of all(OVER)) if (each !== card && !each.contains(event.target)) closeOver(each);
      if (!card) return;
      event.stopImmediatePropagation();
      toggleOver(card);
    }, true);
  }

  // --- What fits on a slide ---------------------------------------------------------------------

  const ROOM = 600;  // the height that a figure beside its words may have
  const LINE = 30;
  const [LEAST, MOST] = [94, 154];  // that of words under a figure: more, where a sentence needs it
  const ROW = 48;
  const ASIDE = ".ke-aside, .ke-board";  // what styles may hide on a slide
  let watcher;
  // what holds a figure and its words
  const framesIn = (slide) => [...new Set(all(".ke-figure", slide).map(({ parentElement }) => parentElement))]
    .filter((frame) => one(":scope > .ke-sentence", frame));

  const ratioOf = (figure) => Math.min(...[...figure.innerHTML.matchAll(/viewBox="0 0 ([\d.]+) ([\d.]+)"/g)]
    .map(([, width, height]) => width / height));
  const seenRatio = (figure) => Math.min(...all("svg", figure).filter(isSeen)
    .map(({ viewBox: { baseVal: { width, height } } }) => width / height));

  // A wide figure stands on its words, a tall one beside them, not so narrow that its type is small.
  const arrange = (slide) => {
    older.mark(slide);
    const title = one("h2", slide);
    const figures = all(".ke-explainer > .ke-figure", slide);
    const ratio = figures.length === 1 ? ratioOf(figures[0]) : Infinity;
    if (ratio < 1.7) {
      slide.classList.add("side");
      slide.style.setProperty("--beside", `${Math.round(Math.min(Math.max(ROOM * ratio, 640), 800))}px`);
    }
    for (const label of all(".w-range label", slide)) label.classList.toggle("long", label.textContent.length > 24);
    for (let size = 34; title && title.scrollWidth > title.clientWidth && size > 24; size -= 1) {
      title.style.fontSize = `${size}px`;
    }
  };

  // Options that need more rows than there are fold into the chosen one, which opens them all.
  const fold = (slide) => {
    const found = all("fieldset.w-radio:not(.folded, .ke-reveal *, .ke-guess *)", slide).filter(isSeen);
    const most = slide.matches(".side") ? 5 : 1;
    const widest = found.sort((a, b) => b.offsetHeight - a.offsetHeight || b.textContent.length - a.textContent.length);
    for (const field of widest) {
      const parts = all(".w-control:not(.ke-reveal *)", slide).filter(isSeen);
      const lowest = Math.max(...parts.map((part) => part.offsetTop + part.offsetHeight));
      if (lowest - one("h2", slide).offsetHeight <= most * ROW + 8) return;
      field.classList.add("folded");
    }
  };

  // The room that controls leave, parted between a figure and its words.
  const share = (frame, room) => {
    const figure = one(":scope > .ke-figure", frame);
    const said = one(":scope > .ke-sentence", frame);
    const wanted = figure.clientWidth / seenRatio(figure);
    said.style.height = "auto";
    // No lane's sentence is cut: the figure makes room for all, and keeps the size it then has.
    const top = said.getBoundingClientRect().top;
    const scale = said.getBoundingClientRect().height / said.offsetHeight || 1;
    const ends = all(".ke-said", said).filter(isSeen).map((each) => (each.getBoundingClientRect().bottom - top) / scale);
    const needed = Math.min(Math.max(0, ...ends), room / 2);
    if (needed > (frame.dataset.least ?? LEAST)) frame.dataset.least = Math.ceil(needed) + 1;
    const least = Math.min(said.scrollHeight, frame.dataset.least ?? LEAST);
    const height = Math.min(wanted, room - least - 8);
    figure.style.height = `${Math.floor(height)}px`;
    said.style.height = `${Math.floor(room - height - 8)}px`;
  };

  const lay = (slide) => {
    const card = one(".ke-explainer", slide);
    if (!card) return;
    fold(slide);
    if (slide.matches(".side")) return;
    const frames = framesIn(slide);
    for (const frame of frames) share(frame, card.clientHeight - one(":scope > .ke-figure", frame).offsetTop);
    const said = frames.length ? null : all(".ke-sentence", slide).find(isSeen);
    if (said) said.style.height = `${card.clientHeight - said.offsetTop}px`;
  };

  const BLOCKS = "p, li, dt, dd, .ke-said, h3, .run";
  const WHOLE = "p, ul, ol, dl, li, div, details, table, .run";
  const TITLES = "dt, h3, .ke-when";
  const isLeaf = (block) => !one(BLOCKS, block);
  const isSeen = (block) => block.getClientRects().length > 0;

  // Words end with a whole sentence: the first of a block, and as many more as there is room for.
  const END = /([.!?][”’"')]*) (?=[“‘"(]*(?:[A-Z\d]|$))/g;
  const parted = (text) => text.replace(END, "$1\0").split("\0");
  const sentencesOf = (block) => {
    if (!one(":scope > .sentence", block)) {
      /** @type {(string | Node)[][]} */
      const sentences = [[]];
      for (const node of [...block.childNodes]) {
        const parts = node.nodeType === Node.TEXT_NODE ? parted(node.data) : [node];
        parts.forEach((part, place) => {
          if (place) sentences.push([" "]);
          last(sentences).push(part);
        });
      }
      block.replaceChildren(...sentences.map((nodes) => made("span", "sentence", ...nodes)));
    }
    return all(":scope > .sentence", block);
  };

  // Words that stand beside blocks become a block of their own.
  const wrapRuns = (block) => {
    let run = null;
    for (const node of [...block.childNodes]) {
      if (node.nodeType === Node.ELEMENT_NODE && node.matches(WHOLE)) run = null;
      else if (run) run.append(node);
      else if (node.textContent.trim()) {
        run = made("span", "run");
        node.before(run);
        run.append(node);
      }
    }
  };

  // What comes after a cut is cut, too; a column begins with as many lines as there is room for.
  const cutColumn = (column, bottom, scale) => {
    const over = (part) => part.getBoundingClientRect().bottom > bottom + scale;
    all(BLOCKS, column).filter((block) => !isLeaf(block) && isSeen(block)).forEach(wrapRuns);
    const blocks = all(BLOCKS, column).filter((block) => isLeaf(block) && isSeen(block));
    const place = blocks.findIndex(over);
    if (place < 0) return false;
    const listed = (each) => each?.closest(".ke-card ul");
    const opensList = blocks[place].matches(TITLES) && listed(blocks[place + 1]);
    let start = place;
    if (opensList || listed(blocks[place])) while (start && (listed(blocks[start - 1]) || blocks[start - 1].matches(TITLES))) start -= 1;
    for (const each of blocks.slice(start < place ? start : place + 1)) each.classList.add("cut");
    if (start < place) return true;  // what speaks for a claim never without what speaks against it
    const block = blocks[place];
    const [, ...rest] = sentencesOf(block);
    for (const sentence of rest.reverse()) if (over(block)) sentence.classList.add("cut");
    if (over(block)) {
      const lines = Math.floor((bottom - block.getBoundingClientRect().top) / scale / LINE + 0.05);
      const opens = blocks.slice(0, place).every((each) => each.matches(TITLES));
      block.classList.add(opens && lines > 0 ? "short" : "cut");
      block.style.setProperty("--lines", lines);
    }
    for (let before = place - 1; block.matches(".cut") && blocks[before]?.matches(TITLES); before -= 1) {
      blocks[before].classList.add("cut");  // no title without what it is of
    }
    return true;
  };

  const cutIn = (box) => {
    const { bottom, height } = box.getBoundingClientRect();
    const side = box.matches(".ke-side") ? box : one(".ke-side", box);
    const cut = (side ? [...side.children] : [box]).map((column) => cutColumn(column, bottom, height / box.offsetHeight || 1));
    for (const part of all(BLOCKS, box).reverse()) {
      if (!isLeaf(part) && isSeen(part) && !all(BLOCKS, part).some(isSeen)) part.classList.add("cut");
    }
    return cut.some(Boolean);
  };

  // What is cut is told at the end of what is left, and that it is a caution where it is.
  const tellCut = (box) => {
    const end = last(all(BLOCKS, box).filter((block) => isLeaf(block) && isSeen(block)));
    if (!end || end.matches(".short")) return;
    const care = all(".ke-care", box).some((each) => each.matches(".cut") || one(".cut", each));
    const more = Object.assign(made("button", "more", care ? "… take care" : "… more"), { type: "button" });
    more.dataset.go = "words";
    end.append(more);
    const { bottom } = box.getBoundingClientRect();
    const shown = all(":scope > .sentence:not(.cut)", end);
    while (more.getBoundingClientRect().bottom > bottom + 1 && shown.length > 1) shown.pop().classList.add("cut");
    if (more.getBoundingClientRect().bottom <= bottom + 1) return;
    const title = last(all(".ke-when", box).filter(isSeen));
    if (title) title.append(more);
    else more.remove();
  };

  const fit = (slide) => {
    if (!slide || !isSeen(slide)) return;
    older.mark(slide);
    for (const part of all(".more", slide)) part.remove();
    for (const part of all(".cut, .short", slide)) part.classList.remove("cut", "short");
    lay(slide);
    const boxes = all(".ke-sentence", slide).filter((box) => isSeen(box) && !box.parentElement.closest(".ke-sentence"));
    const isLess = (box) => cutIn(box) || all(ASIDE, box).some((each) => isSeen(each.parentElement) && !isSeen(each));
    const less = boxes.filter(isLess);
    const frames = framesIn(slide).filter((frame) => one(".short", frame));
    const tight = frames.filter((frame) => (frame.dataset.least ?? LEAST) < MOST);
    if (tight.length) {  // never less again, so that the figure keeps its size
      for (const frame of tight) frame.dataset.least = Number(frame.dataset.least ?? LEAST) + LINE;
      return fit(slide);
    }
    less.forEach(tellCut);
    const more = one(".tools [data-go=words]", slide);
    if (more) more.disabled = !less.length;
    watcher?.takeRecords();  // of what this has changed
  };

  const tools = (slide) => {
    const card = one(".widget", slide);
    if (!card || !one(".ke-sentence", card)) return;
    const row = one(".tools", card) ?? made("div", "tools");
    const more = Object.assign(made("button", "", "All words"), { type: "button", disabled: true });
    more.dataset.go = "words";
    row.prepend(more);
    (one("h2", card)?.parentElement ?? card.firstElementChild).after(row);
  };

  // A copy that nothing moves and that takes no id from what it copies.
  const copyOf = (part) => {
    const copy = part.cloneNode(true);
    copy.style.height = "";
    for (const more of all(".more", copy)) more.remove();
    for (const each of [copy, ...all("*", copy)]) {
      each.classList.remove("cut", "short", "ke-sentence", "folded");
      for (const name of ["id", "data-model", "data-kind", "aria-live"]) each.removeAttribute(name);
    }
    for (const each of [copy, ...all("details", copy)]) if (each.matches("details")) each.open = true;
    return copy;
  };

  const showWords = (parts) => {
    words.firstElementChild.replaceChildren(...parts.map(copyOf));
    openOver(words);
    words.firstElementChild.scrollTop = 0;
  };

  // A list that the browser opens keeps all keys to itself; this one does not.
  const showOptions = (options, chosen, choose) => {
    const list = made("div", "options", ...options.map((option, place) => {
      const button = Object.assign(made("button", "", option), { type: "button" });
      if (place === chosen) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        closeOver(words);
        choose(place);
      });
      return button;
    }));
    words.firstElementChild.replaceChildren(list);
    openOver(words);
    (one("[aria-current]", list) ?? list.firstElementChild)?.focus();
  };

  const openSelect = (select) => showOptions([...select.options].map(({ text }) => text), select.selectedIndex, (place) => {
    select.selectedIndex = place;
    for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
  });
  const openFolded = (field) => {
    const inputs = all("input", field);
    showOptions(all("label", field).map((label) => label.textContent), inputs.findIndex(({ checked }) => checked), (place) => inputs[place].click());
  };

  const listOf = ({ target }) => target.closest("[data-slide] select:not([size], :disabled)");
  const foldedOf = ({ target, detail }) => (detail ? target.closest("[data-slide] .folded:not(:disabled)") : null);  // keys have no detail
  addEventListener("mousedown", (event) => { if (listOf(event)) event.preventDefault(); });
  addEventListener("click", /** @param {any} event */ (event) => {
    const [select, folded] = [listOf(event), foldedOf(event)];
    if (select) openSelect(select);
    else if (folded) {
      event.preventDefault();
      openFolded(folded);
    }
  });

  // --- Where we are -----------------------------------------------------------------------------

  let speaker;  // the window of the speaker's view, which this deck has opened
  let current = named(told().slide) ?? slides[0];
  const written = history.replaceState.bind(history);
  // What only deck and view know. The deck keeps it where no other page can read it, for when it is loaded again.
  const fresh = () => [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join("");
  const word = isSpeaker ? told().word : history.state?.word ?? fresh();
  const HOME = location.protocol === "file:" ? "*" : location.origin;
  const view = ({ slide, state }) => `#${SPEAKER}.${word}/${encodeURI(slide)}&${state || "="}`;
  const order = (deck) => opener?.postMessage({ deck, word }, HOME);

  const tell = () => speaker?.postMessage({
    deck: "at", slide: current.dataset.slide, state: told().state, step: isSpeaker ? 0 : Reveal.getIndices().f,
  }, HOME);

  const write = (state) => {
    written({ word }, "", `#/${encodeURI(current.dataset.slide)}${state ? `&${state}` : ""}`);
    tell();
  };

  const focusSlide = () => current.focus({ preventScroll: true });

  const shown = () => {
    current = Reveal.getCurrentSlide();
    one("output", bar).textContent = `${slides.indexOf(current) + 1} / ${slides.length}`;
    write(told().state);
    focusSlide();
    fit(current);
  };

  const show = (slide) => {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, -1);
  };

  const turn = (how) => {
    closeAll();
    if (isSpeaker) return order(how);
    if (Reveal.isPaused()) return Reveal.togglePause(false);  // no slide passes unseen
    if (how === "first") show(slides[0]);
    else if (how === "last") show(last(slides));
    else Reveal[how === "next" ? "next" : "prev"]();
    focusSlide();
  };

  const openSpeaker = () => {
    if (isSpeaker) return;
    speaker = open(location.href.split("#")[0] + view(told()), `${SPEAKER}-${word}`, "width=1280,height=800");
  };

  const fill = () => {
    const page = document.documentElement;
    if (document.fullscreenElement ?? document.webkitFullscreenElement) (document.exitFullscreen ?? document.webkitExitFullscreen).call(document);
    else (page.requestFullscreen ?? page.webkitRequestFullscreen)?.call(page);
  };

  const actions = {
    next: () => turn("next"),
    previous: () => turn("previous"),
    first: () => turn("first"),
    last: () => turn("last"),
    full: fill,
    speaker: openSpeaker,
    blank: () => (isSpeaker ? order("blank") : Reveal.togglePause()),
    help: () => toggleOver(keys),
    words: () => showWords(all(".ke-sentence", current).filter((box) => isSeen(box) && !box.parentElement.closest(".ke-sentence"))),
    restart: () => { began = Date.now(); tick(); },
  };

  // --- Keys -------------------------------------------------------------------------------------

  const ALWAYS = { PageDown: "next", PageUp: "previous" };
  const MOVES = {
    ArrowRight: "next", ArrowDown: "next", ArrowLeft: "previous", ArrowUp: "previous", " ": "next",
    Home: "first", End: "last",
  };
  const SCROLLS = { ArrowDown: 1, ArrowUp: -1, " ": 1 };
  const LETTERS = { f: "full", s: "speaker", b: "blank", ".": "blank", "?": "help" };
  const CONTROLS = "input, select, button, textarea, a[href], summary, [tabindex='0']";
  const TYPED = "textarea, [type=text], [type=password], [type=date], [type=time], [type=datetime-local]";
  let pointed = false;  // whether a pointer was used last
  /** @type {Element | null} */
  let keyed = null;  // what took the last key

  const control = () => (document.activeElement?.matches(CONTROLS) ? document.activeElement : null);

  const act = (event, name) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    actions[name]();
  };

  // Over a slide these keys move in a list, or scroll; a button takes the space bar.
  const moveIn = (over, event) => {
    const buttons = all(".options button", over);
    const focused = over.contains(document.activeElement) && document.activeElement?.matches("button");
    if (event.key === " " && focused) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!buttons.length) return over.firstElementChild.scrollBy(0, SCROLLS[event.key] * over.clientHeight / 2);
    buttons[buttons.indexOf(document.activeElement) + SCROLLS[event.key]]?.focus();
  };

  addEventListener("keydown", (event) => {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const inside = control();
    if (ALWAYS[key]) return act(event, ALWAYS[key]);
    const over = one(OVER);
    if (over && SCROLLS[key]) return moveIn(over, event);
    if (key === "Tab") { pointed = false; return; }
    if (key === "Escape") {
      if (!isSpeaker && Reveal.isPaused()) Reveal.togglePause(false);
      if (!isNative) closeAll();
      if (!one(OVER)) focusSlide();
      return;
    }
    if (inside?.matches(TYPED)) {  // all keys are for what is typed
      keyed = inside;
      return;
    }
    if (inside && !pointed) {
      keyed = inside;
      if (MOVES[key] || inside.matches("select, [type=number]")) return;
    }
    if (inside?.matches("[type=number]") && /^[\d.,-]$/.test(key)) return;
    if (MOVES[key]) act(event, key === " " && shiftKey ? "previous" : MOVES[key]);
    else if (LETTERS[key.toLowerCase()]) act(event, LETTERS[key.toLowerCase()]);
  }, true);

  // What a pointer used does not keep the keys; a number may be typed, and a list may stay open.
  const giveBack = ({ target, type }) => setTimeout(() => {
    if (isSpeaker || one(OVER)) return;
    const inside = control();
    const waits = type !== "change" && inside?.matches(`select, [type=number], ${TYPED}`);
    const byKey = type === "change" && keyed === target;
    if (pointed && inside && !waits && !byKey) focusSlide();
  });

  addEventListener("pointerdown", () => { [pointed, keyed] = [true, null]; }, true);
  for (const type of ["pointerup", "click", "change"]) addEventListener(type, giveBack);
  addEventListener("fullscreenchange", focusSlide);
  for (const each of all("[popover]")) each.addEventListener("toggle", ({ newState }) => newState === "closed" && !isSpeaker && focusSlide());

  // What is folded on a page is opened over a slide.
  addEventListener("click", /** @param {any} event */ (event) => {
    const name = event.target.closest("[data-go]")?.dataset.go;
    if (name) actions[name]();
    const fold = event.target.closest("[data-slide] details:not(.w-accordion > details)");
    if (!fold || !event.target.closest("summary")) return;
    event.preventDefault();
    showWords([fold]);
  });

  // --- The speaker's view -----------------------------------------------------------------------

  let began = Date.now();
  const two = (number) => `${Math.floor(number)}`.padStart(2, "0");
  const tick = () => {
    const seconds = (Date.now() - began) / 1000;
    one("[data-clock]").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    one("[data-elapsed]").textContent = `${two(seconds / 60)}:${two(seconds % 60)}`;
  };

  const minutes = (slide) => Number(one(".notes", slide)?.dataset.minutes ?? 0);
  const titleOf = (slide) => (slide ? one("h2", slide)?.textContent ?? slide.dataset.slide : "the end");

  const follow = (/** @type {any} */ { slide, state, step }) => {
    current = named(slide) ?? current;
    const place = slides.indexOf(current);
    const next = slides[place + 1];
    slides.forEach((each, n) => {
      each.classList.toggle("now", n === place);
      each.classList.toggle("next", n === place + 1);
      each.inert = true;
    });
    all(".fragment", current).forEach((part, n) => part.classList.toggle("visible", n <= (step ?? -1)));
    one(".next-title span").textContent = titleOf(next);
    const notes = one(".notes", current);
    one(".said").replaceChildren(...(notes ? [...copyOf(notes).childNodes] : ["No notes for this slide."]));
    const planned = slides.slice(0, place + 1).reduce((sum, each) => sum + minutes(each), 0);
    one("[data-planned]").textContent = planned ? `${planned} min` : "–";
    const address = view({ slide: current.dataset.slide, state });
    if (location.hash !== address) location.replace(address);
    [current, next].forEach(fit);
  };

  const scale = () => {
    const style = document.documentElement.style;
    style.setProperty("--now", `${Math.min(innerWidth * 0.56 / 1280, innerHeight * 0.56 / 720)}`);
    style.setProperty("--next", `${Math.min(innerWidth * 0.36 / 1280, innerHeight * 0.34 / 720)}`);
  };

  const startSpeaker = () => {
    document.body.classList.add("speaking");
    document.title = `Speaker view: ${document.title}`;
    one("body > #speaker").hidden = false;
    bar.hidden = true;
    scale();
    addEventListener("resize", scale);
    addEventListener("message", ({ source, data }) => {
      if (source === opener && data?.deck === "at") follow(data);
    });
    follow({ ...told(), state: told().state });
    order("ready");
    setInterval(order, 2000, "ready");  // the deck may have been loaded again
    tick();
    setInterval(tick, 1000);
  };

  // --- Slides on paper --------------------------------------------------------------------------

  const HIDDEN = ["hidden", "aria-hidden", "inert"];  // what tells of slides that are not shown
  let put = [];  // what it was, to be put back

  // Every slide on a page of its own, each as long as a screen shows it: nothing else is changed.
  const startPrint = () => {
    closeAll();
    document.body.classList.add("printing");
    for (const part of all(".slides section")) {
      for (const name of HIDDEN) {
        if (part.hasAttribute(name)) put.push([part, name, part.getAttribute(name)]);
        part.removeAttribute(name);
      }
    }
    slides.forEach(fit);
  };

  const endPrint = () => {
    document.body.classList.remove("printing");
    for (const [part, name, value] of put) part.setAttribute(name, value);
    put = [];
    fit(current);
  };

  // --- The script on paper ----------------------------------------------------------------------

  // "Fast response, slide 2: One infusion in the body (3 min)"
  const placeOf = (slide) => {
    const part = slide.dataset.slide.split("/")[0];
    const same = slides.filter((each) => each.dataset.slide.startsWith(`${part}/`));
    return `${titleOf(same[0])}, slide ${same.indexOf(slide) + 1}: ${titleOf(slide)} (${minutes(slide)} min)`;
  };

  const startScript = () => {
    const scenes = slides.filter((slide) => one(".notes", slide)).map((slide) => {
      const notes = one(".notes", slide);
      const said = made("div", "said", made("p", "heading", placeOf(slide)), ...copyOf(notes).childNodes);
      for (const heading of all("h3", said)) heading.replaceWith(made("p", "heading", heading.textContent));
      const help = one(".crisis", slide);
      if (help) said.append(copyOf(help));
      return made("div", "scene", made("div", "frame", slide), said);
    });
    one(".slides").replaceChildren(...scenes);
    slides.forEach(fit);
  };

  // --- The deck ---------------------------------------------------------------------------------

  const startDeck = async () => {
    // The page's script writes what is moved; the slide stands before it.
    history.replaceState = (data, title, address) => write(`${address}`.split("#")[1] ?? "");
    addEventListener("hashchange", () => {
      const { slide: name, state } = told();
      const slide = name ? named(name) : document.getElementById(decoded(state))?.closest("[data-slide]");
      if (slide && slide !== current) show(slide);
      else write(told().state);
    });
    addEventListener("message", ({ source, data }) => {
      if (data?.word !== word || (speaker ?? source) !== source) return;
      speaker = source;
      if (data.deck === "ready") tell();
      else if (["next", "previous", "first", "last", "blank"].includes(data.deck)) actions[data.deck]();
    });
    await Reveal.initialize({
      width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 10, center: false,
      controls: false, progress: false, slideNumber: false, hash: false, history: false,
      respondToHashChanges: false, jumpToSlide: false, keyboard: false, overview: false, help: false,
      postMessage: false, postMessageEvents: false, transition: "none", backgroundTransition: "none",
      autoAnimate: false, display: "flex", viewDistance: 2, mobileViewDistance: 2,
      scrollActivationWidth: null, hideInactiveCursor: true, pauseOnBlur: false,
    });
    const first = current;
    Reveal.on("slidechanged", shown);
    for (const type of ["fragmentshown", "fragmenthidden"]) Reveal.on(type, tell);
    show(first);
    shown();
    // after the page's script has changed what is shown
    watcher = new MutationObserver(() => fit(current));
    watcher.observe(one(".slides"), {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"],
    });
    document.documentElement.dataset.ready = "";
  };

  addEventListener("change", () => older.mark(current));
  slides.forEach((slide) => { arrange(slide); tools(slide); });
  document.fonts?.ready.then(() => fit(current));
  addEventListener("scroll", /** @param {any} event */ ({ target }) => {
    const part = target === document ? document.documentElement : target;
    if (part.matches("html, body, .reveal, .slides, section")) part.scrollTo(0, 0);
  }, true);
  if (document.documentElement.matches(".script")) startScript();
  else if (isSpeaker) startSpeaker();
  else {
    if (/print-pdf/i.test(location.search)) location.replace(location.href.replace(location.search, ""));  // reveal.js would lay them out anew
    startDeck();
    addEventListener("beforeprint", startPrint);
    addEventListener("afterprint", endPrint);
  }
})();
