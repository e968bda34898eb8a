// Functions of a script as they stand in it, without the rest: for those that touch no page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(import.meta.url)(process.env.ACORN);

const isOuter = ({ type }) => type === "VariableDeclaration";

// What is declared in the script itself, or in the function that is all of it.
const declarations = (tree) => {
  const inner = tree.body.flatMap(({ expression, declarations = [] }) => [
    expression?.callee, ...declarations.map(({ init }) => init?.callee),
  ]).flatMap((callee) => callee?.body?.body ?? []);
  return [...tree.body, ...inner].filter(isOuter).flatMap((each) => each.declarations);
};

// What a script declares by these names, in its order, where the rest of what they use is given.
export const declared = (script, names, given = {}) => {
  const source = readFileSync(new URL(`../../${script}`, import.meta.url), "utf-8");
  const found = declarations(parse(source, { ecmaVersion: "latest" })).filter(({ id }) => names.includes(id.name));
  const missing = names.filter((name) => found.filter(({ id }) => id.name === name).length !== 1);
  if (missing.length) throw new Error(`${script} does not declare once: ${missing.join(", ")}`);
  const parts = found.map(({ start, end }) => `const ${source.slice(start, end)};`);
  const body = `"use strict"; ${parts.join("\n")}\nreturn { ${names.join(", ")} };`;
  return new Function(...Object.keys(given), body)(...Object.values(given));
};
