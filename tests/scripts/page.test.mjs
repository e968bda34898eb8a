// The page's script: what sliders say, and addresses told and understood.
import assert from "node:assert/strict";
import { test } from "node:test";

import { declared } from "./declared.mjs";

const SCRIPT = "src/nbfolio/html/assets/page.js";
const view = (dataset, field = null) => ({ dataset, querySelector: () => field });

test("a number that is typed is whole and within its ends, or stays as it was", () => {
  const { kinds } = declared(SCRIPT, ["value", "held", "itemOf", "store", "kinds"], { values: { w1: 3 } });
  const read = (typed) => kinds.number.read({ value: typed, min: "0", max: "5" }, view({ model: "w1" }));
  assert.deepEqual(["-3", "2.6", "9", ""].map(read), [0, 3, 5, 3]);
});

test("a fraction that is typed stays one, and what has no ends has no limit", () => {
  const { kinds } = declared(SCRIPT, ["value", "held", "itemOf", "store", "kinds"], { values: { w1: 3 } });
  const read = (value, min, max) => kinds.number.read({ value, min, max }, view({ model: "w1", float: "" }));
  assert.deepEqual([read("-2.625", "", ""), read("1e9", "", ""), read("-1", "0", ""), read("2", "0", "0")], [-2.625, 1e9, 0, 0]);
});

test("neither end of a span passes the other", () => {
  const inputs = [{ value: "4" }, { value: "2" }];
  const { kinds } = declared(SCRIPT, ["value", "held", "itemOf", "store", "kinds"], { all: () => inputs });
  const moved = (isFrom) => kinds.span.read({ parentElement: { nextElementSibling: isFrom ? {} : null } }, view({}));
  assert.deepEqual([moved(true), moved(false)], [[2, 2], [4, 4]]);
});

test("what is chosen by nothing has no place", () => {
  const { index, plain } = declared(SCRIPT, ["index", "plain"]);
  assert.deepEqual([null, undefined, 0, "2", true].map(index), [-1, -1, 0, 2, 1]);
  assert.deepEqual([null, undefined, 0, "two"].map(plain), ["", "", "0", "two"]);
});

test("a slider says the words of an option, or a number as its format asks", () => {
  const { said } = declared(SCRIPT, ["plain", "said"], { words: { w1: ["a day", "a week"] } });
  assert.equal(said(view({ model: "w1" }), 1), "a week");
  assert.equal(said(view({ model: "w1" }), 2), "");
  assert.equal(said(view({ model: "w2" }), 1500), "1500");
  assert.equal(said(view({ model: "w2", digits: "1" }), 2.25), "2.3");
  assert.equal(said(view({ model: "w2", digits: "1" }), -2), "−2.0");
  assert.equal(said(view({ model: "w2", digits: "1" }), -0.01), "0.0", "nought is never negative");
  assert.equal(said(view({ model: "w2", digits: "0", unit: "%" }), 0.286), "29%");
  assert.equal(said(view({ model: "w2", digits: "3", unit: "g" }), 12345), "1.23e+4");
  assert.equal(said(view({ model: "w2", digits: "3", unit: "g" }), -2.5e-8), "−2.50e-8", "its exponent has a hyphen");
});

const names = { w1: "Show", w2: "Ends" };
const words = { w1: ["The article", "Measured & more"] };
const leads = new Map([["Show", "w1"], ["Ends", "w2"]]);

test("an address tells all moves in their order, in words", () => {
  const address = (moved) => declared(SCRIPT, ["plain", "address"], { moved: new Map(moved), words, leads }).address();
  assert.equal(address([]), "");
  assert.equal(address([["Ends", [2, 5]], ["Show", 1]]), "Ends=2&Ends=5&Show=Measured+%26+more");
  assert.equal(address([["Show", null]]), "Show=");
});

test("what an address tells is understood as the control allows, or not at all", () => {
  const field = { value: "" };
  const views = {
    w1: [view({ kind: "select" })],
    w2: [view({ kind: "range" }, field)],
    w3: [view({ kind: "accordion" })],
    w4: [view({ kind: "toggle" })],
  };
  const kinds = { range: { read: ({ value }) => Math.min(value, 10) } };
  const first = { w1: 0, w2: 0, w3: null, w4: false };
  const { understood } = declared(SCRIPT, ["one", "understood"], { views, kinds, words, first });
  assert.equal(understood("w1", "Measured & more"), 1);
  assert.equal(understood("w1", "1"), NaN, "no option is called like that");
  assert.equal(understood("w2", "7"), 7);
  assert.equal(understood("w2", "70"), 10);
  assert.deepEqual(["", " ", "seven", "Infinity"].map((text) => understood("w2", text)), [NaN, NaN, NaN, NaN]);
  assert.equal(understood("w3", ""), null);
  assert.deepEqual(["true", "false", "yes"].map((text) => understood("w4", text)), [true, false, false]);
});
