import { Exact, wrongRows } from '../exact.ts';
import { grossColumns, handGross } from '../hand/gross.ts';
import { type Contender, race } from '../harness.ts';
import { decimalPeer } from '../peers/decimal.ts';
import { jsonRulesPeer } from '../peers/json-rules.ts';
import { type Peer, rowObjects } from '../peers/peer.ts';
import { publicodesPeer } from '../peers/publicodes.ts';
import { zenPeer } from '../peers/zen.ts';
import { compileSchemes, type Prepared, prepareSchemes } from '../pumsak.ts';
import { duration, type Part, type Target, times } from '../report.ts';
import { hardRows, ordinaryRows, type Rows, schemes } from '../rows.ts';

const outputs = ['지급총액'];
const [handName, batchName, exactName] = ['written by hand', 'Pumsak, batch', 'Pumsak, exact (traced)'];

/** How many rows' figures are wrong, of ordinary and of hard ones. */
interface Wrong {
  readonly ordinary: number;
  readonly hard: number;
}

/** Gross pay under both schemes: the batch reading against columns written by hand and against other engines. */
export async function grossPart(count = 65_536): Promise<Part> {
  const [rows, few, hard] = [ordinaryRows(count), ordinaryRows(1_000, 7), hardRows()];
  const exact = new Exact(outputs);
  const expected = (of: Rows): Int32Array[] => schemes.flatMap((scheme) => exact.columns(of, scheme));
  const [right, rightFew, rightHard] = [expected(rows), expected(few), expected(hard)];

  const contenders: Contender[] = [];
  const wrong = new Map<string, Wrong>();
  const out = grossColumns(count);
  contenders.push({ name: handName, units: count, run: () => handGross(rows, out, 0, count) });
  wrong.set(handName, { ordinary: handWrong(rows, right), hard: handWrong(hard, rightHard) });

  const batch = batchOf(rows);
  if (batch !== undefined) {
    contenders.push({ name: batchName, units: count, run: batch.run });
    wrong.set(batchName, {
      ordinary: batchWrong(rows, right),
      hard: batchWrong(hard, rightHard),
    });
  }
  contenders.push({
    name: exactName,
    units: 200,
    run: () => {
      for (let i = 0; i < 200; i++) for (const scheme of schemes) exact.evaluation(few, i, scheme);
    },
  });
  wrong.set(exactName, { ordinary: 0, hard: 0 });

  const objects = rowObjects(few);
  for (const peer of [decimalPeer(), zenPeer(), jsonRulesPeer(), publicodesPeer()]) {
    const some = objects.slice(0, Math.max(peer.batch, 20));
    // A call's figures are looked at below; here only the time counts.
    const run = async (): Promise<void> => void (await peer.gross(some));
    contenders.push({ name: peer.name, units: some.length, run });
    wrong.set(peer.name, {
      ordinary: await peerWrong(peer, few, rightFew),
      hard: await peerWrong(peer, hard, rightHard),
    });
  }

  const measured = await race(contenders);
  const ns = (name: string): number => measured.find((one) => one.name === name)?.ns ?? Number.NaN;
  const over = (name: string): number => ns(name) / ns(batchName);
  const there = batch !== undefined;
  const ratioTarget = (text: string, ratio: number, met: boolean): Target => ({
    text,
    measured: there ? `${times(ratio)} ×` : '–',
    met: there ? met : undefined,
  });
  const byHand = ns(batchName) / ns(handName);
  const mine = wrong.get(batchName);
  return {
    part: 'gross',
    title: `gross pay under both schemes, ${count.toLocaleString('en-US')} rows`,
    head: ['', '× by hand', 'a row', 'wrong of ordinary', 'wrong of 1,000 hard'],
    rows: measured.map(({ name, ns: own }) => [
      name,
      times(own / ns(handName)),
      duration(own),
      share(wrong.get(name)?.ordinary, name === handName || name === batchName ? count : 1_000),
      String(wrong.get(name)?.hard),
    ]),
    targets: [
      ratioTarget('at most 1.1 × the columns written by hand', byHand, byHand <= 1.1),
      ...(
        [
          ['publicodes', 20_000],
          ['zen-engine, 1,000 rows a call', 500],
          ['decimal.js, in rule-book order', 300],
        ] as const
      ).map(([name, least]) =>
        ratioTarget(`at least ${least.toLocaleString('en-US')} × ${name}`, over(name), over(name) >= least),
      ),
      {
        text: 'no wrong won on ordinary and hard rows',
        measured: mine === undefined ? '–' : `${mine.ordinary + mine.hard}`,
        met: mine === undefined ? undefined : mine.ordinary + mine.hard === 0,
      },
    ],
    figures: { measured, wrong: Object.fromEntries(wrong) },
  };
}

const share = (wrong: number | undefined, of: number): string =>
  wrong === undefined ? '' : `${wrong} of ${of.toLocaleString('en-US')}`;

function handWrong(rows: Rows, expected: readonly Int32Array[]): number {
  const out = grossColumns(rows.count);
  handGross(rows, out, 0, rows.count);
  return wrongRows([out.current, out.reform], expected);
}

const batchOf = (rows: Rows): Prepared => prepareSchemes(compileSchemes(outputs), rows);

function batchWrong(rows: Rows, expected: readonly Int32Array[]): number {
  const one = batchOf(rows);
  one.run();
  return wrongRows(one.outputs, expected);
}

async function peerWrong(peer: Peer, rows: Rows, expected: readonly Int32Array[]): Promise<number> {
  const pairs = await peer.gross(rowObjects(rows));
  return wrongRows([pairs.map(([a]) => a), pairs.map(([, b]) => b)], expected);
}
