import { defineConfig } from 'rolldown';

// Raced as it is shipped, bundled: a loader that compiles each file at its import adds a call to every closure made.
export default defineConfig({
  input: { built: 'bench/main.ts', 'built-workbook': 'bench/workbook-cells.ts' },
  platform: 'node',
  external: [/^[a-z@]/],
  output: {
    dir: 'bench',
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'built-[name].mjs',
  },
});
