import { gunzipSync, gzipSync } from 'node:zlib';
import { fromBase85, toBase85 } from '../interview/base85.ts';
import type { Inlined } from '../interview/inlined.ts';

/** A block of the page: a text, packed as the page unpacks it. */
export const packed = (text: string): string => toBase85(gzipSync(text, { level: 9 }));

const rulesBlock = /(<script type="text\/plain" id="rules">)([^<]*)(?=<\/script>)/;

/** What a page holds beside its program. */
export const inlinedIn = (page: string): Inlined =>
  JSON.parse(gunzipSync(fromBase85(rulesBlock.exec(page)?.[2] ?? '')).toString());

/** The page with other rules in it. Its policy names its program by hash and stays as it is: rules are no script. */
export const pageWith = (page: string, inlined: Inlined): string =>
  page.replace(rulesBlock, (_, head: string) => `${head}${packed(inlinedJson(inlined))}`);

/** What a page holds, as its block has it. Excerpts and lengths are for messages of files under work, examples for their checks. */
export function inlinedJson({ rules, ...inlined }: Inlined): string {
  const provisions = rules.provisions.map((one) => ({ ...one, examples: [] }));
  return JSON.stringify({ ...inlined, rules: { ...rules, provisions } }, (key, value) =>
    key === 'excerpt' || key === 'length' ? undefined : value,
  );
}
