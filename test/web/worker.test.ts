import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packed } from '../../src/disk/counsel-page.ts';
import type {
  ComparisonChoice,
  RequestName,
  WorkerCancel,
  WorkerProtocol,
  WorkerReply,
  WorkerRequest,
} from '../../src/web/explore/protocol.ts';
import { serve } from '../../src/web/explore/worker.ts';
import { rules } from '../support.ts';

const path = 'scenarios/2024-wage-reform.yaml';
const inlined = {
  ...{ version: '', hash: '', rules: rules.ruleSet, schemes: ['현행', '개편안'] },
  scenarios: [[path, readFileSync(path, 'utf8')]],
};
const choice: ComparisonChoice = {
  ...{ scenario: path, heads: 20, schemes: ['현행', '개편안'], agreements: false },
  ...{ line: '지급총액', cost: ['지급총액'] },
};

/** A worker without a page: what is asked, and what comes back. `heard` may answer while something is made. */
function worker(heard: (reply: WorkerReply, post: (message: WorkerRequest | WorkerCancel) => void) => void) {
  const scope: Parameters<typeof serve>[0] = {
    onmessage: null,
    postMessage: (reply) => {
      heard(reply, post);
      if (!('progress' in reply)) waiting.get(reply.id)?.(reply);
    },
  };
  const waiting = new Map<number, (reply: WorkerReply) => void>();
  const post = (message: WorkerRequest | WorkerCancel): void =>
    scope.onmessage?.(new MessageEvent('message', { data: message }));
  serve(scope);
  let last = 0;
  return async <K extends RequestName>(name: K, ask: WorkerProtocol[K]['ask']): Promise<WorkerReply> => {
    const id = ++last;
    const reply = new Promise<WorkerReply>((done) => waiting.set(id, done));
    // Each name goes with its own ask, as the signature says.
    post({ id, name, ask } as WorkerRequest);
    return reply;
  };
}

test('what is made says how far it is, and is dropped when nobody wants it any more; the next ask is answered', async () => {
  const told: WorkerReply[] = [];
  let stops: 'rows' | 'bytes' | undefined;
  const ask = worker((reply, post) => {
    told.push(reply);
    if (stops !== undefined && 'progress' in reply && reply.progress[stops] !== undefined)
      post({ name: 'cancel', id: reply.id });
  });
  await ask('start', { packed: packed(JSON.stringify(inlined)) });
  const opened = await ask('open', { choice });
  if (!('answer' in opened)) throw new Error(JSON.stringify(opened));
  for (const one of ['rows', 'bytes'] as const) {
    stops = one;
    expect(await ask('workbook', { moves: [], lang: 'ko' })).toEqual({
      id: expect.any(Number),
      cancelled: true,
    });
  }
  stops = undefined;
  const made = await ask('report', { moves: [], reader: '임원', lang: 'ko' });
  expect('answer' in made && String(made.answer)).toContain('<!doctype html>');
  // Twenty people in each of the scenario's ten months.
  const rows = told.flatMap((reply) => ('progress' in reply ? (reply.progress.rows ?? []) : []));
  expect(rows.at(-1)).toBe(20 * 10);
});
