import { existsSync, renameSync, rmSync } from 'node:fs';
import { sweepAfterwards } from './sweeper.ts';

/** Files and folders under work. Whatever ends the program, none of them is left half written. */
const open = new Set<string>();
let isWatched = false;

/** Registers what is removed if the program ends before it is kept. Its name is this process's alone. */
export function watch(partial: string): void {
  if (!isWatched) process.on('exit', removeUnfinished);
  isWatched = true;
  open.add(partial);
  // For signals, which end the program at once: no exit is heard then.
  sweepAfterwards(partial);
}

export function unwatch(partial: string): void {
  open.delete(partial);
}

function removeUnfinished(): void {
  for (const path of open) {
    try {
      // A thread may still be putting files into a folder by its name: under another name it is let alone.
      const gone = `${path}.gone`;
      if (existsSync(path)) renameSync(path, gone);
      rmSync(gone, { force: true, recursive: true, maxRetries: 3 });
    } catch {
      // Nobody is left to be told; the others still go.
    }
  }
}
