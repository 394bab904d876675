import type { Source } from '../rules/model.ts';

/** Where a rule comes from: document and article, once where they are the same. */
export const sourceText = ({ text, article = text }: Source): string =>
  text === article ? text : `${text} · ${article}`;
