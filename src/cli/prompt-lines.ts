import { createInterface } from 'node:readline';
import { err, exit } from './context.ts';

const say = (text: string): void => err(`${text}\n`);

/** Lines typed at a prompt, or read from a pipe and then repeated for whoever reads along. */
export class PromptLines {
  private readonly isTyped = process.stdin.isTTY === true;
  private readonly reader = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: this.isTyped && process.stderr.isTTY === true,
    historySize: 0,
    prompt: '> ',
  });
  private readonly lines = this.reader[Symbol.asyncIterator]();

  constructor() {
    this.reader.on('SIGINT', () => {
      err('\n');
      process.exit(exit.interrupted);
    });
  }

  /** Undefined where the input ends. */
  async next(): Promise<string | undefined> {
    this.reader.prompt();
    const { value, done } = await this.lines.next();
    if (done === true) {
      err('\n');
      return undefined;
    }
    if (!this.isTyped) say(value);
    return value;
  }

  close(): void {
    this.reader.close();
  }
}
