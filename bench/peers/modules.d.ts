/**
 * As much of the peers' faces as the benchmark calls, so that the sources check without the peers installed.
 * Declarations here stand before the packages' own.
 */
declare module 'publicodes' {
  export default class Engine {
    constructor(rules: Readonly<Record<string, unknown>>, options?: Readonly<Record<string, unknown>>);
    setSituation(situation: Readonly<Record<string, number>>): this;
    evaluate(expression: string): { readonly nodeValue: unknown };
  }
}

declare module '@gorules/zen-engine' {
  export interface ZenDecision {
    evaluate(context: unknown): Promise<{ readonly result: unknown }>;
  }
  export class ZenEngine {
    createDecision(content: object): ZenDecision;
    dispose(): void;
  }
}

declare module 'json-rules-engine' {
  export interface Almanac {
    factValue<T>(name: string): Promise<T>;
  }
  export interface EngineResult {
    readonly events: readonly { readonly type: string }[];
    readonly almanac: Almanac;
  }
  export class Engine {
    constructor(rules?: readonly unknown[], options?: Readonly<Record<string, unknown>>);
    addFact<T>(
      name: string,
      value: T | ((params: unknown, almanac: Almanac) => T | Promise<T>),
      options?: Readonly<Record<string, unknown>>,
    ): this;
    addRule(rule: unknown): this;
    run(facts: Readonly<Record<string, unknown>>): Promise<EngineResult>;
  }
}

declare module 'csv-parse' {
  import type { Transform } from 'node:stream';
  export function parse(options: Readonly<Record<string, unknown>>): Transform;
}
