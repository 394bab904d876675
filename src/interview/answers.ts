import type { Compiled } from '../rules/compile.ts';
import { typedHours } from './typed-hours.ts';

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

/** The lists that an input may hold, with the keys by which a row says something; others only say more of it. */
export const rowKeys = {
  휴직: ['시작일', '종료일'],
  근무일지: ['일자', '시작', '종료'],
  휴일대체: ['휴일', '대체'],
  고정수당: ['항목', '금액'],
  변경: ['적용일', '열', '값'],
} as const;
export type RowList = keyof typeof rowKeys;

/** What a new row begins with: the other keys, as far as something is known of them. */
export const begunRow = (
  { leave, allowances }: Pick<Compiled, 'leave' | 'allowances'>,
  list: RowList,
): Readonly<Record<string, string>> => {
  const said = allowances.asked.filter(({ otherwise }) => otherwise === undefined);
  return {
    휴직: { 종류: leave.dated[0]?.name ?? '' },
    근무일지: { 휴게: '12:00-13:00' },
    휴일대체: {},
    변경: {},
    고정수당: Object.fromEntries(said.map(({ nature, choices }) => [nature, choices[0] ?? ''])),
  }[list];
};
const rowLists = ['휴직', '근무일지', '휴일대체', '고정수당', '변경'] as const satisfies readonly RowList[];

/** What may change from a day on without being a fact: a row of changes names it as it names a fact. */
export const weekKey = '소정근로';

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

/** The numbers of a list's rows, ascending. A list fact is called by its group and key: 직원.가족. */
export function rowsOf({ values }: Answers, list: string): number[] {
  const numbers = Object.keys(values).flatMap((id) => {
    const row = id.startsWith(`${list}.`) ? /^(\d+)\./.exec(id.slice(list.length + 1))?.[1] : undefined;
    return row === undefined ? [] : [Number(row)];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** With one more row. What it begins with may be nothing: it stands all the same, be everything in it taken back. */
export function withRow(
  answers: Answers,
  list: string,
  begun: Readonly<Record<string, string>> = {},
): Answers {
  const row = `${list}.${Math.max(-1, ...rowsOf(answers, list)) + 1}.`;
  const cells = Object.entries(begun).map(([key, text]) => [`${row}${key}`, text] as const);
  return {
    ...answers,
    values: { ...answers.values, ...(cells.length === 0 ? { [row]: '' } : Object.fromEntries(cells)) },
  };
}

/** Without a row; the others keep their numbers. */
export function withoutRow(answers: Answers, list: string, row: number): Answers {
  const start = `${list}.${row}.`;
  return {
    unknown: answers.unknown.filter((id) => !id.startsWith(start)),
    values: Object.fromEntries(Object.entries(answers.values).filter(([id]) => !id.startsWith(start))),
  };
}

/** An estimate's input as plain data, and the field that stands at each path of its lists. */
export interface InputValue {
  readonly value: Readonly<Record<string, unknown>>;
  readonly fields: ReadonlyMap<string, string>;
}

/** The input that `pumsak estimate` reads. What is begun and says nothing yet is left out. */
export function inputValue(answers: Answers): InputValue {
  const groups = inputGroups.map((group) => {
    const own = groupValue(answers, group);
    return [group, group === '근무시간대' ? typedHours(own) : own] as const;
  });
  const filled = (list: string, says?: readonly string[]) => {
    const rows = filledRows(answers, list, says);
    return rows.length > 0 ? [{ list, rows }] : [];
  };
  const lists = rowLists.flatMap((list) =>
    filled(list, rowKeys[list]).map((one) =>
      list === '변경' ? { list, rows: one.rows.map(changeValue) } : one,
    ),
  );
  const facts = factLists(answers).flatMap((list) => filled(list));
  return {
    value: {
      귀속월: answerOf(answers, '귀속월'),
      ...Object.fromEntries(withLists(groups, facts)),
      ...Object.fromEntries(lists.map(({ list, rows }) => [list, rows.map(({ value }) => value)])),
    },
    fields: new Map([...lists, ...facts].flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))),
  };
}

const inputGroups = ['직원', '근무', '근무시간대'] as const;

/** A field of a list fact's row: its list, and the row's number. */
const inFactList = /^((?:직원|근무)\..+)\.(\d+)\.[^.]*$/;

/** The list facts that have rows. */
const factLists = ({ values }: Answers): string[] => [
  ...new Set(Object.keys(values).flatMap((id) => inFactList.exec(id)?.[1] ?? [])),
];

/** The groups that say something, each with the rows of its list facts. */
function withLists(
  groups: readonly (readonly [group: string, own: Readonly<Record<string, string>>])[],
  lists: readonly { readonly list: string; readonly rows: readonly RowValue[] }[],
): (readonly [string, Readonly<Record<string, unknown>>])[] {
  return groups.flatMap(([group, own]) => {
    const rows = lists.flatMap(({ list, rows: filled }): (readonly [string, unknown])[] => {
      if (!list.startsWith(`${group}.`)) return [];
      const key = list.slice(group.length + 1);
      const values = filled.map(({ value }) => value);
      // A fact may have the list's key: a map has one value under it, so the rows stand by item and field.
      return own[key] === undefined
        ? [[key, values]]
        : values.flatMap((one, i) =>
            Object.entries(one).map(([field, text]) => [`${key}${i + 1}.${field}`, text]),
          );
    });
    const whole = { ...own, ...Object.fromEntries(rows) };
    return group === '직원' || Object.keys(whole).length > 0 ? [[group, whole] as const] : [];
  });
}

function groupValue(answers: Answers, group: string): Record<string, string> {
  const given = Object.keys(answers.values).flatMap((id) => {
    const text = answerOf(answers, id);
    return id.startsWith(`${group}.`) && text !== '' && !inFactList.test(id)
      ? [[id.slice(group.length + 1), text] as const]
      : [];
  });
  return Object.fromEntries(given);
}

interface RowValue {
  readonly value: Readonly<Record<string, unknown>>;
  /** By path: the row itself stands for its first blank field. */
  readonly fields: readonly (readonly [string, string])[];
}

/** The rows of a list that say something: by any of these keys, or by any at all. */
function filledRows(answers: Answers, list: string, says?: readonly string[]): RowValue[] {
  const filled = rowsOf(answers, list).flatMap((row) => {
    const head = `${list}.${row}.`;
    const given = Object.keys(answers.values).flatMap((id) =>
      id.startsWith(head) && id !== head ? [id.slice(head.length)] : [],
    );
    const cells = [...new Set([...(says ?? []), ...given])].map((key) => {
      const id = `${head}${key}`;
      return { key, id, text: answerOf(answers, id) };
    });
    return cells.some(({ key, text }) => text !== '' && says?.includes(key) !== false) ? [cells] : [];
  });
  return filled.map((cells, i) => {
    const path = `${list}[${i + 1}]`;
    const blank = cells.find(({ text }) => text === '') ?? cells.at(-1);
    return {
      value: Object.fromEntries(cells.flatMap(({ key, text }) => (text === '' ? [] : [[key, text]]))),
      fields: [[path, blank?.id ?? list], ...cells.map(({ key, id }) => [`${path}.${key}`, id] as const)],
    };
  });
}

/** A change of an input says what it changes by the fact's own key. */
function changeValue({ value, fields }: RowValue): RowValue {
  const { 적용일: day, 열: column, 값: said } = value;
  const [[path, blank] = ['', '']] = fields;
  const cell = fields.find(([at]) => at === `${path}.값`)?.[1] ?? blank;
  const key = typeof column === 'string' ? column : undefined;
  // A blank would be no change at all: the reader then says that the row changes nothing.
  const isWhole = key !== undefined && said !== undefined;
  const what = !isWhole ? {} : key === weekKey ? { [weekKey]: said } : { 직원: { [key]: said } };
  return {
    value: { ...(day !== undefined && { 적용일: day }), ...what },
    fields: [
      ...fields,
      [`${path}.직원`, cell],
      [`${path}.직원.${key ?? ''}`, cell],
      [`${path}.${weekKey}`, cell],
    ],
  };
}

/** The field that stands at a path of an input; undefined for the input as a whole. A group stands for its fields. */
export const fieldAt = ({ fields }: InputValue, path: string): string | undefined =>
  fields.get(path) ?? (path === '' ? undefined : path);
