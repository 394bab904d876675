import type { Lang } from '../../problem/text.ts';
import type { Doubt } from '../../rules/items/doubts.ts';
import { wrap } from '../../writing/table.ts';

/** What the law would judge otherwise, item by item: no error, for the institution says what its pay is. */
export function doubtsText(doubts: readonly Doubt[], lang: Lang, columns: number): string {
  const heads = { ko: '살펴볼 것', en: 'to look at' };
  return doubts
    .map(({ rule, item }) => {
      const place = [item.at.file, item.at.line].filter(Boolean).join(':');
      const text = `${lang === 'ko' ? rule.text : rule.label} [${rule.article}]`;
      return `${heads[lang]}: ${item.name}  ${place}\n${wrap(text, columns, '  ')}`;
    })
    .join('\n');
}

export const doubtJson = ({ rule, item }: Doubt): Record<string, unknown> => ({
  항목: item.name,
  의심: rule.name,
  문장: rule.text,
  조문: rule.article,
  규칙: [item.at.file, item.at.line].filter(Boolean).join(':'),
});
