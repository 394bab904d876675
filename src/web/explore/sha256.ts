/** The hash of a file, as `pumsak run` tells it; blank where a browser works none out: over http without encryption. */
export async function sha256(what: string | ArrayBuffer): Promise<string> {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) return '';
  const bytes = typeof what === 'string' ? new TextEncoder().encode(what) : what;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
