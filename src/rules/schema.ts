import type { ErrorObject, ValidateFunction } from 'ajv';
import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import { entry, type SourceNode, toPlain } from './source-tree.ts';

/** Keys of a map that are data, where a schema knows them by a pattern, and the key behind which they are listed. */
export interface DataKeys {
  readonly after: string;
  readonly keys: readonly string[];
}

/**
 * Validates a source tree against a compiled JSON Schema; each violation becomes a problem with its place.
 * @returns whether the tree fits.
 */
export function validate(
  node: SourceNode,
  validator: ValidateFunction,
  problems: Problems,
  data?: DataKeys,
): boolean {
  if (validator(toPlain(node))) return true;
  for (const error of validator.errors ?? []) report(node, error, data, problems);
  return false;
}

/** The keys that a map may have, as messages list them. */
function knownKeys(schema: unknown, data: DataKeys | undefined): string[] {
  const own = Object.keys(propertiesOf(schema));
  const hasPattern = typeof schema === 'object' && schema !== null && 'patternProperties' in schema;
  return data === undefined || !hasPattern
    ? own
    : own.flatMap((key) => (key === data.after ? [key, ...data.keys] : [key]));
}

function report(root: SourceNode, error: ErrorObject, data: DataKeys | undefined, problems: Problems): void {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = follow(root, path);
  const about = { at: node?.at, term: termText(root, path) };
  const params: Readonly<Record<string, unknown>> = error.params;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = knownKeys(error.parentSchema, data);
      const near = nearest(key, known);
      const values = { key, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', { ...about, at: keyPlace(node, key), values });
      return;
    }
    case 'required': {
      const key = String(params['missingProperty']);
      const expected = textOf(propertiesOf(error.parentSchema)[key], 'description');
      problems.add('missing-key', { ...about, values: { key, ...(expected && { expected }) } });
      return;
    }
    case 'type':
      reportType(node, about, [params['type']].flat().map(String), error.parentSchema, problems);
      return;
    case 'enum': {
      const known = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
      const found = shown(node);
      const near = nearest(found, known);
      const values = { text: found, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-choice', { ...about, values });
      return;
    }
    case 'propertyNames':
    case 'if':
      return; // said by the keywords inside it
    case 'pattern': {
      const key = error.propertyName;
      const place = key === undefined ? about.at : keyPlace(node, key);
      reportPattern(String(params['pattern']), key ?? shown(node), { ...about, at: place }, problems);
      return;
    }
    case 'minimum': {
      const values = { text: shown(node), min: String(params['limit']) };
      problems.add('below-minimum', { ...about, values });
      return;
    }
    case 'maximum': {
      const values = { text: shown(node), max: String(params['limit']) };
      problems.add('above-maximum', { ...about, values });
      return;
    }
    case 'minItems':
    case 'minProperties':
      problems.add('missing-value', about);
      return;
    default:
      problems.add('wrong-format', {
        ...about,
        values: { found: shown(node), expected: error.message ?? error.keyword },
      });
  }
}

interface SchemaContext {
  readonly at: SourceNode['at'] | undefined;
  readonly term: string | undefined;
}

function reportType(
  node: SourceNode | undefined,
  about: SchemaContext,
  types: readonly string[],
  schema: unknown,
  problems: Problems,
): void {
  const found = shown(node);
  const pattern = textOf(schema, 'pattern');
  const wantsScalar = types.some((type) => type !== 'object' && type !== 'array');
  if (types.includes('object') && !wantsScalar) {
    const example = firstExample(schema);
    const values = { ...(found && { found }), ...(example !== undefined && { example }) };
    problems.add('expected-map', { ...about, values });
  } else if (types.includes('array') && !wantsScalar)
    problems.add('expected-list', { ...about, ...(found && { values: { found } }) });
  else if (found === '') problems.add('missing-value', about);
  else if (node?.kind !== 'scalar') problems.add('expected-value', { ...about, values: { found } });
  else if (pattern !== undefined) reportPattern(pattern, found, about, problems);
  else {
    const expected = types.map((type) => kinds[type] ?? type).join(' / ');
    problems.add('wrong-type', { ...about, values: { found, expected } });
  }
}

function reportPattern(pattern: string, found: string, about: SchemaContext, problems: Problems): void {
  if (pattern === somethingPattern) problems.add('missing-value', about);
  else if (pattern === namePattern) problems.add('bad-name', { ...about, values: { found } });
  else problems.add('wrong-format', { ...about, values: { found, expected: forms[pattern] ?? pattern } });
}

const somethingPattern = '\\S';
const namePattern = '^[\\p{L}_][\\p{L}\\p{N}_]*$';
const forms: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': 'YYYY-MM-DD',
  '^\\d{4}-\\d{2}$': 'YYYY-MM',
  '^\\d{4}-(0[1-9]|1[0-2])$': 'YYYY-MM',
};
/** In no language: what a value of each kind looks like. */
const kinds: Readonly<Record<string, string>> = {
  object: '{…}',
  array: '[…]',
  string: '"…"',
  number: '0.5',
  integer: '0, 1, 2, …',
  boolean: 'true / false',
};

function follow(root: SourceNode, path: readonly string[]): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const part of path)
    node = node?.kind === 'list' ? node.items[Number.parseInt(part, 10)] : entry(node, part);
  return node;
}

/** 근무일지[2].휴게: the items of a list counted from 1, as people count. Undefined at the root. */
function termText(root: SourceNode, path: readonly string[]): string | undefined {
  let text = '';
  path.forEach((part, i) => {
    const isItem = follow(root, path.slice(0, i))?.kind === 'list';
    text += isItem ? `[${Number.parseInt(part, 10) + 1}]` : `${text === '' ? '' : '.'}${part}`;
  });
  return text === '' ? undefined : text;
}

const keyPlace = (node: SourceNode | undefined, key: string) =>
  (node?.kind === 'map' ? node.entries.find((one) => one.key === key)?.keyAt : undefined) ?? node?.at;

function propertiesOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return {};
  return typeof schema.properties === 'object' && schema.properties !== null ? { ...schema.properties } : {};
}

/** A text of a schema, such as its description. */
function textOf(schema: unknown, key: string): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const value: unknown = Reflect.get(schema, key);
  return typeof value === 'string' ? value : undefined;
}

/** How a schema says that a value is written. */
function firstExample(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const examples: unknown = Reflect.get(schema, 'examples');
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** A value as a message shows it; '' for an empty one. */
function shown(node: SourceNode | undefined): string {
  if (node === undefined) return '';
  if (node.kind === 'map') return '{…}';
  if (node.kind === 'list') return '[…]';
  return node.text;
}
