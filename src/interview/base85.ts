/**
 * Bytes as text that may stand in a page as it is: five signs for four bytes, where base64 takes a third more than there
 * is. No sign ends a script, begins a reference, or is anything to a text that is put in place of another.
 */
const signs = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (sign) => !'"&\'<>\\`$-'.includes(sign),
);
const [group, bytesOf] = [5, 4];

export function toBase85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += bytesOf) {
    const count = Math.min(bytesOf, bytes.length - at);
    let value = 0;
    for (let i = 0; i < bytesOf; i++) value = value * 256 + (bytes[at + i] ?? 0);
    let own = '';
    for (let i = 0; i < group; i++) {
      own = (signs[value % 85] ?? '') + own;
      value = Math.floor(value / 85);
    }
    // Of a last group that is not full, as many signs as tell its bytes.
    text += own.slice(0, count + 1);
  }
  return text;
}

/** What a last group that is not full is filled up with: with the highest sign its bytes stay what they were. */
const last = signs.at(-1) ?? '';

/** The bytes of a text that `toBase85` made. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (const [i, sign] of signs.entries()) values[sign.charCodeAt(0)] = i;
  const groups = Math.ceil(text.length / group);
  const full = text.padEnd(groups * group, last);
  const view = new DataView(new ArrayBuffer(groups * bytesOf));
  for (let at = 0, to = 0; at < full.length; to += bytesOf) {
    let value = 0;
    for (let i = 0; i < group; i++) value = value * 85 + (values[full.charCodeAt(at++)] ?? 0);
    view.setUint32(to, value);
  }
  return new Uint8Array(view.buffer, 0, groups * bytesOf - (full.length - text.length));
}
