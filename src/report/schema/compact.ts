import { type JsonSchema, schemaOf } from './json-schema.ts';

/** What is shorter than this, or rarer, stands where it stands. */
const [short, rare] = [80, 3];

/** The keys of a schema behind which names lead to schemas, and those behind which a schema stands, or a list of them. */
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions']);
const below: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'anyOf', 'if', 'then', 'else']);

/** The same schema, with what stands in it many times, but for its description, said once. */
export function compact(schema: JsonSchema): JsonSchema {
  const counts = new Map<string, number>();
  within(schema, (one) => {
    const key = keyOf(one);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return one;
  });
  const definitions = new Map<string, { readonly name: string; readonly schema: JsonSchema }>();
  const whole = within(schema, (one, original) => {
    const key = keyOf(original);
    if (key.length < short || (counts.get(key) ?? 0) < rare) return one;
    const { description, ...rest } = one;
    const known = definitions.get(key) ?? { name: `same${definitions.size + 1}`, schema: rest };
    definitions.set(key, known);
    const about = description === undefined ? {} : { description };
    return { allOf: [{ $ref: `#/definitions/${known.name}` }], ...about };
  });
  const shared = Object.fromEntries([...definitions.values()].map((one) => [one.name, one.schema]));
  return definitions.size === 0
    ? schema
    : { ...whole, definitions: { ...schemaOf(whole['definitions']), ...shared } };
}

function keyOf({ description: _, ...rest }: JsonSchema): string {
  return JSON.stringify(rest);
}

type Visit = (schema: JsonSchema, original: JsonSchema) => JsonSchema;

/** A schema with each one that stands in it as `visit` gives it, from the innermost outward. */
function within(schema: JsonSchema, visit: Visit): JsonSchema {
  const inside = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(inside)
      : typeof value === 'object' && value !== null
        ? visit(within(schemaOf(value), visit), schemaOf(value))
        : value;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (maps.has(key))
        return [
          key,
          Object.fromEntries(Object.entries(schemaOf(value)).map(([name, one]) => [name, inside(one)])),
        ];
      return [key, below.has(key) ? inside(value) : value];
    }),
  );
}
