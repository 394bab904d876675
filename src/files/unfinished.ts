import { rmSync } from 'node:fs';

/** Files under work. Whatever ends the program, none of them is left half written. */
const open = new Set<string>();
let isWatched = false;

/** Registers a file that is removed if the program ends before it is kept. */
export function watch(partial: string): void {
  if (!isWatched) process.on('exit', removeUnfinished);
  isWatched = true;
  open.add(partial);
}

export function unwatch(partial: string): void {
  open.delete(partial);
}

/** For signals, which end the program at once: no exit is heard then. */
export function removeUnfinished(): void {
  for (const path of open) rmSync(path, { force: true });
}
