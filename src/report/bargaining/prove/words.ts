import type { Verdict } from '../../../bargaining/prove/prove.ts';
import type { Lang } from '../../../problem/text.ts';

/** The words of what was proved, in both languages. */
const proveWords = {
  ko: {
    about: '{scenario}: {months}, 제도 {schemes}',
    guarantee: '보장',
    scheme: '제도',
    both: '함께',
    verdict: '판정',
    months: '귀속월',
    boxes: '상자',
    span: '{from} ~ {to} ({count}개월)',
    nothingAsked:
      '규칙에 보장이 없습니다. 증명할 문장을 적으세요(예: ‘모두: 실수령액 >= 0원’). 보장은 규칙 폴더의 guarantee 파일에 적습니다.',
    example: '{scheme} {month}: 가장 작은 반례',
    anyExample: '{scheme} {month}: 반례(더 작은 것이 있을 수 있습니다)',
    input: '입력: {list}',
    plain: '모두 보통 값',
    rest: '{list}, 나머지는 보통 값',
    lost: '한 단위에 {amount} 줄어듦',
    ground: '근거: {text}',
    open: '{scheme} {month}: 한도 {limit}상자 안에서 정하지 못했습니다. 남은 곳은 전체의 {share} 이하입니다.',
    openAt: '남은 첫 자리: {list}',
    plainOnly:
      '{scheme} {month}: 휴직과 앞선 달의 기록이 없고 기록이 날수를 바꾸지 않는 사람에 대해서는 증명했습니다. 그 밖의 사람은 정하지 못했습니다.',
    scope: '무엇에 대해 말합니까',
    facts: '사실: {list}',
    derived: '기록에서 따라오는 값: {list}',
    derivedHow: '증명은 이 값이 무엇이든 말하고, 반례는 휴직 없는 기록에서 찾습니다.',
    byWork:
      '분은 모든 제도가 같은 일에서 셈합니다. 증명은 분이 무엇이든 말하고, 반례는 날마다 한 시각에 마치며 휴일 며칠을 더 일한 기록에서만 찾습니다.',
    moved: '{name}만 늘리고, 다른 제도의 분은 그대로 둡니다.',
    earlier: '앞선 달의 금액: 증명은 무엇이든, 반례는 앞선 달의 기록이 없는 사람',
    taken: '규칙이나 입력 읽기가 받지 않는 입력과, 금액을 셈할 수 없는 입력은 뺍니다.',
    order: '작은 차례: 앞의 사실부터, 보통 값이 먼저고 그다음은 작은 값부터',
    orAbsent: '없음, ',
    range: '{name} {absent}{from} ~ {to}',
    listed: '{name} {list}',
    known: '반례(아는 것)',
  },
  en: {
    about: '{scenario}: {months}, schemes {schemes}',
    guarantee: 'guarantee',
    scheme: 'scheme',
    both: 'together',
    verdict: 'verdict',
    months: 'months',
    boxes: 'boxes',
    span: '{from} to {to} ({count})',
    nothingAsked:
      'The rules have no guarantees. Write the statement to prove (e.g. ‘all: 실수령액 >= 0원’); guarantees stand in guarantee files of the rules.',
    example: '{scheme} {month}: the smallest counter-example',
    anyExample: '{scheme} {month}: a counter-example (there may be a smaller one)',
    input: 'input: {list}',
    plain: 'everything plain',
    rest: '{list}, the rest plain',
    lost: 'one step takes {amount}',
    ground: 'source: {text}',
    open: '{scheme} {month}: not decided. Boxes looked at: {limit}. What is left is at most {share} of all.',
    openAt: 'first place left: {list}',
    plainOnly:
      '{scheme} {month}: proved of those without leave of absence, earlier months or a record that moves days; others are not decided.',
    scope: 'what it speaks of',
    facts: 'facts: {list}',
    derived: 'what follows from the record: {list}',
    derivedHow:
      'A proof speaks of any of these values; counter-examples are looked for among records without leave of absence.',
    byWork:
      'minutes follow from the same work under every scheme: a proof holds whatever they are, a counter-example is looked for only among records that end every day at one time, with some holidays worked.',
    moved: '{name} alone goes up; the minutes of other schemes are held.',
    earlier: 'figures of earlier months: a proof speaks of any, a counter-example has no earlier record',
    taken: 'Inputs that the rules or the readers refuse, and those without a figure, are left out.',
    order: 'small: an earlier fact counts for more; its plain value first, then the others from the least on',
    orAbsent: 'none, ',
    range: '{name} {absent}{from} to {to}',
    listed: '{name} {list}',
    known: 'counter-example (known)',
  },
} as const;

export const verdictWords: Readonly<Record<Lang, Readonly<Record<Verdict, string>>>> = {
  ko: { proved: '증명', refuted: '반례', plain: '일부 증명', open: '미정' },
  en: { proved: 'proved', refuted: 'refuted', plain: 'proved in part', open: 'undecided' },
};

export const proveWord = (
  lang: Lang,
  key: keyof (typeof proveWords)['ko'],
  values: Readonly<Record<string, string>> = {},
): string => proveWords[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
