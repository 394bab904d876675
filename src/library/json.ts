/** Gives a result a `toJSON`: JSON.stringify of it is what the command line prints with --json. */
export const withJson = <T extends object>(result: T, json: () => unknown): T =>
  Object.defineProperty(result, 'toJSON', { value: json, configurable: true });
