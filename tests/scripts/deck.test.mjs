// The deck's script: addresses of slides, sentences, and selectors for older browsers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { declared } from "./declared.mjs";

const ASSETS = "src/nbfolio/writers/deck/assets";
const [BASE, CHOOSE, ELEMENTS, FIT, SPEAKER, TALK] = ["base", "choose", "elements", "fit", "speaker", "talk"].map((name) => `${ASSETS}/deck/${name}.js`);
const OLDER = `${ASSETS}/older.js`;

test("an address names slide, state, and the speaker with a word", () => {
  const told = (hash) => declared(BASE, ["decoded", "told"], { location: { hash } }).told();
  assert.deepEqual(told("#/show-timeline"), { who: "", word: undefined, slide: "show-timeline", state: "", talk: "" });
  assert.deepEqual(told("#/show-timeline&Show=Both&Axis=To+scale"), {
    who: "", word: undefined, slide: "show-timeline", state: "Show=Both&Axis=To+scale", talk: "",
  });
  assert.deepEqual(told("#speaker.x1y/a%20b&="), { who: "speaker", word: "x1y", slide: "a b", state: "=", talk: "" });
  assert.deepEqual(told("#Show=Both"), { slide: "", state: "Show=Both", talk: "" }, "as that of a page");
  assert.equal(told("#/%E0%A4%A").slide, "", "what cannot be decoded names no slide");
});

test("a talk stands in an address beside slide and state", () => {
  const told = (hash) => declared(BASE, ["decoded", "told"], { location: { hash } }).told();
  assert.deepEqual(told("#/a/b&talk=a/b:3;c&talk-title=Our+talk&Show=1/2"), {
    who: "", word: undefined, slide: "a/b", state: "Show=1/2", talk: "talk=a/b:3;c&talk-title=Our+talk",
  });
  assert.deepEqual(told("#talk=a/b"), { slide: "", state: "", talk: "talk=a/b" });
  const { talkOf } = declared(TALK, ["talkOf"], declared(CHOOSE, ["namesIn"]));
  assert.deepEqual(talkOf("talk=a/b:3;c;;d:x&talk-title=Our+talk%26more"), {
    title: "Our talk&more", shown: [{ name: "a/b", minutes: 3 }, { name: "c", minutes: null }, { name: "d", minutes: null }],
  });
  assert.deepEqual(talkOf(""), { title: "", shown: [] });
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
  const { last } = declared(ELEMENTS, ["last"]);
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
