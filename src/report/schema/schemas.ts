import { baseSchemas } from '../../generated/base-schemas.ts';
import type { Compiled } from '../../rules/compile.ts';
import { compact } from './compact.ts';
import { inputSchema } from './input-schema.ts';
import {
  completed,
  type Described,
  type JsonSchema,
  keyed,
  oneOf,
  patched,
  schemaOf,
} from './json-schema.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/**
 * JSON Schemas of every file that people write, with the names of the rules in force: editors complete them, and refuse a
 * misspelt one. By the name of its file. A provision may define what no rule has yet, so there names are completed alone.
 */
export function schemasOf(rules: Compiled): Readonly<Record<string, JsonSchema>> {
  const words = vocabularyOf(rules);
  const all = Object.entries(baseSchemas())
    .filter(([name]) => name !== 'layers')
    .map(([name, base]) => [`${name}.schema.json`, made(name, base, words)] as const);
  return Object.fromEntries(all);
}

/** A provision’s parts are named by their paths from other schemas, and stay where they are. */
function made(name: string, base: JsonSchema, words: Vocabulary): JsonSchema {
  const own = (over[name] ?? same)(base, words);
  return name === 'provision' ? own : compact(own);
}

type Over = (base: JsonSchema, words: Vocabulary) => JsonSchema;
const same: Over = (base) => base;

/** A schema with several of its parts patched. */
const parts = (
  base: JsonSchema,
  changes: readonly (readonly [path: readonly string[], change: (found: JsonSchema) => JsonSchema])[],
): JsonSchema => changes.reduce((schema, [path, change]) => patched(schema, path, change), base);

const at = (...path: readonly string[]): readonly string[] => path.flatMap((key) => ['properties', key]);
const items = (path: readonly string[]): readonly string[] => [...path, 'items'];
/** The values that a map's keys have, for keys that are named one by one. */
const named =
  (names: readonly Described[]) =>
  ({ additionalProperties, ...found }: JsonSchema): JsonSchema => ({
    ...found,
    ...keyed(names, () => schemaOf(additionalProperties)),
  });
const only =
  (names: readonly Described[]) =>
  ({ description, ...rest }: JsonSchema): JsonSchema => ({
    ...(rest['pattern'] === undefined && rest),
    ...oneOf(names),
    ...(description !== undefined && { description }),
  });

/** Names that editors complete, and names that no rules know: a scenario's own schemes, its own or its base's. */
const alsoOwn =
  (names: readonly Described[]) =>
  (found: JsonSchema): JsonSchema => ({ ...found, anyOf: [oneOf(names), { type: 'string' }] });

const over: Readonly<Record<string, Over>> = {
  estimate: inputSchema,
  /** What scenarios, projects and inputs take for what is not out yet. */
  assumptions: ({ additionalProperties, properties, ...base }, words) => ({
    ...base,
    properties: {
      ...schemaOf(keyed(words.figures, () => schemaOf(additionalProperties))['properties']),
      ...schemaOf(properties),
    },
    additionalProperties: false,
  }),
  project: (base, words) =>
    parts(base, [
      [items(at('제도')), only(words.schemes)],
      [at('열'), (found) => ({ ...found, additionalProperties: oneOf(words.columns) })],
    ]),
  scenario: (base, words) =>
    parts(base, [
      [items(at('제도')), alsoOwn(words.schemes)],
      ...['변경', '제도정의'].flatMap((key) => [
        [[...at(key), 'additionalProperties', ...at('값')], named(words.figures)] as const,
        [
          [...at(key), 'additionalProperties', ...at('조항')],
          (found: JsonSchema) => ({ ...found, ...keyed(words.provisions, () => oneOf(words.provisions)) }),
        ] as const,
      ]),
      [[...at('제도정의'), 'additionalProperties', ...at('바탕')], alsoOwn(words.schemes)],
      [at('변경'), named(words.schemes)],
      [[...items(at('협약변경')), ...at('노조')], only(words.parties)],
      [[...items(at('협약변경')), ...at('조항')], only(words.agreements)],
      [
        at('사람'),
        ({ additionalProperties, ...found }) => ({
          ...found,
          properties: {
            ...schemaOf(keyed(words.listTables, () => schemaOf(additionalProperties))['properties']),
            ...schemaOf(found['properties']),
          },
          additionalProperties: false,
        }),
      ],
      [at('교섭', '제도'), alsoOwn(words.schemes)],
      [at('교섭', '조정'), named(words.figures)],
      [at('교섭', '비교항목'), only(words.lines)],
      [items(at('교섭', '비용항목')), only(words.lines)],
      [items(at('보고', '종류')), only(words.kinds)],
      [
        items(at('보고', '무리')),
        only(words.facts.직원.map(([name, { label }]) => ({ name, description: label }))),
      ],
    ]),
  scheme: (base, words) =>
    parts(base, [
      [at('base'), only(words.schemes)],
      [at('otherwise'), only(words.schemes)],
      [items(at('provisions')), only(words.provisions)],
      [at('replace'), (found) => ({ ...found, ...keyed(words.provisions, () => oneOf(words.provisions)) })],
      [
        [...at('changes'), 'additionalProperties'],
        (found) => ({ ...found, ...keyed(words.provisions, () => oneOf(words.provisions)) }),
      ],
      [items([...at('lines'), 'additionalProperties', ...at('items')]), only(words.terms)],
      [items(at('shows')), only(words.terms)],
    ]),
  extension: (base, words) =>
    parts(base, [
      [at('extends'), only([...words.provisions, ...words.schemes])],
      [items(at('provisions')), only(words.provisions)],
      [at('values'), ({ propertyNames: _, ...found }) => named(words.figures)(found)],
      [at('choices'), ({ propertyNames: _, ...found }) => named(words.chosen)(found)],
    ]),
  provision: (base, words) =>
    parts(base, [
      ...['given', 'expect'].map(
        (key) =>
          [
            [...items(at('examples')), ...at(key)],
            (found: JsonSchema) => ({ ...found, ...completed(words.terms, literal) }),
          ] as const,
      ),
      [[...at('items'), 'additionalProperties', ...at('line')], only(words.kinds)],
      [
        [...at('items'), 'additionalProperties', ...at('nature')],
        (found) => ({ ...found, ...natures(words) }),
      ],
    ]),
};

/** Any value of an example. */
const literal: JsonSchema = {
  allOf: [{ $ref: '#/properties/examples/items/properties/given/additionalProperties' }],
};

/** What a pay item is: one of the choices of each nature, or one from each of some dates on. */
const natures = (words: Vocabulary): JsonSchema =>
  keyed(
    words.natures.map(({ name, label }) => ({ name, description: label })),
    (name) => {
      const choices = words.natures.find((one) => one.name === name)?.choices ?? [];
      const known = oneOf(choices.map((one) => ({ name: one.name, description: one.text })));
      return { anyOf: [known, { type: 'object', minProperties: 1 }] };
    },
  );
