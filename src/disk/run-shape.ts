import type { FileHash } from '../rules/model.ts';

/** Whether values are what runs write: a file of ours may have been written by anybody, seal and all. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isListOf = <T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isOne);

export const isText = (value: unknown): value is string => typeof value === 'string';

export const isFileHash = (value: unknown): value is FileHash =>
  isObject(value) && isText(value['path']) && isText(value['sha256']);

/** A file of the run's own folder: never one elsewhere. */
export const isOwnFile = (value: unknown): value is FileHash =>
  isFileHash(value) && /^[\w.-]+$/.test(value.path) && !/^\.+$/.test(value.path);

/**
 * Whether a value has all that a template has, of the same kinds: objects by their keys, whole numbers, texts, and
 * lists of as many. Of an empty list nothing is known but that it is one.
 */
export function isShapedLike(value: unknown, template: unknown): boolean {
  if (Array.isArray(template))
    return (
      Array.isArray(value) &&
      (template.length === 0 ||
        (value.length === template.length && template.every((one, i) => isShapedLike(value[i], one))))
    );
  if (isObject(template))
    return (
      isObject(value) && Object.entries(template).every(([key, inner]) => isShapedLike(value[key], inner))
    );
  if (typeof template === 'number') return Number.isSafeInteger(value);
  return typeof value === typeof template;
}
