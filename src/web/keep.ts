import { type Answers, emptyAnswers } from '../interview/answers.ts';

/** The version of what a file or a link holds. */
const version = 2;

/** By what rules a session was kept, and what it came to then. */
export interface KeptBy {
  /** Tells one state of the rules from another. */
  readonly rules: string;
  /** The verdict's sentence. */
  readonly said: string;
}

/** A session as it was kept. */
export interface KeptSession {
  readonly answers: Answers;
  /** Undefined for one of the version before. */
  readonly by: KeptBy | undefined;
  /** Whether another version of the page kept it. */
  readonly isOther: boolean;
}

/** A session as a `.pumsak.json` file. It holds no name, and no figures but the sentence that was said. */
export const answersFile = (answers: Answers, by?: KeptBy): string =>
  `${JSON.stringify(
    {
      품삯상담: version,
      답: answers.values,
      모름: answers.unknown,
      ...(by !== undefined && { 규칙: by.rules, 판정: by.said }),
    },
    null,
    1,
  )}\n`;

/** A session from a file's text, of this version or another: what can still be read of it; undefined when it is none. */
export function readAnswersFile(text: string): KeptSession | undefined {
  try {
    return keptFrom(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function keptFrom(stored: unknown): KeptSession | undefined {
  if (!isRecord(stored) || typeof stored['품삯상담'] !== 'number') return undefined;
  const { 답: values, 모름: unknown, 규칙: rules, 판정: said } = stored;
  if (!isRecord(values)) return undefined;
  const texts = Object.entries(values).filter((one): one is [string, string] => typeof one[1] === 'string');
  const ids = Array.isArray(unknown) ? unknown.filter((one): one is string => typeof one === 'string') : [];
  const isBy = typeof rules === 'string' && typeof said === 'string';
  return {
    answers: { values: Object.fromEntries(texts), unknown: ids },
    by: isBy ? { rules, said } : undefined,
    isOther: stored['품삯상담'] !== version,
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A session as the fragment of a link: it is never sent to a server. */
export function answersFragment(answers: Answers): string {
  const bytes = new TextEncoder().encode(JSON.stringify([answers.values, answers.unknown]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#v1=${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
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
    return keptFrom({ 품삯상담: version, 답: values, 모름: unknown })?.answers;
  } catch {
    return undefined;
  }
}
