/** The shapes that the page believes in against those that the server describes: a field on one side alone is a fault. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import ts from 'typescript';
import { start } from './desk.mjs';

let desk;
before(async () => {
  desk = await start();
});
after(() => desk?.stop());

/** Names of the fields of every interface of `types.ts`, with those that it takes from others. */
function interfaces() {
  const file = new URL('../src/lib/types.ts', import.meta.url);
  const source = ts.createSourceFile('types.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const declared = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));
  const fields = (name) => {
    const one = declared.get(name);
    const above = one.heritageClauses?.flatMap((clause) => clause.types.map((type) => type.expression.text)) ?? [];
    return [...one.members.map((member) => member.name.text), ...above.flatMap(fields)];
  };
  return new Map([...declared.keys()].map((name) => [name, fields(name)]));
}

/** Fields of a schema; of one that has several forms, those of any. */
const fields = (schema) => [...new Set([...Object.keys(schema.properties ?? {}), ...(schema.oneOf ?? schema.allOf ?? []).flatMap(fields)])];

test('types have the fields that the server describes', async () => {
  const { schemas } = (await desk.get('/api/openapi.json')).components;
  const own = interfaces();
  const shared = [...own.keys()].filter((name) => schemas[name]);
  const needed = ['StatementRow', 'EventRow', 'DisputeRow', 'ThreadRow', 'StepRow', 'ActorPage', 'DocumentRow', 'Provenance', 'Retired', 'Stats', 'Progress'];
  assert.deepEqual(needed.filter((name) => !shared.includes(name)), []);
  for (const name of shared) {
    assert.deepEqual([...own.get(name)].sort(), fields(schemas[name]).sort(), name);
  }
});
