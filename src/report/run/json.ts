import { isoMonth } from '../../calendar/date.ts';
import { sinceEver } from '../../pay/agreements.ts';
import type { LargeMove } from '../../run/large-moves.ts';
import type { PersonTotal } from '../../run/person-total.ts';
import type { RunResult } from '../../run/run.ts';
import type { ShownAgreements, ShownScenario } from '../../run/scenario/scenario.ts';
import type { Heads } from '../../run/winners-and-losers.ts';
import { basisJson } from '../../writing/assumed.ts';
import { partNames, partsJson, rest } from '../../writing/changes.ts';
import { largeMovesJson } from './large-moves.ts';

/** What of a run its summary is shown from. */
export interface RunSummary extends Pick<RunResult, 'lines' | 'attributions' | 'summary'> {
  readonly scenario: ShownScenario;
  /** Moves that some union's agreement asks for its word on. */
  readonly moves?: readonly LargeMove[];
}

/** A run as `pumsak run --json` prints it: the summary, and every person's totals. Won are whole numbers. */
export const runJson = (
  result: RunSummary & { readonly people: readonly PersonTotal[] },
): Record<string, unknown> => ({
  ...summaryJson(result),
  사람: result.people.map((person) => personJson(result, person)),
});

/** The same without the people: what can be said of any number of them. */
export function summaryJson({ scenario, lines, summary, moves = [] }: RunSummary): Record<string, unknown> {
  const totals = lines.flatMap(({ term, isTotal }) => (isTotal ? [term] : []));
  return {
    시나리오: scenario.name,
    ...basisJson(scenario),
    합성인력: scenario.synthetic !== undefined,
    ...(scenario.agreements && { 협약: agreementsJson(scenario.agreements) }),
    귀속월: scenario.months.map(isoMonth),
    제도: scenario.schemes,
    선택: Object.fromEntries(
      summary.choices.map(({ term, values }) => [
        term,
        Object.fromEntries(scenario.schemes.map((scheme, s) => [scheme, (values[s] ?? []).join('→')])),
      ]),
    ),
    인원: summary.people,
    인월: summary.personMonths,
    합계: Object.fromEntries(scenario.schemes.map((scheme, s) => [scheme, summary.totals[s] ?? 0])),
    비교: Object.fromEntries(
      summary.schemes.map((one) => [
        one.scheme,
        {
          늘어남: one.gain,
          줄어듦: one.lose,
          같음: one.same,
          미적용: one.notCovered,
          늘어난금액: one.gained,
          줄어든금액: one.lost,
          차액: one.difference,
          변경별차액: Object.fromEntries(
            one.byChange.map(({ change = rest, amounts }) => [
              change,
              Object.fromEntries(totals.map((total, t) => [total, amounts[t] ?? 0])),
            ]),
          ),
          분포: one.distribution.map(({ from, to, people: heads }) => ({ 부터: from, 까지: to, 명: heads })),
        },
      ]),
    ),
    ...(summary.groups.length > 0 && { 무리: groupsJson(scenario.schemes, totals, summary) }),
    발견사항: summary.findings.map(({ scheme, name, personMonths }) => ({
      제도: scheme,
      이름: name,
      인월: personMonths,
    })),
    ...(moves.length > 0 && {
      대량인사: largeMovesJson(moves),
    }),
  };
}

const groupsJson = (
  schemes: readonly string[],
  totals: readonly string[],
  { groups }: RunSummary['summary'],
): Record<string, unknown> =>
  Object.fromEntries(
    groups.map(({ fact, groups: own }) => [
      fact,
      own.map(([value, { people, personMonths, totals: sums, heads }]) => ({
        값: value === '' ? null : value,
        인원: people,
        인월: personMonths,
        제도: Object.fromEntries(
          schemes.map((scheme, s) => [
            scheme,
            {
              합계: Object.fromEntries(totals.map((total, t) => [total, sums[s]?.[t] ?? 0])),
              ...(s > 0 && headsJson(heads[s - 1])),
            },
          ]),
        ),
      })),
    ]),
  );

const headsJson = (heads: Heads | undefined): Record<string, number> => ({
  늘어남: heads?.gain ?? 0,
  줄어듦: heads?.lose ?? 0,
  같음: heads?.same ?? 0,
  차액: heads?.difference ?? 0,
});

const agreementsJson = ({ flips, consent }: ShownAgreements): Record<string, unknown> => ({
  변경: flips.map(({ union, agreement, status, from }) => ({
    노조: union,
    조항: agreement,
    상태: status,
    체결일: from === sinceEver ? null : from,
  })),
  취업규칙동의일: consent ?? null,
});

/** A person's totals. */
export const personJson = (
  { scenario, lines, attributions }: Pick<RunSummary, 'scenario' | 'lines' | 'attributions'>,
  person: PersonTotal,
): Record<string, unknown> => ({
  사번: person.id,
  개월: person.months,
  제도: Object.fromEntries(
    scenario.schemes.map((scheme, s) => [
      scheme,
      {
        적용개월: person.covered[s] ?? 0,
        항목: Object.fromEntries(lines.map(({ term }, l) => [term, person.totals[s]?.[l] ?? 0])),
      },
    ]),
  ),
  차액: Object.fromEntries(
    scenario.schemes.slice(1).map((scheme, i) => [scheme, person.differences[i + 1] ?? 0]),
  ),
  변경별차액: Object.fromEntries(
    attributions.map((one, i) => [
      scenario.schemes[i + 1] ?? '',
      partsJson(
        partNames(one),
        lines.flatMap(({ term, isTotal }) => (isTotal ? [term] : [])),
        person.parts[i] ?? [],
      ),
    ]),
  ),
});
