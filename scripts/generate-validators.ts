import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
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
const schemas: Record<string, unknown> = {};
for (const file of readdirSync(schemaFolder)
  .filter((name) => name.endsWith('.schema.json'))
  .sort()) {
  const name = file.replace('.schema.json', '');
  const schema: AnySchema = JSON.parse(readFileSync(new URL(file, schemaFolder), 'utf8'));
  ajv.addSchema(schema, file);
  schemas[name] = schema;
  names[name] = file;
}
mkdirSync(out, { recursive: true });
// A file each: what reads one kind of file loads the code of no other.
for (const [name, file] of Object.entries(names)) {
  const code = standalone.default(ajv, { [name]: file });
  if (code.includes('require('))
    throw new Error('a schema uses a keyword whose compiled form needs require()');
  writeFileSync(new URL(`validate-${name}.js`, out), code);
  writeFileSync(
    new URL(`validate-${name}.d.ts`, out),
    `import type { ValidateFunction } from 'ajv';\nexport declare const ${name}: ValidateFunction;\n`,
  );
}

// As data, for those made over the rules in force.
writeFileSync(
  new URL('base-schemas.ts', out),
  `import type { JsonSchema } from '../report/schema/json-schema.ts';\n\nexport const baseSchemas = (): Readonly<Record<string, JsonSchema>> => JSON.parse(${JSON.stringify(JSON.stringify(schemas))});\n`,
);
