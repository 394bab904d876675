import { stringify } from 'yaml';
import { type Answers, answerOf } from './answers.ts';

/** A value as YAML writes it: numbers bare, everything else as YAML needs it. */
export const yamlValue = (text: string): string =>
  /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? text : stringify(text, { lineWidth: 0 }).trimEnd();

const groups = ['직원', '근무', '근무시간대'] as const;

/** The answers as a file that `pumsak estimate` reads, below some comment lines. */
export function inputYaml(answers: Answers, comments: readonly string[]): string {
  const lines = [...comments.map((line) => `# ${line}`), `귀속월: ${yamlValue(answerOf(answers, '귀속월'))}`];
  for (const group of groups) {
    const given = Object.keys(answers.values).filter(
      (id) => id.startsWith(`${group}.`) && answerOf(answers, id) !== '',
    );
    if (given.length === 0 && group === '직원') lines.push('직원: {}');
    else if (given.length > 0)
      lines.push(
        `${group}:`,
        ...given.map((id) => `  ${id.slice(group.length + 1)}: ${yamlValue(answerOf(answers, id))}`),
      );
  }
  return `${lines.join('\n')}\n`;
}
