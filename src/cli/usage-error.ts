import type { Lang } from '../problem/text.ts';

/** What the command-line parser says, by its code, in Korean; the quoted word is taken from its message. */
const korean: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '모르는 명령 ‘{word}’입니다.',
  'commander.unknownOption': '모르는 옵션 ‘{word}’입니다.',
  'commander.missingArgument': '{word} 자리가 비어 있습니다.',
  'commander.missingMandatoryOptionValue': '옵션 {word}이 필요합니다.',
  'commander.optionMissingArgument': '옵션 {word}에 값이 없습니다.',
  'commander.invalidArgument': '옵션의 값이 맞지 않습니다: {word}.',
  'commander.excessArguments': '인수가 너무 많습니다.',
};

/** A wrong call in the reader's language, with the parser's suggestion where it has one. */
export function usageSentence(
  error: { readonly code: string; readonly message: string },
  lang: Lang,
): string {
  const text = korean[error.code];
  if (lang === 'en' || text === undefined) return error.message.replace(/^error: /, '');
  const word = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const near = /Did you mean ([^?]+)\?/.exec(error.message)?.[1];
  const hint = near === undefined ? '' : ` 가까운 것: ${near}.`;
  return `${text.replace('{word}', word)}${hint}`;
}

/** The same as a message with its head and where to look. */
export const usageError = (error: { readonly code: string; readonly message: string }, lang: Lang): string =>
  lang === 'ko' && korean[error.code] !== undefined
    ? `오류: ${usageSentence(error, lang)}\n‘pumsak --help’에 쓰는 법이 있습니다.`
    : error.message;
