import { Exact, wrongRows } from '../exact.ts';
import { handNet, netColumns, netLines } from '../hand/net.ts';
import { readTaxTable } from '../hand/tax-table.ts';
import { type Contender, race } from '../harness.ts';
import { compileSchemes, type Prepared, prepareSchemes } from '../pumsak.ts';
import { duration, type Part, times } from '../report.ts';
import { hardRows, ordinaryRows, type Rows, schemes } from '../rows.ts';

const outputs = ['지급총액', ...netLines];
const table = readTaxTable();
const limit = 1.9;

/** From the facts to net pay under both schemes, the tax table included: nine figures a scheme. */
export async function netPart(count = 65_536): Promise<Part> {
  const [rows, hard] = [ordinaryRows(count), hardRows()];
  const exact = new Exact(outputs);
  const expected = (of: Rows): Int32Array[] => schemes.flatMap((scheme) => exact.columns(of, scheme));
  const right = [
    [rows, expected(rows)],
    [hard, expected(hard)],
  ] as const;

  const out = netColumns(count);
  const byHand = (): void => handNet(rows, table, out, 0, count);
  const contenders: Contender[] = [{ name: 'written by hand', units: count, run: byHand }];
  const wrong = [right.map(([of, figures]) => wrongRows(handOf(of), figures))];
  const batch = batchOf(rows);
  if (batch !== undefined) {
    contenders.push({ name: 'Pumsak, batch', units: count, run: batch.run });
    wrong.push(
      right.map(([of, figures]) => {
        const one = batchOf(of);
        one.run();
        return wrongRows(one.outputs, figures);
      }),
    );
  }

  const measured = await race(contenders);
  const [hand, mine] = measured;
  const ratio = (mine?.ns ?? Number.NaN) / (hand?.ns ?? Number.NaN);
  const lost = wrong[1]?.reduce((sum, one) => sum + one, 0);
  return {
    part: 'net',
    title: `facts to net pay under both schemes, ${count.toLocaleString('en-US')} rows`,
    head: ['', '× by hand', 'a row', `wrong of ${count.toLocaleString('en-US')}`, 'wrong of 1,000 hard'],
    rows: measured.map(({ name, ns }, c) => [
      name,
      times(ns / (hand?.ns ?? Number.NaN)),
      duration(ns),
      ...(wrong[c] ?? []).map(String),
    ]),
    targets: [
      {
        text: `at most ${limit} × the columns written by hand`,
        measured: batch === undefined ? '–' : `${times(ratio)} ×`,
        met: batch === undefined ? undefined : ratio <= limit,
      },
      {
        text: 'no wrong won on ordinary and hard rows',
        measured: lost === undefined ? '–' : String(lost),
        met: lost === undefined ? undefined : lost === 0,
      },
    ],
    figures: { measured, wrong },
  };
}

function handOf(rows: Rows): Int32Array[] {
  const out = netColumns(rows.count);
  handNet(rows, table, out, 0, rows.count);
  return [out.gross.current, ...out.current, out.gross.reform, ...out.reform];
}

const batchOf = (rows: Rows): Prepared => prepareSchemes(compileSchemes(outputs), rows);
