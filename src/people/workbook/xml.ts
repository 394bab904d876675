import { SaxesParser } from 'saxes';

/** What a part of a workbook is made of, as it goes by; names are without their prefix. */
export interface XmlHandler {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** So many bytes are looked at at a time: no part of a workbook becomes one long text. */
const block = 1 << 16;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Goes through a part's XML. Entities of its own are not expanded. @throws Error where it is not well made */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) =>
    handler.open?.(local(name), (key) => attributes[key] ?? prefixed(attributes, key)),
  );
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8');
  for (let at = 0; at < bytes.length; at += block)
    parser.write(decoder.decode(bytes.subarray(at, at + block), { stream: true }));
  parser.write(decoder.decode());
  parser.close();
}

function prefixed(attributes: Readonly<Record<string, string>>, key: string): string | undefined {
  const found = Object.keys(attributes).find(
    (name) => local(name) === key && name.includes(':') && !name.startsWith('xmlns'),
  );
  return found === undefined ? undefined : attributes[found];
}

/** Excel's own escape for characters that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
