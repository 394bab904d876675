import { ZenEngine } from '@gorules/zen-engine';
import type { Pair, Peer, Row } from './peer.ts';

/** Gross pay as a GoRules decision: one expression node in loop mode, so that a call takes many rows. */
const scheme = (n: 8 | 6): [string, string][] => [
  [`hourly${n}`, `($.base${n} + fixed) / $.hours${n}`],
  [
    `basic${n}`,
    `$.base${n} - round($.base${n} * sick / days) - round($.base${n} * unemployed / days) - round($.base${n} * absent / days)`,
  ],
  [
    `premium${n}`,
    `round($.hourly${n} * 1.5 * over${n} / 60) + round($.hourly${n} * 0.5 * night${n} / 60) + round($.hourly${n} * (1.5 * holiday${n} + 2 * holidayOver${n}) / 60)`,
  ],
];

const expressions: readonly [string, string][] = [
  ['hours8', '209'],
  ['hours6', '36 * 365 / 7 / 12'],
  ['base8', 'base'],
  ['base6', '1789000'],
  ...scheme(8),
  ...scheme(6),
  ['sickPay8', 'round($.base8 * (sick1 + sick2) / days)'],
  ['sickPay6', 'round(($.base6 + fixed) * (0.7 * sick1 + 0.5 * sick2) / days)'],
  ['target', 'max([0, workdays - annual - official]) * 2'],
  ['meetsA', '$.target > 0 and services >= 0.85 * $.target'],
  ['bonusA', '$.meetsA ? 150000 : 0'],
  ['bonusB', '$.meetsA and services > 0 and proactive >= 0.2 * services ? 50000 : 0'],
  ['gross8', '$.basic8 + $.premium8 + $.sickPay8 + fixed + other'],
  ['gross6', '$.basic6 + $.premium6 + $.sickPay6 + $.bonusA + $.bonusB + fixed + other'],
];

const decision = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode' },
    {
      id: 'pay',
      name: 'pay',
      type: 'expressionNode',
      content: {
        expressions: expressions.map(([key, value]) => ({ id: key, key, value })),
        executionMode: 'loop',
        inputField: 'rows',
        outputPath: 'pay',
        passThrough: false,
      },
    },
    { id: 'out', name: 'out', type: 'outputNode' },
  ],
  edges: [
    { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'pay' },
    { id: 'e2', type: 'edge', sourceId: 'pay', targetId: 'out' },
  ],
};

interface Answer {
  readonly pay: readonly { readonly gross8: number; readonly gross6: number }[];
}

export function zenPeer(): Peer {
  const made = new ZenEngine().createDecision(decision);
  return {
    name: 'zen-engine, 1,000 rows a call',
    batch: 1_000,
    gross: async (rows: readonly Row[]): Promise<Pair[]> => {
      const { result } = await made.evaluate({ rows });
      return (result as Answer).pay.map(({ gross8, gross6 }) => [gross8, gross6]);
    },
  };
}
