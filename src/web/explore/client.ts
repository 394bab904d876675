import type { Problem } from '../../problem/problem.ts';
import type { RequestName, WorkerProtocol, WorkerReply, WorkerRequest } from './protocol.ts';

/** What the worker refused, with everything that is wrong. */
export class WorkerRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join());
    this.problems = problems;
  }
}

/** The page's side of the worker: each ask has an answer of its own. */
export class WorkerClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { done(answer: unknown): void; fail(error: Error): void }>();
  private last = 0;

  constructor(url: string) {
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      const one = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('answer' in data) one?.done(data.answer);
      else one?.fail('problems' in data ? new WorkerRefusal(data.problems) : new Error(data.bug));
    };
    this.worker.onerror = ({ message }) => {
      for (const one of this.waiting.values()) one.fail(new Error(message));
      this.waiting.clear();
    };
  }

  /** @throws WorkerRefusal with what is wrong in the input, Error for a fault of the program */
  ask<K extends RequestName>(
    name: K,
    ask: WorkerProtocol[K]['ask'],
    transfer: Transferable[] = [],
  ): Promise<WorkerProtocol[K]['answer']> {
    const id = ++this.last;
    return new Promise((done, fail) => {
      // What a name's answer is, the protocol says.
      this.waiting.set(id, { done: (answer) => done(answer as WorkerProtocol[K]['answer']), fail });
      this.worker.postMessage({ id, name, ask } as WorkerRequest, transfer);
    });
  }

  stop(): void {
    this.worker.terminate();
  }
}
