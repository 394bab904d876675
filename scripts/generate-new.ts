import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Puts assets/new into the program: each folder is a kind of project, `common` what all kinds begin with. */
const folder = fileURLToPath(new URL('../assets/new/', import.meta.url));

const filesBelow = (kind: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, kind), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((path) => [
        path
          .slice(join(folder, kind).length + 1)
          .split(sep)
          .join('/'),
        readFileSync(path, 'utf8'),
      ]),
  );

const kinds = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((kind) => [kind, filesBelow(kind)]),
);
writeFileSync(
  new URL('../src/generated/new-projects.ts', import.meta.url),
  `/** The files of a new project by their paths, by the folder of assets/new. */
export const newProjects: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(kinds)};\n`,
);
