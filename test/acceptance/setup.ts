import { expect } from 'vitest';
import { loadScenario } from '../../src/disk/scenario.ts';
import { runScenario } from '../../src/run/run.ts';
import { pumsak } from '../cli/pumsak.ts';
import { rules } from '../support.ts';

/** A scheme's figures as `pumsak estimate --json` gives them. */
export interface Estimated {
  readonly 적용: boolean;
  readonly 항목: Readonly<Record<string, number>>;
  readonly 지급총액: number;
  readonly 공제: Readonly<Record<string, number>>;
  readonly 퇴직급여: number;
  readonly 사업주부담: Readonly<Record<string, number>>;
  readonly 산출: Readonly<Record<string, unknown>>;
  readonly 발견사항: readonly { readonly 이름: string; readonly 내용: string }[];
}

/** What the command line makes of an input under a scheme. */
export async function estimated(input: object, scheme: string): Promise<Estimated> {
  const args = ['estimate', '-', '--json', '--schemes', scheme];
  const { code, stdout, said } = await pumsak(args, { stdin: JSON.stringify(input) });
  expect([code, said.includes('오류')]).toEqual([0, false]);
  const figures: { readonly 제도: Readonly<Record<string, Estimated>> } = JSON.parse(stdout);
  const one = figures.제도[scheme];
  if (one === undefined) throw new Error(scheme);
  return one;
}

export const found = ({ 발견사항 }: Estimated): string[] => 발견사항.map(({ 이름 }) => 이름);

/** What a shipped scenario of the pay systems comes to: a term's sum over the months by person, of one scheme. */
export async function sums(name: string, scheme: string, term: string): Promise<Record<string, number>> {
  const { engine, scenario, table } = await loadScenario(rules, `scenarios/pay-systems/${name}.yaml`);
  const { rows, lines } = await runScenario(engine, scenario, table);
  const [s, l] = [scenario.schemes.indexOf(scheme), lines.findIndex((line) => line.term === term)];
  const made: Record<string, number> = {};
  for (const { id, schemes } of rows) made[id] = (made[id] ?? 0) + (schemes[s]?.amounts[l] ?? Number.NaN);
  return made;
}

export const total = (all: Readonly<Record<string, number>>): number =>
  Object.values(all).reduce((sum, one) => sum + one, 0);
