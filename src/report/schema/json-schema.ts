/** A JSON Schema as data. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** What stands under a key of a schema; nothing where that is no schema. */
export const schemaOf = (value: unknown): JsonSchema => (isSchema(value) ? value : {});

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema with another in the place of what stands at a path of it. @throws Error where there is none */
export function patched(
  schema: JsonSchema,
  [key, ...below]: readonly string[],
  change: (found: JsonSchema) => JsonSchema,
): JsonSchema {
  if (key === undefined) return change(schema);
  const found = schema[key];
  if (!isSchema(found)) throw new Error(`no schema at ${key}`);
  return { ...schema, [key]: patched(found, below, change) };
}

/** A name that may be written, and what editors say of it. */
export interface Described {
  readonly name: string;
  readonly description: string;
}

/** A map whose keys are these names and no others; completed with what is said of each. */
export const keyed = (
  names: readonly Described[],
  schemaFor: (name: string) => JsonSchema,
  rest: JsonSchema = {},
): JsonSchema => ({
  type: 'object',
  ...rest,
  properties: Object.fromEntries(
    names.map(({ name, description }) => [name, { ...schemaFor(name), description }]),
  ),
  additionalProperties: false,
});

/** One of these names; a provision and a scheme may have the same. */
export const oneOf = (names: readonly Described[]): JsonSchema => ({
  type: 'string',
  enum: [...new Set(names.map(({ name }) => name))],
});

/** Names, and whatever else: editors complete them, and refuse nothing. */
export const completed = (names: readonly Described[], value: JsonSchema): JsonSchema => ({
  properties: Object.fromEntries(names.map(({ name, description }) => [name, { ...value, description }])),
});
