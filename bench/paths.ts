import { fileURLToPath } from 'node:url';

/** A file of the project; from `bench/` as from the one file into which `npm run bench` bundles it. */
export const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
