import { defineConfig } from 'rolldown';

// Raced as it is shipped, bundled: a loader that compiles each file at its import adds a call to every closure made.
export default defineConfig({
  input: 'bench/main.ts',
  platform: 'node',
  external: [/^[a-z@]/],
  output: {
    dir: 'bench',
    format: 'esm',
    entryFileNames: 'built.mjs',
    chunkFileNames: 'built-[name].mjs',
  },
});
