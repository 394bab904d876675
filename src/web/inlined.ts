import type { Inlined } from '../interview/inlined.ts';

/** What a block of the page holds, packed: its JSON. */
export const unpacked = async (packed: string): Promise<Inlined> => JSON.parse(await unpackedText(packed));

/** A packed text: gzip, in base64. */
export async function unpackedText(packed: string): Promise<string> {
  const letters = atob(packed.trim());
  const bytes = new Uint8Array(letters.length);
  // A loop: Uint8Array.from with a function takes ten times as long, before anything is shown.
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
