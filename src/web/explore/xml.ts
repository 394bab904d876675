/** An element of a workbook's XML: its tag with the attributes, and what stands in it. */
export interface XmlElement {
  readonly head: string;
  readonly body: string;
}

/** The elements of a name, whatever their prefix; none of the kinds asked for stands within its like. */
export function* elements(xml: string, name: string): Generator<XmlElement> {
  const open = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g');
  for (let found = open.exec(xml); found !== null; found = open.exec(xml)) {
    const [, tag = '', head = ''] = found;
    if (head.endsWith('/')) {
      yield { head: head.slice(0, -1), body: '' };
      continue;
    }
    const close = xml.indexOf(`</${tag}>`, open.lastIndex);
    if (close < 0) throw new TypeError(`${tag} does not end`);
    yield { head, body: xml.slice(open.lastIndex, close) };
    open.lastIndex = close;
  }
}

/** An attribute's text; undefined where there is none. */
export function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(head);
  return found === null ? undefined : unescaped(found[1] ?? found[2] ?? '');
}

/** The text of a cell or a shared string: its runs together, without what says how it is pronounced. */
export function textOf(xml: string, isBare = false): string {
  if (isBare) return unescaped(xml);
  const spoken = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  return [...elements(spoken, 't')].map(({ body }) => unescaped(body)).join('');
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, digits, hex, name) => {
      if (digits !== undefined) return String.fromCodePoint(Number(digits));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return names[name] ?? whole;
    })
    // Excel's own escape for characters that XML cannot hold.
    .replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
