import { notKnown } from '../../people/inputs/fact-reading.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { TermRule } from '../../rules/model.ts';
import type { Described } from './json-schema.ts';
import { type ListWords, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/**
 * TypeScript of the names of the rules in force: `loadRulesFrom<OurNames>(…)` then knows which inputs, schemes, lines and
 * terms there are, and a misspelt one does not compile.
 */
export function typesOf(rules: Compiled): string {
  const words = vocabularyOf(rules);
  return `${[
    '// pumsak types가 지금의 규칙에서 만들었습니다. 규칙이 바뀌면 다시 만드세요. (Made by pumsak types; make it anew when the rules change.)',
    union('Scheme', '제도', words.schemes),
    union('Line', '임금명세서의 줄과 합계 (lines and totals)', words.lines),
    union('Term', '항목 (terms)', words.terms),
    object('Employee', '직원', words.facts.직원, words.lists.직원),
    object('Work', '근무', words.facts.근무, words.lists.근무),
    month(words),
    `/** For loadRulesFrom<OurNames>(…). */
export type OurNames = {
  readonly input: EstimateInput;
  readonly scheme: Scheme;
  readonly line: Line;
  readonly term: Term;
};`,
  ].join('\n\n')}\n`;
}

const literal = (name: string): string => `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const unionOf = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map(literal).join(' | ');

const union = (name: string, about: string, of: readonly Described[]): string =>
  `/** ${about} */\nexport type ${name} =${of.length === 0 ? ' never' : ''}${of.map((one) => `\n  | ${literal(one.name)}`).join('')};`;

function object(
  name: string,
  about: string,
  facts: readonly (readonly [string, TermRule])[],
  lists: readonly ListWords[],
): string {
  const several = new Map(lists.map((list) => [list.name, list]));
  const single = new Set(facts.map(([key]) => key));
  const fields = [
    // A list and a fact may have one key.
    ...facts.map(([key, rule]) => field(key, rule, several.get(key))),
    ...lists.filter((list) => !single.has(list.name)).map(listField),
  ];
  return `/** ${about} */\nexport type ${name} = {\n${fields.join('\n')}\n};`;
}

const listField = (list: ListWords): string =>
  `  /** ${list.description.replaceAll('*/', '* /')} */\n  readonly ${literal(list.name)}?: ${listType(list)};`;

function listType({ fields }: ListWords): string {
  const own = fields.map((rule) => {
    const { fact } = rule;
    return `readonly ${literal(fact?.key ?? rule.name)}${fact?.required === true ? '' : '?'}: ${factType(rule, [])}`;
  });
  return `readonly { ${own.join('; ')} }[]`;
}

function field(key: string, rule: TermRule, list: ListWords | undefined): string {
  const { unit, label, fact } = rule;
  const about = [fact?.question, `${label} (${unit})`].filter(Boolean).join(' ').replaceAll('*/', '* /');
  return `  /** ${about} */\n  readonly ${literal(key)}?: ${factType(rule)}${list === undefined ? '' : ` | ${listType(list)}`};`;
}

function factType({ unit, choices }: TermRule, unknown: readonly string[] = [notKnown]): string {
  if (unit === '여부') return `boolean | ${unionOf(['예', '아니오', ...unknown])}`;
  if (unit === '선택' && choices !== undefined) return unionOf([...choices, ...unknown]);
  return unit === '날짜' || unit === '시각' ? 'string' : 'number | string';
}

const natureFields = (asked: Vocabulary['allowances']): string =>
  asked
    .map(({ nature, choices, otherwise }) => {
      const truth = choices.includes('예') ? 'boolean | ' : '';
      // A name of the rules may say it.
      return `readonly ${literal(nature)}${otherwise === undefined ? '' : '?'}: ${truth}${unionOf(choices)}`;
    })
    .join('; ');

/** What a month says of work; other keys are the input's own. */
const month = ({ leaves, leaveDates, allowances }: Vocabulary): string => `type Hours = {
  readonly 시작: string;
  readonly 종료: string;
  readonly 휴게?: string | readonly string[];
};

/** 한 달의 근무 (a month) */
export type Month = {
  /** YYYY-MM */
  readonly 귀속월: string;
  readonly 근무?: Work;
  readonly 분류시간?: { readonly [scheme in Scheme]?: { readonly [kind in '연장' | '야간' | '휴일' | '휴일연장']: number | string } };
  readonly 근무시간대?: Hours;
  readonly 근무일지?: readonly (Hours & { readonly 일자: string; readonly 종료일?: string; readonly 승인연장?: number | string })[];
  readonly 휴직?: readonly { readonly 종류: ${unionOf(leaves.map(({ name }) => name))}; readonly 시작일: string; readonly 종료일?: string }[];
  readonly 고정수당?: readonly { readonly 항목: string; readonly 금액: number | string; ${natureFields(allowances)} }[];
${leaveDates.map(({ name, description }) => `  /** ${description} */\n  readonly ${literal(name)}?: readonly string[];`).join('\n')}
};

/** 한 사람의 한 달 (what pumsak estimate reads) */
export type EstimateInput = Month & {
  readonly 직원: Employee;
  readonly 이전월?: readonly Month[];
  /** 아직 정해지지 않은 값을 무엇으로 볼지 */
  readonly 가정?: Readonly<Record<string, unknown>>;
};`;
