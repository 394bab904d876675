import fc from 'fast-check';
import { isLong } from './runs.ts';

/** Every property draws from one seed in `npm test`; test/long.ts chooses another for each long run. */
const given = process.env['PUMSAK_SEED'];
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (!isLong) fc.configureGlobal({ seed: 1 });
