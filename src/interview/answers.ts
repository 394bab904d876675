/**
 * What a person who is asked has said, at the counselling desk or at the prompts: texts as they were typed, by field. Plain data, so that a file, a
 * link and the form hold the same thing. A field's id is its path in an estimate's input: 직원.기본급, 휴직.0.시작일.
 */
export interface Answers {
  readonly values: Readonly<Record<string, string>>;
  /** Fields answered with 모름. */
  readonly unknown: readonly string[];
}

export const emptyAnswers: Answers = { values: {}, unknown: [] };

/** The lists that an input may hold, with the keys of a row. */
export const rowKeys = {
  휴직: ['종류', '시작일', '종료일'],
  근무일지: ['일자', '시작', '종료', '휴게'],
  고정수당: ['항목', '금액', '통상임금'],
} as const;
export type RowList = keyof typeof rowKeys;

/** What a new row begins with; a row of nothing else says nothing yet. */
export const begunRow: Readonly<Record<RowList, Readonly<Record<string, string>>>> = {
  휴직: { 종류: '질병휴직' },
  근무일지: { 휴게: '12:00-13:00' },
  고정수당: { 통상임금: 'true' },
};
const rowLists = ['휴직', '근무일지', '고정수당'] as const satisfies readonly RowList[];

/** A field's answer; an answer of nothing but spaces is none. */
export const answerOf = ({ values }: Answers, id: string): string => values[id]?.trim() ?? '';

/** Answered, be it by 모름. */
export const isAnswered = (answers: Answers, id: string): boolean =>
  answerOf(answers, id) !== '' || answers.unknown.includes(id);

/** With one field changed; answering takes back a 모름. */
export function withValue(answers: Answers, id: string, text: string): Answers {
  const { [id]: _, ...others } = answers.values;
  return {
    values: text === '' ? others : { ...others, [id]: text },
    unknown: answers.unknown.filter((one) => one !== id),
  };
}

/** With some fields answered by 모름: what stood in them goes. */
export function withUnknown(answers: Answers, ids: readonly string[]): Answers {
  const cleared = ids.reduce((now, id) => withValue(now, id, ''), answers);
  return { ...cleared, unknown: [...cleared.unknown, ...ids] };
}

/** The numbers of a list's rows, ascending. */
export function rowsOf({ values }: Answers, list: RowList): number[] {
  const numbers = Object.keys(values).flatMap((id) => {
    const [head, row] = id.split('.');
    return head === list && row !== undefined ? [Number(row)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Without a row; the others keep their numbers. */
export function withoutRow(answers: Answers, list: RowList, row: number): Answers {
  const start = `${list}.${row}.`;
  return {
    ...answers,
    values: Object.fromEntries(Object.entries(answers.values).filter(([id]) => !id.startsWith(start))),
  };
}

/** An estimate's input as JSON, and the field (or the group of fields) that stands on each line, from 1. */
export interface WrittenInput {
  readonly text: string;
  readonly fields: ReadonlyMap<number, string>;
}

/** Writes the input that `pumsak estimate` reads, one field a line, so that every problem leads back to its field. */
export function writeInput(answers: Answers): WrittenInput {
  const lines: string[] = ['{'];
  const fields = new Map<number, string>();
  const put = (id: string, key: string, value: string): void => {
    lines.push(`${JSON.stringify(key)}: ${JSON.stringify(value)},`);
    fields.set(lines.length, id);
  };
  const part = (head: string, within: () => void, [open, close]: readonly [string, string]): void => {
    lines.push(`${JSON.stringify(head)}: ${open}`);
    fields.set(lines.length, head);
    within();
    lines.push(`${close},`);
  };
  const given = (head: string): string[] =>
    Object.keys(answers.values).filter((id) => id.startsWith(`${head}.`) && answerOf(answers, id) !== '');
  const keysOf = (head: string): void => {
    for (const id of given(head)) put(id, id.slice(head.length + 1), answerOf(answers, id));
  };
  const filled = (list: RowList, row: number, key: string): boolean =>
    answerOf(answers, `${list}.${row}.${key}`) !== '';
  put('귀속월', '귀속월', answerOf(answers, '귀속월'));
  part('직원', () => keysOf('직원'), ['{', '}']);
  for (const head of ['근무', '근무시간대'])
    if (given(head).length > 0) part(head, () => keysOf(head), ['{', '}']);
  for (const list of rowLists) {
    const rows = rowsOf(answers, list).filter((row) =>
      rowKeys[list].some((key) => !(key in begunRow[list]) && filled(list, row, key)),
    );
    if (rows.length === 0) continue;
    part(list, () => {
      for (const row of rows) {
        lines.push('{');
        const blank = rowKeys[list].find((key) => !filled(list, row, key));
        fields.set(lines.length, `${list}.${row}.${blank ?? rowKeys[list].at(-1)}`);
        for (const key of rowKeys[list]) {
          const id = `${list}.${row}.${key}`;
          if (filled(list, row, key)) put(id, key, answerOf(answers, id));
        }
        lines.push('},');
      }
    }, ['[', ']']);
  }
  lines.push('}');
  return { text: withoutTrailingCommas(lines).join('\n'), fields };
}

/** JSON has no comma before a closing bracket. */
const withoutTrailingCommas = (lines: readonly string[]): string[] =>
  lines.map((line, i) => (/^[}\]]/.test(lines[i + 1] ?? '') ? line.replace(/,$/, '') : line));
