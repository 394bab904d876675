import { stringify } from 'yaml';
import { answerOf, type Session } from './session.ts';

/** A value as YAML writes it: numbers bare, everything else as YAML needs it. */
export const yamlValue = (text: string): string =>
  /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? text : stringify(text, { lineWidth: 0 }).trimEnd();

const groups = ['직원', '근무', '근무시간대'] as const;

/** The answers as a file that `pumsak estimate` reads, below some comment lines. */
export function inputYaml(session: Session, comments: readonly string[]): string {
  const lines = [...comments.map((line) => `# ${line}`), `귀속월: ${yamlValue(answerOf(session, '귀속월'))}`];
  for (const group of groups) {
    const given = Object.keys(session.values).filter(
      (id) => id.startsWith(`${group}.`) && answerOf(session, id) !== '',
    );
    if (given.length === 0 && group === '직원') lines.push('직원: {}');
    else if (given.length > 0)
      lines.push(
        `${group}:`,
        ...given.map((id) => `  ${id.slice(group.length + 1)}: ${yamlValue(answerOf(session, id))}`),
      );
  }
  return `${lines.join('\n')}\n`;
}
