import type { PersonMonth } from '../../src/people/types.ts';
import type { Change } from '../../src/rules/change.ts';
import type { Compiled } from '../../src/rules/compile.ts';

/** Other values laid over a scheme, as a scenario's 변경 lays them. */
export interface Variant {
  readonly name: string;
  readonly scheme: string;
  readonly changes: ReadonlyMap<string, Change>;
}

const at = { file: 'test', line: 1, column: 1 };
const changed = (scheme: string, values: Readonly<Record<string, string>>): Variant => ({
  name: [scheme, ...Object.entries(values).map(([term, text]) => `${term}: ${text}`)].join(', '),
  scheme,
  changes: new Map([
    [
      scheme,
      {
        replace: [],
        values: Object.entries(values).map(([name, text]) => ({
          name,
          at,
          entries: [{ formula: { text, at }, literal: true, source: { text: 'test' }, confirmed: true }],
        })),
      },
    ],
  ]),
});

/** Rules of recognition that go together: by approval alone, and by the clock with graces. */
const recognition: readonly Readonly<Record<string, string>>[] = [
  {
    조기출근: '"승인"',
    연장인정: '"승인"',
    출근단위: '15',
    출근끝수: '"올림"',
    퇴근단위: '30',
    퇴근끝수: '"버림"',
  },
  { 출근단위: '5', 출근끝수: '"반올림"', 지각유예: '10', 퇴근단위: '30', 퇴근끝수: '"버림"', 조퇴유예: '25' },
];

/** Whether a variant asks a scheduled week or a rota of everybody, as flexible hours do: of others nothing would be compared. */
export const keptFor = ({ changes }: Variant): ((person: PersonMonth) => boolean) => {
  const texts = [...changes.values()].flatMap(({ values }) =>
    values.flatMap(({ entries }) => entries.map(({ formula }) => formula.text)),
  );
  const asksCycle = texts.some((text) => text.includes('탄력'));
  return ({ record }) => !asksCycle || record.cycle !== undefined;
};

/** Every scheme that holds in all months as it is, with rules of recognition, and with every value of every parameter that is a choice, a truth or a list. */
export function variants(rules: Compiled): Variant[] {
  const schemes = [...rules.schemes.values()].flatMap(({ name, valid }) => (valid ? [] : [name]));
  const plain = schemes.map((scheme): Variant => ({ name: scheme, scheme, changes: new Map() }));
  const switched = [...rules.terms.values()].flatMap(({ rules: [defined] }) => {
    const { rule } = defined ?? {};
    if (rule === undefined || rule.fact !== undefined) return [];
    return valuesOf(rule.unit, rule.choices ?? []).map((text) => ({ term: rule.name, text }));
  });
  // The reform has every provision of the current scheme, or one in its place, and so every parameter.
  return [
    ...plain,
    ...['현행', '개편안'].flatMap((scheme) => recognition.map((values) => changed(scheme, values))),
    ...['현행', '개편안'].flatMap((scheme) =>
      switched
        .filter(({ term }) => holds(rules, scheme, term))
        .map(({ term, text }) => changed(scheme, { [term]: text })),
    ),
  ];
}

/**
 * The same values with many parameters switched at once: scheme after scheme, each parameter takes its next value,
 * until the one with most values has had them all.
 */
export function variantsTogether(rules: Compiled): Variant[] {
  const single = variants(rules).filter(({ scheme, changes }) => changes.get(scheme)?.values.length === 1);
  const schemes = [...new Set(single.map(({ scheme }) => scheme))];
  return schemes.flatMap((scheme) => {
    const own = single.filter((one) => one.scheme === scheme);
    const byTerm = new Map<string, Value[]>();
    for (const { changes } of own)
      for (const value of changes.get(scheme)?.values ?? [])
        byTerm.set(value.name, [...(byTerm.get(value.name) ?? []), value]);
    const most = Math.max(...[...byTerm.values()].map((values) => values.length));
    return Array.from({ length: most }, (_, i): Variant => {
      const values = [...byTerm.values()].flatMap((all) => all[i % all.length] ?? []);
      return { name: `${scheme}, round ${i}`, scheme, changes: new Map([[scheme, { replace: [], values }]]) };
    });
  });
}

type Value = Change['values'][number];

function valuesOf(unit: string, choices: readonly string[]): string[] {
  if (unit === '여부') return ['true', 'false'];
  if (unit === '선택') return choices.length > 1 ? choices.map((choice) => `"${choice}"`) : [];
  if (unit !== '목록') return [];
  const list = (all: readonly string[]): string => `[${all.map((one) => `"${one}"`).join(', ')}]`;
  return [list(choices), ...choices.map((choice) => list([choice]))];
}

/** Whether a value given directly, not a formula, stands for a term of a scheme. */
function holds(rules: Compiled, scheme: string, term: string): boolean {
  const own = rules.schemes.get(scheme);
  if (own === undefined) return false;
  const names = own.provisions.map(({ name }) => name);
  const inherited = own.base === undefined ? [] : (rules.schemes.get(own.base)?.provisions ?? []);
  const all = [
    ...names,
    ...inherited.map(({ name }) => own.replace.find(({ from }) => from === name)?.to ?? name),
  ];
  return (rules.terms.get(term)?.rules ?? []).some(
    ({ rule, provision }) =>
      all.includes(provision.name) && (rule.entries ?? []).every(({ literal }) => literal),
  );
}
