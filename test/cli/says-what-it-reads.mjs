import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before the command line: a line on standard error for every file that it has read at one go.
const read = fs.readFileSync;
Object.assign(fs, {
  readFileSync: (...given) => {
    const content = read(...given);
    fs.writeSync(2, `read ${given[0]}\n`);
    return content;
  },
});
syncBuiltinESMExports();
