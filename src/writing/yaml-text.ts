import { stringify } from 'yaml';

/** A number as YAML and JavaScript write it alike: 2390124, 0.85; not 007, 0.10 or 1e3, which would come back otherwise. */
const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text;

/** Plain data as a YAML text that reads back the same. Numbers stand bare, be they held as numbers or as texts. */
export const yamlText = (value: unknown): string =>
  stringify(value, (_, one: unknown) => (typeof one === 'string' && isNumber(one) ? Number(one) : one), {
    lineWidth: 0,
  });
