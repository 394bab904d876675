import type { JsonSchema } from './json-schema.ts';

/** What is shorter than this stands where it stands. */
const short = 80;

/** The same schema, with what stands in it many times, but for its description, said once. */
export function compact(schema: JsonSchema): JsonSchema {
  const counts = new Map<string, number>();
  each(schema, (one) => {
    const key = JSON.stringify(bare(one));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const definitions = new Map<string, { readonly name: string; readonly schema: unknown }>();
  const replaced = (value: unknown, isWhole: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => replaced(item, false));
    if (!isObject(value)) return value;
    const below = (): JsonSchema =>
      Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, false)]));
    const key = JSON.stringify(bare(value));
    if (isWhole || key.length < short || (counts.get(key) ?? 0) < 3) return below();
    const known = definitions.get(key) ?? { name: `same${definitions.size + 1}`, schema: bare(below()) };
    definitions.set(key, known);
    const { description } = value;
    return {
      allOf: [{ $ref: `#/definitions/${known.name}` }],
      ...(description !== undefined && { description }),
    };
  };
  const made = replaced(schema, true);
  if (!isObject(made) || definitions.size === 0) return schema;
  const own = isObject(made['definitions']) ? made['definitions'] : {};
  const shared = Object.fromEntries([...definitions.values()].map((one) => [one.name, one.schema]));
  return { ...made, definitions: { ...own, ...shared } };
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function bare({ description: _, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** Schemas of properties: the maps between them have keys that people chose. */
function each(value: unknown, take: (schema: JsonSchema) => void): void {
  if (Array.isArray(value)) for (const item of value) each(item, take);
  else if (isObject(value)) {
    take(value);
    for (const one of Object.values(value)) each(one, take);
  }
}
