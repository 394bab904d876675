import type { Inlined } from '../../interview/inlined.ts';
import { ProblemError, Problems } from '../../problem/problem.ts';
import { Compiled } from '../../rules/compile.ts';
import { unpacked } from '../inlined.ts';
import { ExplorerSession } from './explorer-session.ts';
import type { WorkerCancel, WorkerReply, WorkerRequest } from './protocol.ts';
import { Cancelled, type Progress, type Watch } from './under-way.ts';

/** The explorer's side of the worker: asks are answered one after another, in the order in which they came. */
export function serve(scope: {
  onmessage: ((event: MessageEvent<WorkerRequest | WorkerCancel>) => void) | null;
  postMessage(message: WorkerReply): void;
}): void {
  let session: ExplorerSession | undefined;
  let queue = Promise.resolve();
  /** Asks that are no longer wanted: heard at once, not after them. */
  const cancelled = new Set<number>();
  scope.onmessage = ({ data }) => {
    if (data.name === 'cancel') {
      cancelled.add(data.id);
      return;
    }
    queue = queue.then(async () => scope.postMessage(await answered(data)));
  };

  async function answered(asked: WorkerRequest): Promise<WorkerReply> {
    const { id } = asked;
    const watch = (progress: Progress): void => {
      if (cancelled.has(id)) throw new Cancelled();
      scope.postMessage({ id, progress });
    };
    try {
      return { id, answer: await answerTo(asked, watch) };
    } catch (error) {
      if (error instanceof Cancelled) return { id, cancelled: true };
      if (error instanceof ProblemError) return { id, problems: error.problems };
      return { id, bug: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) };
    } finally {
      cancelled.delete(id);
    }
  }

  async function answerTo({ name, ask }: WorkerRequest, watch: Watch): Promise<unknown> {
    if (name === 'start') {
      const { rules, scenarios, schemes, version }: Inlined = await unpacked(ask.packed);
      const problems = new Problems();
      session = new ExplorerSession(new Compiled(rules, problems), new Map(scenarios), version);
      problems.throwIfAny();
      const named = scenarios.map(([path, text]) => ({
        path,
        name: /^시나리오: *(.*)$/m.exec(text)?.[1] ?? path,
      }));
      return { scenarios: named, schemes: session.schemes, compared: schemes };
    }
    if (session === undefined) throw new Error('the worker was not started');
    switch (name) {
      case 'stage':
        return session.stage(ask.files);
      case 'match':
        return session.match(ask.file, ask.edit);
      case 'mappings':
        return session.mappings();
      case 'unstage':
        return session.unstage(ask.file);
      case 'open':
        return session.open(ask.choice);
      case 'move':
        return session.move(ask.moves);
      case 'person':
        return session.person(ask.moves, ask.person);
      case 'why':
        return session.why(ask.moves, ask.person, ask.month, ask.scheme, ask.term);
      case 'consent':
        return session.consent(ask.moves, ask.lang);
      case 'scenario':
        return session.scenario(ask);
      case 'workbook':
        return session.workbook(ask, ask.lang, watch);
      case 'report':
        return session.report(ask, ask.reader, ask.lang, watch);
    }
  }
}
