import { yamlText } from '../writing/yaml-text.ts';
import { type Answers, inputValue } from './answers.ts';

/** The answers as a file that `pumsak estimate` reads, below some comment lines. */
export const inputYaml = (answers: Answers, comments: readonly string[]): string =>
  `${comments.map((line) => `# ${line}\n`).join('')}${yamlText(inputValue(answers).value)}`;
