/** The largest file that is unpacked, in bytes: a sheet of a million cells is far below. */
const largest = 300_000_000;

/** A ZIP archive's files by name, unpacked when asked for. Undefined where it is none, or is packed in a way that workbooks are not. */
export function openZip(
  bytes: Uint8Array<ArrayBuffer>,
): ReadonlyMap<string, () => Promise<string>> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const files = new Map<string, () => Promise<string>>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [method, packed, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ];
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const title = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)));
    if (size > largest || local + 30 > bytes.length) return undefined;
    files.set(title, () => {
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      return unpack(bytes.subarray(from, from + packed), method);
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** The record at the end of an archive, which may be followed by a comment. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** @throws TypeError for bytes that cannot be unpacked */
async function unpack(bytes: Uint8Array<ArrayBuffer>, method: number): Promise<string> {
  if (method === 0) return new TextDecoder().decode(bytes);
  if (method !== 8) throw new TypeError(`packed by method ${method}`);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}
