import type { ComparisonChoice } from './protocol.ts';

/** What stands beside own files: nothing but their hours is assumed. */
export const ownAssumption = {
  name: '명부와 기록의 시각',
  about: '명부와 기록에 적힌 시각대로 일하고, 적지 않은 사람은 제도의 소정시간에 일한다.',
};

/** A budget as somebody types it: whole won for so many months. */
export interface TypedBudget {
  readonly amount: number;
  readonly months: number;
}

/**
 * A choice as the scenario that `pumsak run` would be given; it is read by the same readers. `values`: what levers lay over
 * the second scheme, as literals.
 */
export function scenarioValue(
  choice: ComparisonChoice,
  tables: ReadonlyMap<string, string>,
  values: readonly (readonly [string, string])[] = [],
  budget?: TypedBudget,
): Readonly<Record<string, unknown>> {
  const { months } = choice;
  const [first, second] = choice.schemes.map((name) => name.replace(/\(협약변경\)$/, ''));
  return {
    ...whose(choice, tables),
    ...(months !== undefined && { 귀속월: { 시작: months[0], 종료: months[1] } }),
    제도: first === second ? [first] : [first, second],
    ...(budget && { 예산: { 총액: budget.amount, 개월: budget.months, 비용: [...choice.cost] } }),
    ...(values.length > 0 && {
      변경: {
        [second ?? '']: { 값: Object.fromEntries(values.map(([term, text]) => [term, literal(text)])) },
      },
    }),
  };
}

function whose(
  { scenario, heads, agreements }: ComparisonChoice,
  tables: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  if (scenario !== undefined)
    return { 기준: scenario, ...(heads !== undefined && { 합성인력: { 인원: heads } }) };
  return {
    시나리오: '우리 자료',
    근무가정: { 이름: ownAssumption.name, 설명: ownAssumption.about },
    사람: Object.fromEntries(tables),
    ...(agreements && { 협약: '적용' }),
  };
}

/** A literal is its text, but for a truth, which people write bare. */
const literal = (text: string): string | boolean =>
  text === 'true' || text === 'false' ? text === 'true' : text;
