import type { TermBounds } from '../../columns/term-bounds.ts';
import type { Lang } from '../../problem/text.ts';
import type { Compiled, KnownTerm } from '../../rules/compile.ts';
import type { DatedEntry, TermRule } from '../../rules/model.ts';
import { sourceText } from '../../writing/source.ts';
import { wrap } from '../../writing/table.ts';
import { Relations } from './relations.ts';
import { termBoundsJson, termBoundsLines } from './term-bounds.ts';

const words = {
  ko: {
    unit: '단위',
    provision: '조항',
    source: '근거',
    from: '부터',
    known: '알게 된 날',
    always: '언제나',
    uses: '쓰는 항목',
    usedBy: '쓰이는 곳',
    schemes: '제도',
    fact: '사실',
    key: '입력',
    holiday: '공휴일',
    range: '범위',
    default: '기본값',
    choices: '선택지',
    unconfirmed: '확인되지 않음',
    none: '없음',
    until: '까지',
  },
  en: {
    unit: 'unit',
    provision: 'provision',
    source: 'source',
    from: 'from',
    known: 'known on',
    always: 'always',
    uses: 'uses',
    usedBy: 'used by',
    schemes: 'schemes',
    fact: 'fact',
    key: 'input',
    holiday: 'holiday',
    range: 'range',
    default: 'default',
    choices: 'choices',
    unconfirmed: 'unconfirmed',
    none: 'none',
    until: 'until',
  },
};

/** One term as `pumsak rules TERM` shows it: every definition with its values over time, and what it can come to. */
export function termText(
  rules: Compiled,
  name: string,
  { rules: defined }: KnownTerm,
  within: readonly TermBounds[],
  { lang, columns }: { readonly lang: Lang; readonly columns: number },
): string {
  const w = words[lang];
  const parts = defined.map(({ rule, provision }) => {
    const lines = [
      `${name} (${rule.label})  ${w.unit}: ${rule.unit}`,
      `${w.provision}: ${provision.name}  ${rule.at.file ?? ''}:${rule.at.line}`,
      ...(rule.choices === undefined ? [] : [`${w.choices}: ${rule.choices.join(', ')}`]),
      ...(rule.fact === undefined ? entryLines(rule, lang) : factLines(rule, w)),
      ...(rule.note === undefined ? [] : [rule.note]),
    ];
    return lines.map((line) => wrap(line, columns)).join('\n');
  });
  const { uses, usedBy, schemes } = new Relations(rules).of(name);
  const list = (names: readonly string[]): string => (names.length === 0 ? w.none : names.join(', '));
  const bounds = termBoundsLines(within, defined[0]?.rule.unit ?? '', lang);
  if (bounds.length > 0) parts.push(bounds.map((line) => wrap(line, columns)).join('\n'));
  const end = [`${w.uses}: ${list(uses)}`, `${w.usedBy}: ${list(usedBy)}`, `${w.schemes}: ${list(schemes)}`];
  return [...parts, end.map((line) => wrap(line, columns)).join('\n')].join('\n\n');
}

function entryLines(rule: TermRule, lang: Lang): string[] {
  const w = words[lang];
  const lines = (rule.entries ?? []).flatMap((entry) => [
    `  ${entry.from === undefined ? w.always : `${entry.from} ${w.from}`}: ${entry.formula.text.trim().replace(/\s+/g, ' ')}`,
    ...(entry.known === undefined ? [] : [`    ${w.known}: ${entry.known}`]),
    `    ${w.source}: ${sourceText(entry.source, lang)}${entry.confirmed ? '' : ` (${w.unconfirmed})`}`,
    ...(entry.note === undefined ? [] : [`    ${entry.note}`]),
  ]);
  return rule.until === undefined ? lines : [...lines, `  ${rule.until} ${w.until}`];
}

function factLines({ fact, name }: TermRule, w: (typeof words)['ko']): string[] {
  if (fact === undefined) return [];
  const range = [fact.min, fact.max].some((end) => end !== undefined)
    ? [`${w.range}: ${fact.min ?? ''} ~ ${fact.max ?? ''}`]
    : [];
  return [
    `${w.fact} (${fact.from})${fact.from === '파생' ? (fact.holiday === undefined ? '' : `  ${w.holiday}: ${fact.holiday}`) : `  ${w.key}: ${fact.from}.${fact.key === '' ? name : fact.key}`}`,
    ...(fact.question === undefined ? [] : [fact.question]),
    ...range,
    ...(fact.default === undefined ? [] : [`${w.default}: ${fact.default}`]),
  ];
}

export function termJson(
  rules: Compiled,
  name: string,
  { rules: defined }: KnownTerm,
  within: readonly TermBounds[],
): Record<string, unknown> {
  const { uses, usedBy, schemes } = new Relations(rules).of(name);
  return {
    항목: name,
    정의: defined.map(({ rule, provision }) => ({
      조항: provision.name,
      단위: rule.unit,
      라벨: rule.label,
      파일: rule.at.file ?? null,
      행: rule.at.line,
      ...(rule.choices !== undefined && { 선택지: rule.choices }),
      ...(rule.fact !== undefined && { 사실: rule.fact }),
      값: (rule.entries ?? []).map(entryJson),
    })),
    가능한값: within.map(termBoundsJson),
    쓰는항목: uses,
    쓰이는곳: usedBy,
    제도: schemes,
  };
}

const entryJson = (entry: DatedEntry): Record<string, unknown> => ({
  시행일: entry.from ?? null,
  ...(entry.known !== undefined && { 알게된날: entry.known }),
  수식: entry.formula.text,
  출처: entry.source.text,
  조문: entry.source.article ?? null,
  확인: entry.confirmed,
});
