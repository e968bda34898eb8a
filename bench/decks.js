// Runs before a deck's own scripts: when is it ready, and how soon after a key is the change on screen?
(() => {
  // Call back once the next frame is painted: a message waits until its frame is done.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  });
  const ready = new Promise((resolve) => {
    const look = () => {
      if (document.documentElement?.dataset.ready === undefined) painted(look);
      else resolve(performance.now());
    };
    look();
  });
  const current = () => document.querySelector("section[data-slide].present:not(.past, .future)");

  // The next key: what it changed, and the time until the frame that shows it is done. It is heard
  // before the deck hears it, which lets nobody else hear of some.
  let armed = (_) => {};
  addEventListener("keydown", ({ timeStamp }) => armed(timeStamp), true);
  const arm = () => {
    const before = current();
    const slider = document.activeElement;
    const { value } = slider ?? {};
    window.bench.pressed = new Promise((resolve) => {
      armed = (timeStamp) => {
        armed = () => {};
        painted(() => resolve({
          time: performance.now() - timeStamp, turned: current() !== before, moved: slider?.value !== value,
        }));
      };
    });
  };

  // Ask for the answer of a slide that asks first; give its first slider the keys.
  const answer = () => {
    const show = [...current().querySelectorAll(".ke-reveal input")].pop();
    if (show && !show.checked) show.click();
  };
  const prepare = () => {
    const slider = [...current().querySelectorAll("input[type=range]")].find((each) => each.getClientRects().length);
    slider?.focus();
    return Boolean(slider);
  };
  window.bench = { ready, arm, answer, prepare, elements: () => document.querySelectorAll("*").length };
})();
