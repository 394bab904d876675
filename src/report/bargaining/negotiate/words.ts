import type { Lang } from '../../../problem/text.ts';

/** The fixed words of a bargaining's report. */
const texts = {
  ko: {
    grid: '묶음 {packages}개를 모두 계산했습니다. 제한을 지키는 것 {fitting}개, 더 나은 것이 없는 것 {front}개.',
    searched:
      '묶음 {packages}개 가운데 {worked}개를 계산했습니다(탐색). 그 가운데 제한을 지키는 것 {fitting}개, 더 나은 것이 없는 것 {front}개.',
    settled:
      '보인 묶음에서 조정 하나나 둘을 한 칸 옮긴 묶음 가운데 더 나은 것은 없습니다. 먼 곳에 더 나은 것이 없다는 증명은 아닙니다.',
    unsettled: '계산한 수의 한도에서 멈추었습니다. 옆에 더 나은 묶음이 있을 수 있습니다.',
    measured:
      '{scheme}을 {against}에 견준 전체 기간의 값입니다. 비용: {cost}(지금 {before}원), 사람마다: {line}.',
    limits: '제한: {limits}',
    goals: '목표: {goals}',
    none: '없음',
    unmoved: '조정하지 않으면',
    package: '묶음 {at}',
    same: '(같은 결과 {same}개)',
    binding: '걸리는 제한: {limits}',
    slack: '{term}: {from} ~ {to}까지 제한을 지킵니다.',
    below: ' 그 아래는 {limits}에 걸립니다.',
    above: ' 그 위는 {limits}에 걸립니다.',
    nobody: '줄어드는 사람이 없습니다.',
    losers: '줄어드는 사람 {count}명: {list}',
    shown: '{front}개 가운데 {shown}개를 보였습니다. 모두는 --json이나 --out으로 봅니다.',
    number: '번호',
    share: '비율',
    chart: '비용과 줄어드는 사람',
    about:
      '{count}개 묶음의 점. 가로는 비용(원), 세로는 줄어드는 사람(명). 비용 {low}~{high}원, 사람 {few}~{many}명.',
  },
  en: {
    grid: 'All {packages} packages were worked out: {fitting} keep the limits, nothing betters {front}.',
    searched:
      '{worked} of {packages} packages were worked out (search): {fitting} keep the limits, none of those betters {front}.',
    settled:
      'No package one grain away from these in one or two levers is better; that none further off is, is not proved.',
    unsettled: 'Stopped at the most packages of a search; better ones may lie beside these.',
    measured:
      '{scheme} against {against} over all months. Cost: {cost} (now {before} won); people by {line}.',
    limits: 'limits: {limits}',
    goals: 'goals: {goals}',
    none: 'none',
    unmoved: 'nothing moved',
    package: 'package {at}',
    same: '({same} come to the same)',
    binding: 'binding: {limits}',
    slack: '{term}: the limits hold from {from} to {to}.',
    below: ' Below, {limits} breaks.',
    above: ' Above, {limits} breaks.',
    nobody: 'nobody is worse off.',
    losers: '{count} worse off: {list}',
    shown: '{shown} of {front} are shown; --json and --out give all.',
    number: 'no.',
    share: 'share',
    chart: 'Cost and people worse off',
    about:
      '{count} packages as dots. Across: cost in won; up: people worse off. Cost {low} to {high} won, {few} to {many} people.',
  },
} as const;

export const bargainWord = (
  lang: Lang,
  key: keyof (typeof texts)['ko'],
  values: Readonly<Record<string, string>> = {},
): string => texts[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
