/** A stretch of a value, by where it begins there and in the source. */
export interface TextPart {
  readonly offset: number;
  readonly index: number;
}

/**
 * Where the stretches of a scalar's value lie in its source between two indices: a value may go over lines, each with its
 * indentation, and hold less than its source does where it is quoted. Undefined where its characters are not those of
 * the source, as behind \u escapes.
 */
export function textParts(
  source: string,
  from: number,
  to: number,
  value: string,
): readonly TextPart[] | undefined {
  const parts: TextPart[] = [];
  let [index, shift] = [from, Number.NaN];
  for (let offset = 0; offset < value.length; offset++) {
    const char = value[offset] ?? '';
    // One space may stand for a line's end and the next one's indentation.
    if (/\s/.test(char)) continue;
    while (index < to && source[index] !== char) {
      if (!/[\s"'\\]/.test(source[index] ?? '')) return undefined;
      index++;
    }
    if (index >= to) return undefined;
    if (index - offset !== shift) parts.push({ offset, index });
    shift = index - offset;
    index++;
  }
  return parts;
}
