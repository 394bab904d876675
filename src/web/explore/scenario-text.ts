import type { TableKind } from '../../run/scenario/table-kind.ts';
import type { ComparisonChoice } from './protocol.ts';

const text = JSON.stringify;

/** What stands beside own files: nothing but their hours is assumed. */
export const ownAssumption = {
  name: '명부와 기록의 시각',
  about: '명부와 기록에 적힌 시각대로 일하고, 적지 않은 사람은 제도의 소정시간에 일한다.',
};

/**
 * A choice as the scenario file that `pumsak run` would be given; it is read by the same readers. `values`: what
 * levers lay over the second scheme, as literals.
 */
export function scenarioText(
  choice: ComparisonChoice,
  tables: ReadonlyMap<TableKind, string>,
  values: readonly (readonly [string, string])[] = [],
): string {
  const { scenario, months, heads } = choice;
  const [first, second] = choice.schemes.map((name) => name.replace(/\(협약변경\)$/, ''));
  const schemes = first === second ? [first] : [first, second];
  const lines = [
    ...(scenario === undefined
      ? [
          '시나리오: 우리 자료',
          `근무가정: { 이름: ${text(ownAssumption.name)}, 설명: ${text(ownAssumption.about)} }`,
          `사람: { ${[...tables].map(([kind, file]) => `${kind}: ${text(file)}`).join(', ')} }`,
          ...(choice.agreements ? ['협약: 적용'] : []),
        ]
      : [`기준: ${scenario}`, ...(heads === undefined ? [] : [`합성인력: { 인원: ${heads} }`])]),
    ...(months === undefined ? [] : [`귀속월: { 시작: ${months[0]}, 종료: ${months[1]} }`]),
    `제도: [${schemes.map((name) => text(name)).join(', ')}]`,
    ...(values.length === 0
      ? []
      : [
          '변경:',
          `  ${text(second)}:`,
          '    값:',
          ...values.map(([term, value]) => `      ${term}: ${literal(value)}`),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A literal stands bare, but for a time, which YAML would count in sixties. */
const literal = (value: string): string => (/^[\d_]+$|^[\p{L}]+$/u.test(value) ? value : text(value));
