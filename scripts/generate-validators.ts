import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

/** Compiles schema/*.schema.json to plain code: a cold start compiles no schema, and a page needs no eval. */
const out = new URL('../src/generated/', import.meta.url);
const schemaFolder = new URL('../schema/', import.meta.url);

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  // `if` names a key that the schema's own properties hold.
  strictRequired: false,
  allowUnionTypes: true,
  code: { source: true, esm: true },
});
const names: Record<string, string> = {};
for (const file of readdirSync(schemaFolder)
  .filter((name) => name.endsWith('.schema.json'))
  .sort()) {
  const name = file.replace('.schema.json', '');
  ajv.addSchema(JSON.parse(readFileSync(new URL(file, schemaFolder), 'utf8')), file);
  names[name] = file;
}
mkdirSync(out, { recursive: true });
const code = standalone.default(ajv, names);
if (code.includes('require(')) throw new Error('a schema uses a keyword whose compiled form needs require()');
writeFileSync(new URL('validators.js', out), code);
writeFileSync(
  new URL('validators.d.ts', out),
  [
    `import type { ValidateFunction } from 'ajv';`,
    ...Object.keys(names).map((name) => `export declare const ${name}: ValidateFunction;`),
    '',
  ].join('\n'),
);
