import type { Place, Problems } from '../../problem/problem.ts';

/** A part of a statement with its place in it. */
export interface StatementPart {
  readonly text: string;
  readonly at: Place;
}

/** What is said of everybody: a condition, or what one step of a fact may take away at most. */
export type Statement = {
  readonly text: string;
  /** Whom it is said of: `단`, `when`. */
  readonly premise?: StatementPart;
} & (
  | { readonly kind: 'all'; readonly condition: StatementPart }
  | { readonly kind: 'monotone'; readonly figure: StatementPart; readonly fact: StatementPart }
  | {
      readonly kind: 'cliff';
      readonly figure: StatementPart;
      readonly fact: StatementPart;
      readonly most: StatementPart;
    }
);

const kinds: Readonly<Record<string, Statement['kind']>> = {
  all: 'all',
  모두: 'all',
  monotone: 'monotone',
  '늘려도 줄지 않음': 'monotone',
  cliff: 'cliff',
  절벽: 'cliff',
};
/** How a statement begins, as help and messages show it. */
export const statementForms = [
  '모두: 조건',
  '늘려도 줄지 않음: 항목, 사실',
  '절벽: 항목, 사실 <= 금액',
] as const;

/** Whether a text means to be a statement, and no name of one. */
export const isStatement = (text: string): boolean => /^[^:"]+:/.test(text);

/** Reads `모두: 조건 단 전제` and its kin; what is wrong goes to `problems`. */
export function readStatement(text: string, at: Place, problems: Problems): Statement | undefined {
  const whole: StatementPart = { text, at };
  const colon = text.indexOf(':');
  const kind = kinds[text.slice(0, Math.max(0, colon)).trim().replace(/\s+/g, ' ')];
  if (kind === undefined) {
    problems.add('unknown-statement', { at, values: { text, known: statementForms.join(' / ') } });
    return undefined;
  }
  const [body, premise] = proviso(piece(whole, colon + 1, text.length));
  const more = { text, ...(premise && { premise }) };
  if (kind === 'all') return { ...more, kind, condition: body };
  const pair = /^(.+?)\s*(?:,|\sin\s)\s*(.+)$/u.exec(body.text);
  const limit = kind === 'cliff' ? /^(.+?)\s*<=\s*(.+)$/u.exec(pair?.[2] ?? '') : undefined;
  const [figure, second] = [pair?.[1], pair?.[2]];
  if (figure === undefined || second === undefined || (kind === 'cliff' && limit == null)) {
    problems.add('unknown-statement', { at: body.at, values: { text, known: statementForms.join(' / ') } });
    return undefined;
  }
  const start = body.text.length - second.length;
  if (kind === 'monotone')
    return { ...more, kind, figure: piece(body, 0, figure.length), fact: piece(body, start) };
  const [fact = '', most = ''] = [limit?.[1], limit?.[2]];
  return {
    ...more,
    kind: 'cliff',
    figure: piece(body, 0, figure.length),
    fact: piece(body, start, start + fact.length),
    most: piece(body, body.text.length - most.length),
  };
}

/** A body and what stands behind `단` or `when`, outside of quotes. */
function proviso(body: StatementPart): readonly [StatementPart, StatementPart | undefined] {
  const bare = body.text.replace(/"[^"]*"/g, (quoted) => '"'.repeat(quoted.length));
  const found = /\s+(?:단,?|when)\s+/u.exec(bare);
  if (found === null) return [body, undefined];
  return [piece(body, 0, found.index), piece(body, found.index + found[0].length)];
}

/** A piece without the spaces around it. */
function piece({ text, at }: StatementPart, from: number, to = text.length): StatementPart {
  const cut = text.slice(from, to);
  const start = from + (cut.length - cut.trimStart().length);
  return {
    text: cut.trim(),
    at: { ...at, column: at.column + start, length: Math.max(1, cut.trim().length) },
  };
}
