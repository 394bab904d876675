import { ProblemError, Problems } from '../../problem/problem.ts';
import { Compiled } from '../../rules/compile.ts';
import type { Inlined } from '../inlined.ts';
import { unpacked } from '../inlined.ts';
import { ExploreDesk } from './desk.ts';
import type { Answered, Asked } from './protocol.ts';

/** The explorer's side of the worker: asks are answered one after another, in the order in which they came. */
export function serve(scope: {
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  postMessage(message: Answered): void;
}): void {
  let desk: ExploreDesk | undefined;
  let queue = Promise.resolve();
  scope.onmessage = ({ data }) => {
    queue = queue.then(async () => scope.postMessage(await answered(data)));
  };

  async function answered(asked: Asked): Promise<Answered> {
    const { id } = asked;
    try {
      return { id, answer: await answerTo(asked) };
    } catch (error) {
      if (error instanceof ProblemError) return { id, problems: error.problems };
      return { id, bug: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) };
    }
  }

  async function answerTo({ name, ask }: Asked): Promise<unknown> {
    if (name === 'start') {
      const { rules, scenarios }: Inlined = await unpacked(ask.packed);
      const problems = new Problems();
      desk = new ExploreDesk(new Compiled(rules, problems), new Map(scenarios));
      problems.throwIfAny();
      const named = scenarios.map(([path, text]) => ({
        path,
        name: /^시나리오: *(.*)$/m.exec(text)?.[1] ?? path,
      }));
      return { scenarios: named, schemes: desk.schemes };
    }
    if (desk === undefined) throw new Error('the worker was not started');
    switch (name) {
      case 'stage':
        return desk.stage(ask.files);
      case 'unstage':
        return desk.unstage(ask.file);
      case 'open':
        return desk.open(ask.choice);
      case 'move':
        return desk.move(ask.moves);
      case 'person':
        return desk.person(ask.moves, ask.person);
      case 'why':
        return desk.why(ask.moves, ask.person, ask.month, ask.scheme, ask.term);
      case 'consent':
        return desk.consent(ask.moves, ask.lang);
      case 'scenario':
        return desk.scenario(ask.moves);
    }
  }
}
