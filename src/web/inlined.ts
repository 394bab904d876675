import { fromBase85 } from '../interview/base85.ts';
import type { Inlined } from '../interview/inlined.ts';

/** What a block of the page holds, packed: its JSON. */
export const unpacked = async (packed: string): Promise<Inlined> => JSON.parse(await unpackedText(packed));

/** A packed text: gzip, in base 85. */
export async function unpackedText(packed: string): Promise<string> {
  const bytes = fromBase85(packed.trim());
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
