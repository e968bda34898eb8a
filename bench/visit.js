// Runs before a page's own scripts: when does its slider answer, and how soon after a key press?
({ slider, moving, patience }) => {
  const find = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const host of root.querySelectorAll("*")) {
      const inside = host.shadowRoot && find(selector, host.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };

  // What the cursor's label is called on a canvas, which tells nobody what is on it.
  let written;
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
    if (/^step \d/.test(text)) written = text;
    return fillText.call(this, text, ...where);
  };

  // What the part of the figure that moves says: of a picture its address, of a path its shape.
  const seen = () => {
    const part = find(moving);
    if (part instanceof HTMLCanvasElement) return written;
    return part && (part.src ?? part.getAttribute("d") ?? part.textContent);
  };

  // Call back once the next frame is painted: a message waits until its frame is done.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });

  // Move the slider by one step, as an arrow key would.
  const nudge = (handle) => {
    if (handle.type !== "range") {
      const key = { key: "ArrowRight", bubbles: true, composed: true };
      handle.dispatchEvent(new KeyboardEvent("keydown", key));
      return;
    }
    if (Number(handle.value) < Number(handle.max)) handle.stepUp();
    else handle.stepDown();
    for (const name of ["input", "change"]) handle.dispatchEvent(new Event(name, { bubbles: true }));
  };

  const ready = new Promise((resolve, reject) => {
    setTimeout(reject, patience, "the slider does not answer");
    let first;
    const look = () => {
      const now = seen();
      first ||= now;
      if (now && now !== first) return resolve(performance.now());
      const handle = first && find(slider);
      if (handle) nudge(handle);
      painted(look);
    };
    look();
  });

  const arm = () => {
    const before = seen();
    find(slider).focus();
    window.bench.pressed = new Promise((resolve, reject) => {
      setTimeout(reject, patience, "the key does nothing");
      addEventListener("keydown", ({ timeStamp }) => {
        const look = () => {
          if (seen() === before) painted(look);
          else resolve(performance.now() - timeStamp);
        };
        painted(look);
      }, { capture: true, once: true });
    });
  };

  const scripts = () => [...document.scripts]
    .filter(({ type }) => /^(|module|.*javascript.*)$/.test(type))
    .map(({ text }) => text);
  const bytes = (texts) => new Blob(texts).size;
  const script = () => bytes(scripts());

  // Of our pages: the modules that are one model's alone, without what they share.
  const model = () => bytes(scripts().filter((text) => text.includes('"default": live(')));

  window.bench = { ready, arm, script, model };
}
