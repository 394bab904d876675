import type { Lang } from '../problem/text.ts';
import type { Source } from '../rules/model.ts';

/** Where a rule comes from: document and article, once where they are the same. */
export function sourceText({ text, article = text, english }: Source, lang: Lang): string {
  const said = lang === 'en' ? (english ?? text) : text;
  return text === article ? said : `${said} · ${article}`;
}
