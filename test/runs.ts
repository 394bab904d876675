/**
 * How much a test draws. `npm test` draws little, from fixed seeds, and does the same on every machine; the long mode
 * (`npm run test:long`) draws much, from PUMSAK_SEED or from a seed that it tells.
 */
export const isLong = process.env['PUMSAK_LONG'] === '1';

/** `few` in `npm test`, `many` in the long mode. */
export const either = (few: number, many: number): number => (isLong ? many : few);

/** The runs of a property. */
export const runs = (few: number, many: number): { readonly numRuns: number } => ({
  numRuns: either(few, many),
});
