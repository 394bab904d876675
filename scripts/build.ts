import { buildAll, built } from './built.ts';

/** `npm run build`: makes dist/. With `--if-changed` only where what it is made of has changed. */
if (process.argv.includes('--if-changed')) built();
else buildAll();
