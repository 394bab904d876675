import { type Answers, emptyAnswers } from '../interview/answers.ts';

/** The version of what a file or a link holds. */
const version = 1;

/** A session as a `.pumsak.json` file. It holds no name and nothing that was worked out. */
export const answersFile = (answers: Answers): string =>
  `${JSON.stringify({ 품삯상담: version, 답: answers.values, 모름: answers.unknown }, null, 1)}\n`;

/** A session from a file's text; undefined when it is none. */
export function readAnswersFile(text: string): Answers | undefined {
  try {
    return answersFrom(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function answersFrom(stored: unknown): Answers | undefined {
  if (!isRecord(stored) || stored['품삯상담'] !== version) return undefined;
  const { 답: values, 모름: unknown } = stored;
  if (!isRecord(values) || !Array.isArray(unknown)) return undefined;
  const texts = Object.entries(values).filter((one): one is [string, string] => typeof one[1] === 'string');
  const ids = unknown.filter((one): one is string => typeof one === 'string');
  if (texts.length < Object.keys(values).length || ids.length < unknown.length) return undefined;
  return { values: Object.fromEntries(texts), unknown: ids };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A session as the fragment of a link: it is never sent to a server. */
export function answersFragment(answers: Answers): string {
  const bytes = new TextEncoder().encode(JSON.stringify([answers.values, answers.unknown]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#v${version}=${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** A session from a fragment: an empty one where there is none, undefined when it cannot be read. */
export function readFragment(fragment: string): Answers | undefined {
  if (fragment.replace('#', '') === '') return emptyAnswers;
  const packed = /^#v1=([\w-]*)$/.exec(fragment)?.[1];
  if (packed === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (one) =>
      one.charCodeAt(0),
    );
    const [values, unknown]: unknown[] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return answersFrom({ 품삯상담: version, 답: values, 모름: unknown });
  } catch {
    return undefined;
  }
}
