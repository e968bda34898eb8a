// The deck's script: addresses of slides, sentences, and selectors for older browsers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { declared } from "./declared.mjs";

const ASSETS = "src/nbfolio/writers/deck/assets";
const [BASE, FIT, SPEAKER] = ["base", "fit", "speaker"].map((name) => `${ASSETS}/deck/${name}.js`);
const OLDER = `${ASSETS}/older.js`;

test("an address names slide, state, and the speaker with a word", () => {
  const told = (hash) => declared(BASE, ["decoded", "told"], { location: { hash } }).told();
  assert.deepEqual(told("#/show-timeline"), { who: "", word: undefined, slide: "show-timeline", state: "" });
  assert.deepEqual(told("#/show-timeline&Show=Both&Axis=To+scale"), {
    who: "", word: undefined, slide: "show-timeline", state: "Show=Both&Axis=To+scale",
  });
  assert.deepEqual(told("#speaker.x1y/a%20b&="), { who: "speaker", word: "x1y", slide: "a b", state: "=" });
  assert.deepEqual(told("#Show=Both"), { slide: "", state: "Show=Both" }, "as that of a page");
  assert.equal(told("#/%E0%A4%A").slide, "", "what cannot be decoded names no slide");
});

test("words are parted after whole sentences only", () => {
  const { parted } = declared(FIT, ["END", "parted"]);
  assert.deepEqual(parted("It took 0.5 hours. Then it ended."), ["It took 0.5 hours.", "Then it ended."]);
  assert.deepEqual(parted("Who? “They.” (All.) Yes!"), ["Who?", "“They.”", "(All.)", "Yes!"]);
  assert.deepEqual(parted("in vivo, e.g. in rats"), ["in vivo, e.g. in rats"]);
  assert.deepEqual(parted("It had 3. 12 people came."), ["It had 3.", "12 people came."]);
});

test("a clock has two digits", () => {
  const { two } = declared(SPEAKER, ["two"]);
  assert.deepEqual([0, 9.9, 61].map(two), ["00", "09", "61"]);
});

test("the last of a list", () => {
  const { last } = declared(BASE, ["last"]);
  assert.deepEqual([last([1, 2]), last([])], [2, undefined]);
});

test("each :has() becomes a mark, the same one for the same question", () => {
  const marks = [];
  const { withMarks } = declared(OLDER, ["endOf", "withMarks"], { marks });
  assert.equal(withMarks("p"), "p");
  assert.equal(withMarks("label:has(:checked) span"), "label.has-0 span");
  assert.equal(withMarks("a:not(:has(:not(b))):has(:checked)::after"), "a:not(.has-1).has-0::after");
  assert.deepEqual(marks, [":checked", ":not(b)"]);
});

test("comments and rules for paper are not marked", () => {
  const { plain } = declared(OLDER, ["plain"]);
  assert.equal(plain("a{b:c}/* d{e:f} */@media print{g{h:i}j{k:l}}m{n:o}"), "a{b:c}m{n:o}");
});
