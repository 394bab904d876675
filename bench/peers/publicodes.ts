import Engine from 'publicodes';
import { factKeys } from '../rows.ts';
import type { Pair, Peer, Row } from './peer.ts';

/**
 * Gross pay in publicodes: one rule a figure, the engine built once, a situation set for each row. Names are
 * without spaces and without units, which makes it faster than its documentation's examples.
 */
const won = (formula: string): object => ({ valeur: formula, arrondi: 'oui' });

const scheme = (n: 8 | 6): Record<string, unknown> => ({
  [`hourly${n}`]: `(base${n} + fixed) / hours${n}`,
  [`sickOff${n}`]: won(`base${n} * sick / days`),
  [`awayOff${n}`]: won(`base${n} * unemployed / days`),
  [`absentOff${n}`]: won(`base${n} * absent / days`),
  [`basic${n}`]: `base${n} - sickOff${n} - awayOff${n} - absentOff${n}`,
  [`overtime${n}`]: won(`hourly${n} * 1.5 * over${n} / 60`),
  [`nightPay${n}`]: won(`hourly${n} * 0.5 * night${n} / 60`),
  [`holidayPay${n}`]: won(`hourly${n} * (1.5 * holiday${n} + 2 * holidayOver${n}) / 60`),
});

const rules = {
  ...Object.fromEntries(factKeys.map((key) => [key, null])),
  hours8: 209,
  hours6: '36 * 365 / 7 / 12',
  base8: 'base',
  base6: 1_789_000,
  ...scheme(8),
  ...scheme(6),
  allowances: 'fixed + other',
  sickPay8: won('base8 * (sick1 + sick2) / days'),
  sickPay6: won('(base6 + fixed) * (0.7 * sick1 + 0.5 * sick2) / days'),
  target: { valeur: '2 * (workdays - annual - official)', plancher: 0 },
  meetsA: { 'toutes ces conditions': ['target > 0', 'services >= 0.85 * target'] },
  meetsB: { 'toutes ces conditions': ['meetsA', 'services > 0', 'proactive >= 0.2 * services'] },
  bonusA: { variations: [{ si: 'meetsA', alors: 150_000 }, { sinon: 0 }] },
  bonusB: { variations: [{ si: 'meetsB', alors: 50_000 }, { sinon: 0 }] },
  gross8: { somme: ['basic8', 'overtime8', 'nightPay8', 'holidayPay8', 'sickPay8', 'allowances'] },
  gross6: {
    somme: ['basic6', 'overtime6', 'nightPay6', 'holidayPay6', 'sickPay6', 'bonusA', 'bonusB', 'allowances'],
  },
};

export function publicodesPeer(): Peer {
  const engine = new Engine(rules);
  return {
    name: 'publicodes',
    batch: 1,
    gross: (rows) =>
      rows.map((row: Row): Pair => {
        engine.setSituation(row);
        return [Number(engine.evaluate('gross8').nodeValue), Number(engine.evaluate('gross6').nodeValue)];
      }),
  };
}
