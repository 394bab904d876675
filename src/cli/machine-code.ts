import { setFlagsFromString } from 'node:v8';

/**
 * How much a function must have run before V8 makes machine code for it, in bytes of its own code: ten times its usual
 * 66 KiB. Most commands end within a second or two, and spent up to a third of their processor time on code that was
 * hardly used; the loops over many people reach this within milliseconds. Figures do not depend on it. `--interrupt-budget`
 * has been in every V8 that our Nodes hold.
 */
const budget = 675_840;

export const makeMachineCodeLater = (): void => setFlagsFromString(`--interrupt-budget=${budget}`);
