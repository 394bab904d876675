import { limitsOf } from '../../people/cells/fact.ts';
import { notKnown } from '../../people/inputs/fact-reading.ts';
import type { TermRule } from '../../rules/model.ts';
import { type JsonSchema, keyed, oneOf, patched, schemaOf } from './json-schema.ts';
import type { ListWords, Vocabulary } from './vocabulary.ts';

/** An estimate's input under the rules in force: one person’s month, or a list of them. */
export function inputSchema(base: JsonSchema, words: Vocabulary): JsonSchema {
  const { $schema, $id, title, ...person } = monthSchema(base, words);
  const own = patched(person, ['properties', '직원'], (found) => factsSchema(found, words, '직원'));
  // What changes on a day is what the month says itself. A reference to that would lead nowhere: the person's schema is a definition.
  const changing = patched(own, ['properties', '변경', 'items', 'properties'], (found) =>
    Object.fromEntries(
      Object.entries(found).map(([key, one]) => [key, schemaOf(own['properties'])[key] ?? one]),
    ),
  );
  const whole = patched(changing, ['properties', '이전월', 'items'], (found) => monthSchema(found, words));
  return {
    $schema,
    $id,
    title,
    definitions: { person: whole },
    anyOf: [
      { $ref: '#/definitions/person' },
      { type: 'array', minItems: 1, items: { $ref: '#/definitions/person' } },
    ],
  };
}

/** What a month says of work: the same for an earlier one. */
function monthSchema(base: JsonSchema, words: Vocabulary): JsonSchema {
  const { patternProperties, ...month } = base;
  const [dates] = Object.values(schemaOf(patternProperties));
  const own = patched(month, ['properties', '근무'], (found) => factsSchema(found, words, '근무'));
  const timed = patched(own, ['properties', '분류시간'], ({ additionalProperties, ...found }) => ({
    ...found,
    ...keyed(words.schemes, () => schemaOf(additionalProperties)),
  }));
  const leave = patched(timed, ['properties', '휴직', 'items', 'properties', '종류'], () =>
    oneOf(words.leaves),
  );
  const paid = patched(leave, ['properties', '고정수당', 'items'], (found) => allowanceSchema(found, words));
  return patched(paid, ['properties'], (found) => ({
    ...found,
    ...Object.fromEntries(
      words.leaveDates.map(({ name, description }) => [name, { ...schemaOf(dates), description }]),
    ),
  }));
}

/** A person's own allowance: what it says beside its name and amount. */
function allowanceSchema(found: JsonSchema, { allowances }: Vocabulary): JsonSchema {
  const yesNo = (choices: readonly string[]): readonly unknown[] =>
    choices.includes('예') ? [true, false] : [];
  const natures = allowances.map(
    ({ nature, choices }) => [nature, { enum: [...choices, ...yesNo(choices)] }] as const,
  );
  return {
    ...found,
    properties: { ...schemaOf(found['properties']), ...Object.fromEntries(natures) },
    additionalProperties: false,
  };
}

function factsSchema(found: JsonSchema, { facts, lists }: Vocabulary, from: '직원' | '근무'): JsonSchema {
  const single = Object.fromEntries(facts[from].map(([key, rule]) => [key, factSchema(rule)]));
  const several = lists[from].map((list) => {
    const fact = single[list.name];
    // A list and a fact may have one key: which is meant, the value shows.
    return [list.name, fact === undefined ? listSchema(list) : { anyOf: [fact, listSchema(list)] }] as const;
  });
  return {
    type: 'object',
    description: found['description'],
    properties: { ...single, ...Object.fromEntries(several) },
    additionalProperties: false,
  };
}

/** A list fact: an item a map of its fields, of which those must be there that an item may not lack. */
const listSchema = ({ description, fields, most }: ListWords): JsonSchema => ({
  type: 'array',
  description,
  maxItems: most,
  items: {
    type: 'object',
    properties: Object.fromEntries(fields.map((rule) => [keyOf(rule), factSchema(rule, [])])),
    required: fields.filter(({ fact }) => fact?.required === true).map(keyOf),
    additionalProperties: false,
  },
});

const keyOf = ({ name, fact }: TermRule): string => fact?.key ?? name;

/** What an input may say of one fact. 모름 stands for any, where an interval is asked for; not within an item of a list. */
export function factSchema(rule: TermRule, unknown: readonly string[] = [notKnown]): JsonSchema {
  const { unit, choices, label, fact } = rule;
  const description = [fact?.question, `${label} (${unit})`].filter(Boolean).join(' ');
  if (unit === '여부') return { type: ['boolean', 'string'], description };
  if (choices !== undefined && unit === '선택') {
    // YAML reads 1 as a number.
    const written = choices.flatMap((one) => (/^\d+$/.test(one) ? [one, Number(one)] : [one]));
    return { enum: [...written, ...unknown], description };
  }
  if (fact === undefined || unit === '날짜' || unit === '시각')
    return { type: ['string', 'number'], description };
  const { min, max } = limitsOf(rule, fact);
  return {
    type: ['number', 'string'],
    description,
    ...(min && { minimum: Number(min.size.n) / Number(min.size.d) }),
    ...(max && { maximum: Number(max.size.n) / Number(max.size.d) }),
  };
}
