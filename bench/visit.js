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

  // What the part of the figure that moves says, or for a picture its address.
  const seen = () => {
    const part = find(moving);
    return part && (part.src ?? part.textContent);
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

  const script = () => [...document.scripts]
    .filter(({ type }) => /^(|module|.*javascript.*)$/.test(type))
    .reduce((bytes, { text }) => bytes + new Blob([text]).size, 0);

  window.bench = { ready, arm, script };
}
