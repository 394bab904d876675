import type { Backend, CompiledLoop } from '../readings/batch/batch.ts';
import { emit } from '../readings/batch/emit.ts';
import { use } from '../readings/batch/use.ts';

/** Makes a plan's fused loop a function. Only Node does this: a page makes no code from text. */
export const fused: Backend = (loop, arrays) => {
  const made: unknown = new Function('arrays', 'use', emit(loop))(arrays, use);
  if (!isRun(made)) throw new TypeError('the loop is no function');
  return made;
};

const isRun = (made: unknown): made is CompiledLoop => typeof made === 'function';
