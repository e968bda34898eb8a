// The recording: chance that depends on a name alone, and blanks.
import assert from "node:assert/strict";
import { test } from "node:test";

import { declared } from "./declared.mjs";

const SCRIPT = "tools/record.js";

test("chance depends on a name alone and is even", () => {
  const { chance } = declared("tools/controls.js", ["chance"]);
  const drawn = (name) => Array.from({ length: 4000 }, chance(name));
  assert.deepEqual(drawn("Who"), drawn("Who"));
  assert.notDeepEqual(drawn("Who").slice(0, 3), drawn("Whom").slice(0, 3));
  const tenths = Array(10).fill(0);
  for (const each of drawn("Who")) tenths[Math.floor(10 * each)] += 1;
  assert.ok(tenths.every((count) => count > 300 && count < 500), `${tenths}`);
});

test("blanks are folded and what has no width is left out", () => {
  const { folded } = declared(SCRIPT, ["folded"]);
  assert.equal(folded("  a\n\u00a0b\u200b c "), "a b c");
});

test("what a script does not declare is told", () => {
  assert.throws(() => declared(SCRIPT, ["chanse"]), /does not declare once: chanse/);
});
