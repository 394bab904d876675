import { fork } from 'node:child_process';
import { readPlan } from './long-plan.ts';

/**
 * `npm run test:long`: random person-months and formula trees by columns against the exact reading, over all cores.
 * PUMSAK_MONTHS, PUMSAK_TREES, PUMSAK_SEED and PUMSAK_PROCESSES say how much (long-plan.ts).
 */
const plan = readPlan(process.env);
const done = { months: 0, trees: 0 };
const begun = Date.now();
const worker = new URL('./long-part.ts', import.meta.url);

const children = Array.from({ length: plan.processes }, (_, part) =>
  fork(worker, [String(part), String(plan.processes)], { execArgv: ['--import', 'tsx'] }),
);
const ends = children.map(
  (child) =>
    new Promise<number>((resolve) => {
      child.on('message', (message) => {
        if (typeof message !== 'object' || message === null) return;
        if ('months' in message) done.months += Number(message.months);
        if ('trees' in message) done.trees += Number(message.trees);
      });
      child.on('exit', (code) => resolve(code ?? 1));
    }),
);
const told = setInterval(tell, 10_000);
// One that fails ends the others: there is nothing to gain from the rest.
for (const [i, end] of ends.entries()) {
  void end.then((code) => {
    if (code !== 0) for (const child of children.filter((_, other) => other !== i)) child.kill();
  });
}
const codes = await Promise.all(ends);
clearInterval(told);
tell();
const failed = codes.some((code) => code !== 0);
process.stdout.write(failed ? 'a difference: see above\n' : 'no difference\n');
process.exitCode = failed ? 1 : 0;

function tell(): void {
  const seconds = (Date.now() - begun) / 1000;
  const share = (done.months + 100 * done.trees) / (plan.months + 100 * plan.trees);
  const left = share > 0 ? Math.round((seconds / share - seconds) / 60) : '?';
  const of = (n: number): string => n.toLocaleString('en');
  process.stdout.write(
    `${of(done.months)} of ${of(plan.months)} person-months, ${of(done.trees)} of ${of(plan.trees)} trees; ` +
      `${Math.round(seconds)} s, about ${left} min left\n`,
  );
}
