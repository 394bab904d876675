import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { ofThisProcess } from './process-name.ts';
import { isObject } from './run-shape.ts';
import { sweeperId } from './sweeper.ts';

/** A process, when it began in the system's own ticks, where the system says so: numbers come round, the two together do not. */
interface Began {
  readonly pid: number;
  readonly began?: string;
}

/** Who writes into a folder. */
export interface Holder {
  /** The process's own name; no other has had it. */
  readonly name: string;
  readonly host: string;
  /** Which start of the machine, where it says so. */
  readonly boot?: string;
  readonly process: Began;
  /** Who sweeps up after it: until that is done, it is not gone. */
  readonly sweeper?: Began;
}

export function thisHolder(): Holder {
  const [boot, sweeper] = [bootId(), sweeperId()];
  return {
    name: ofThisProcess(),
    host: hostname(),
    ...(boot !== undefined && { boot }),
    process: asBegan(process.pid),
    ...(sweeper !== undefined && { sweeper: asBegan(sweeper) }),
  };
}

/** What of a holder is still at work; of another machine's nobody here can tell. */
export function stateOfHolder(holder: Holder): 'at work' | 'sweeping' | 'gone' | 'elsewhere' {
  if (holder.host !== hostname()) return 'elsewhere';
  if (holder.boot !== bootId()) return 'gone';
  if (isThere(holder.process)) return 'at work';
  return holder.sweeper !== undefined && isThere(holder.sweeper) ? 'sweeping' : 'gone';
}

/** Undefined for what no holder has written. */
export function readHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isBegan = (value: unknown): boolean =>
  isObject(value) &&
  Number.isSafeInteger(value['pid']) &&
  ['string', 'undefined'].includes(typeof value['began']);
const isHolder = (value: unknown): value is Holder =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['host'] === 'string' &&
  ['string', 'undefined'].includes(typeof value['boot']) &&
  isBegan(value['process']) &&
  (value['sweeper'] === undefined || isBegan(value['sweeper']));

function asBegan(pid: number): Began {
  const { began } = looked(pid);
  return { pid, ...(began !== undefined && { began }) };
}

/** Whether a process of this number is at work. */
export const isRunning = (pid: number): boolean => looked(pid).isAlive;

function isThere({ pid, began }: Began): boolean {
  const found = looked(pid);
  return found.isAlive && (began === undefined || found.began === undefined || began === found.began);
}

function looked(pid: number): { readonly isAlive: boolean; readonly began?: string } {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // One of another user cannot be signalled, and is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return { isAlive: false };
  }
  const stat = contentOf(`/proc/${pid}/stat`);
  // Behind the name, which may hold anything: the state, and as the twentieth when it began. A zombie does nothing any more.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  if (state === 'Z' || state === 'X') return { isAlive: false };
  const began = fields[18];
  return { isAlive: true, ...(began !== undefined && { began }) };
}

const bootId = (): string | undefined => contentOf('/proc/sys/kernel/random/boot_id')?.trim();

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
