"use strict";
// Runs the front-end modules of widgets (anywidget) on the page's values, without a kernel.
(() => {
  if (!window.folio) return;  // the browser is too old for the page's script
  const { told, values, first, hosts, set, move } = window.folio;
  const { modules, buffers, mains = {} } = told;
  const hosted = {};  // by short name of a model
  const bound = {};

  for (const [key, path, data] of buffers) {
    const view = new DataView(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)).buffer);
    const last = path.pop();
    if (last === undefined) first[key] = values[key] = view;
    else path.reduce((at, step) => at[step], values[key])[last] = view;
  }

  const bytes = (key, value) => (ArrayBuffer.isView(value) ? Math.random() : value);  // never the same
  const same = (a, b) => Object.is(a, b) || (a && b && typeof a === "object" && typeof b === "object"
    && JSON.stringify(a, bytes) === JSON.stringify(b, bytes));
  const bare = (reference) => `${reference}`.replace(/^(IPY_MODEL_|anywidget:)/, "");
  const answerless = async () => { throw new Error("This needs a running notebook."); };

  // One model: its values are the page's, and who listens to it.
  const made = (name) => {
    const keyOf = (trait) => (mains[name] === trait ? name : `${name}.${trait}`);
    const traitOf = (key) => (key === name ? mains[name] : key.slice(name.length + 1));
    /** @type {any} */
    const model = { name, touched: false, listeners: [] };
    const known = {};
    for (const key of Object.keys(values)) if (key === name || key.startsWith(`${name}.`)) known[key] = values[key];
    let setting = false;
    let telling = false;

    const fire = (event, ...given) => {
      for (const [on, handler] of [...model.listeners]) if (on === event) handler(...given);
    };
    hosts[name] = (key) => {
      const value = values[key];
      if (same(known[key], value)) return;
      known[key] = value;
      const outer = telling;
      telling = !setting || outer;  // what comes of another's move is none
      fire(`change:${traitOf(key)}`, model, value);
      if (!setting) fire("change", model);
      telling = outer;
    };

    // What stands for the model in one view, which may stop listening.
    model.face = () => {
      const own = {};
      const faced = {
        get: (trait) => values[keyOf(trait)],
        set(trait, value) {
          const given = typeof trait === "object" ? trait : { [trait]: value };
          const fresh = Object.keys(given).filter((each) => !same(values[keyOf(each)], given[each]));
          for (const each of fresh) values[keyOf(each)] = given[each];
          const outer = setting;
          setting = true;
          for (const each of fresh) (model.touched && !telling ? move : set)(keyOf(each), given[each], true);
          setting = outer;
          if (fresh.length) fire("change", model);
        },
        save_changes() {},
        send() {},
        on(events, handler) {
          for (const event of events.split(/\s+/)) model.listeners.push([event, handler, own]);
        },
        off(events, handler) {
          const named = events?.split(/\s+/);
          model.listeners = model.listeners.filter(([event, each, whose]) => (
            whose !== own || (named && !named.includes(event)) || (handler && handler !== each)));
        },
        widget_manager: manager,
      };
      return faced;
    };
    return Object.assign(model, model.face());
  };
  const modelOf = async (reference) => {
    const name = bare(reference);
    if (!(name in modules || name in mains)) throw new Error(`The page has no widget ${name}.`);
    return hosted[name] ??= made(name);
  };

  const bind = (name) => bound[name] ??= (async () => {
    const module = await window.nbfolioModules?.[modules[name]];
    if (!module) throw new Error("Its module did not start.");
    let widget = module.render ? { render: module.render } : module.default;
    if (typeof widget === "function") widget = await widget();
    const model = await modelOf(name);
    const { signal } = new AbortController();
    const exports = await widget.initialize?.({ model: model.face(), signal, experimental: { invoke: answerless } });
    return { widget, exports: typeof exports === "object" ? exports : undefined };
  })();

  const render = async (name, el, signal = new AbortController().signal) => {
    const { widget } = await bind(name);
    const model = await modelOf(name);
    const face = model.face();
    for (const event of ["pointerdown", "keydown", "input", "change", "wheel", "click"]) {
      el.addEventListener(event, () => { model.touched = true; }, { capture: true, passive: true });
    }
    const clean = await widget.render?.({ model: face, el, signal, host, experimental: { invoke: answerless } });
    signal.addEventListener("abort", () => {
      face.off();
      clean?.();
    });
  };

  const within = (name) => Object.assign(document.createElement("div"), { className: "w-module" });
  const host = {
    getModel: async (reference) => (await modelOf(reference)).face(),
    async getWidget(reference) {
      const name = bare(reference);
      const { exports } = await bind(name);
      return { exports, render({ el, signal }) {
        el.dataset.model = name;  // so that Reset finds it
        return render(name, el, signal);
      } };
    },
  };
  const manager = {
    get_model: modelOf,
    async create_view({ name }) {
      const gone = new AbortController();
      const el = within(name);
      const { render: fill } = await host.getWidget(name);
      await fill({ el, signal: gone.signal });
      return { el, remove() {
        gone.abort();
        el.remove();
      } };
    },
  };

  const note = (el, words) => {
    const made = document.createElement("p");
    made.className = "live";
    made.textContent = words;
    el.append(made);
  };
  // only where data-asks
  // What the page's policy refuses is said once, at each module that names such a thing.
  const tell = () => {
    for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-asks]"))) {
      const { asks } = el.dataset;
      delete el.dataset.asks;
      const words = `This part of the page may lack something: it names ${asks}, and the page refused what was asked for.`;
      Promise.resolve(bound[el.dataset.model]).catch(() => {}).then(() => setTimeout(note, 300, el, words));
    }
  };
  if (window.nbfolioModules?.refused) tell();
  addEventListener("securitypolicyviolation", tell);
  // only end
  const mount = window.folio.mount = (el) => render(el.dataset.model, el).catch((error) => {
    console.error(error);
    note(el, `This part of the page did not start. ${error.message}`);
  });
  document.querySelectorAll("[data-kind=module]").forEach(mount);
})();
