import type { Problem } from '../../problem/problem.ts';
import type { RequestName, WorkerCancel, WorkerProtocol, WorkerReply, WorkerRequest } from './protocol.ts';
import { Cancelled, type Progress } from './under-way.ts';

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
  private readonly waiting = new Map<
    number,
    {
      done(answer: unknown): void;
      fail(error: Error): void;
      watch?: ((progress: Progress) => void) | undefined;
    }
  >();
  private last = 0;

  constructor(url: string) {
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      const one = this.waiting.get(data.id);
      if ('progress' in data) {
        one?.watch?.(data.progress);
        return;
      }
      this.waiting.delete(data.id);
      if ('answer' in data) one?.done(data.answer);
      else if ('cancelled' in data) one?.fail(new Cancelled());
      else one?.fail('problems' in data ? new WorkerRefusal(data.problems) : new Error(data.bug));
    };
    this.worker.onerror = ({ message }) => {
      for (const one of this.waiting.values()) one.fail(new Error(message));
      this.waiting.clear();
    };
  }

  /** @throws WorkerRefusal with what is wrong in the input, Cancelled, Error for a fault of the program */
  ask<K extends RequestName>(
    name: K,
    ask: WorkerProtocol[K]['ask'],
    transfer: Transferable[] = [],
    watch?: (progress: Progress) => void,
  ): Promise<WorkerProtocol[K]['answer']> {
    const id = ++this.last;
    return new Promise((done, fail) => {
      // What a name's answer is, the protocol says.
      this.waiting.set(id, { done: (answer) => done(answer as WorkerProtocol[K]['answer']), fail, watch });
      this.worker.postMessage({ id, name, ask } as WorkerRequest, transfer);
    });
  }

  /** What is being made is no longer wanted. */
  cancel(): void {
    for (const [id, { watch }] of this.waiting)
      if (watch !== undefined) this.worker.postMessage({ name: 'cancel', id } satisfies WorkerCancel);
  }

  stop(): void {
    this.worker.terminate();
  }
}
