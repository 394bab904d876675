import type { Lang } from '../problem/text.ts';
import { wrap } from '../writing/table.ts';
import type { Question } from './interview-session.ts';
import type { TemplateColumn } from './template.ts';

/** What is known of a column or a key: its heading, and the declaration of its fact. */
export interface Described {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  readonly question?: Question;
}

/** Keys keep their meaning for ever; later versions only add. */
export const columnsJson = (columns: readonly Described[]): unknown =>
  columns.map(({ name, aliases, required, question }) => {
    const fact = question?.term.fact;
    return {
      이름: name,
      다른이름: aliases ?? fact?.aliases ?? [],
      필수: required ?? fact?.required ?? false,
      묶음: fact?.from ?? null,
      단위: question?.term.unit ?? null,
      선택지: question?.term.choices ?? null,
      최소: fact?.min ?? null,
      최대: fact?.max ?? null,
      간격: fact?.step ?? null,
      기본값: fact?.default ?? null,
      질문: fact?.question ?? null,
      도움말: fact?.help ?? null,
      라벨: question?.term.label ?? null,
    };
  });

const words = {
  ko: {
    head: '쓸 수 있는 양식 (별표는 꼭 있어야 하는 열)',
    input: '한 사람의 한 달(YAML): 모든 열쇠를 질문, 단위, 범위와 함께',
    how: '쓰는 법: pumsak template 명부 --out 명부.csv',
  },
  en: {
    head: 'Templates there are (a star marks columns that must be there)',
    input: 'one person’s month (YAML): every key with its question, unit and range',
    how: 'To write one: pumsak template roster --out roster.csv',
  },
};

/** What templates there are, with their columns. */
export function kindsText(
  kinds: readonly {
    readonly name: string;
    readonly english: string;
    readonly columns: readonly TemplateColumn[];
  }[],
  input: string,
  lang: Lang,
  limit: number,
): string {
  const parts = kinds.map(({ name, english, columns }) => {
    const list = columns.map((one) => (one.required === true ? `${one.name}*` : one.name)).join(', ');
    return `${name} (${english})\n${wrap(list, limit, '  ')}`;
  });
  const { head, input: about, how } = words[lang];
  return [head, ...parts, `${input}\n${wrap(about, limit, '  ')}`, how].join('\n\n');
}
