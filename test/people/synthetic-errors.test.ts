import { expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { spec, told } from './synthetic-setup.ts';

const person = '직종: 요양보호사, 근무형태: 전일제, 소속유형: 본부';
/** A spec with one fact more: the fact stands on line 4. */
const withFact = (fact: string) => `시드: 1\n인원: 3\n직원: { ${person} }\n${fact}\n`;
const month = (fact: string) => withFact(`근무: { ${fact} }`);
const own = (fact: string) => `시드: 1\n인원: 3\n직원:\n  ${fact}\n  ${person.split(', ').join('\n  ')}\n`;
const head = (text: string) => `${text}\n직원: { ${person} }\n`;

test.each<[string, string, ...string[]]>([
  [
    'shares below 100 %',
    own('노조: { 1노조: 30%, 2노조: 65.5% }'),
    '4:7 shares-not-whole 노조: 비중의 합 95.5%',
  ],
  ['shares above 100 %', own('노조: { 1노조: 60%, 없음: 60% }'), '4:7 shares-not-whole 노조: 비중의 합 120%'],
  ['no shares', own('노조: {}'), '4:7 shares-not-whole 노조: 비중의 합 0%'],
  [
    'a share that is no share',
    own('노조: { 1노조: 절반, 없음: 50% }'),
    '4:14 not-a-number 비중: 숫자가 아닌 값 ‘절반’',
  ],
  ['a share without %', own('노조: { 1노조: 50, 없음: 50% }'), '4:14 above-maximum 비중: 너무 큰 값 ‘50’'],
  [
    'too fine a share',
    own('노조: { 1노조: 33.33333%, 없음: 66.66667% }'),
    '4:14 not-on-grain 비중: 0.0001% 단위로 떨어지지 않는 값 ‘33.33333%’',
    '4:29 not-on-grain 비중: 0.0001% 단위로 떨어지지 않는 값 ‘66.66667%’',
  ],
  ['an unknown choice', own('노조: { 1노주: 50%, 없음: 50% }'), '4:9 unknown-choice 노조: 모르는 값 ‘1노주’'],
  ['an unknown fact', own('노죠: 없음'), '4:3 unknown-key 모르는 키 ‘노죠’'],
  ['a month fact among the person’s', own('연차일수: 1'), '4:3 unknown-key 모르는 키 ‘연차일수’'],
  [
    'a needed fact missing',
    '시드: 1\n인원: 3\n직원: { 직종: 기능, 근무형태: 시간제 }',
    '3:5 missing-key ‘소속유형’ 키가 없습니다',
  ],
  [
    'a needed fact left out',
    '시드: 1\n인원: 3\n직원: { 직종: 기능, 근무형태: 없음, 소속유형: 본부 }',
    '3:21 missing-value 근무형태: 빈 값',
  ],
  ['a value outside', own('기본급: -1'), '4:8 below-minimum 기본급: 너무 작은 값 ‘-1’'],
  ['no value', own('기본급:'), '4:7 missing-value 기본급: 빈 값'],
  ['text for a number', own('기본급: 많이'), '4:8 not-a-number 기본급: 숫자가 아닌 값 ‘많이’'],
  ['a list', own('기본급: [1, 2]'), '4:8 expected-value 기본급: ‘[…]’'],
  [
    'half a won',
    own('기본급: 2_390_124.5'),
    '4:8 not-on-grain 기본급: 1원 단위로 떨어지지 않는 값 ‘2_390_124.5’',
  ],
  [
    'an empty range',
    own('기본급: { 부터: 3_000_000, 까지: 2_000_000 }'),
    '4:14 empty-range 기본급: 비어 있는 구간 3_000_000~2_000_000',
  ],
  [
    'an empty range in one text',
    own('입사일: 2024-01-01~2023-01-01'),
    '4:8 empty-range 입사일: 비어 있는 구간 2024-01-01~2023-01-01',
  ],
  ['a range without an end', own('기본급: { 부터: 1, 간격: 1 }'), '4:8 missing-key ‘까지’ 키가 없습니다'],
  [
    'a range with a key too many',
    own('기본급: { 부터: 1, 까지: 3, 간겨: 1 }'),
    '4:24 unknown-key 모르는 키 ‘간겨’',
  ],
  [
    'a step of 0',
    own('기본급: { 부터: 1, 까지: 3, 간격: 0 }'),
    '4:28 below-minimum 기본급.간격: 너무 작은 값 ‘0’',
  ],
  [
    'a step off the grain',
    month('연차일수: { 부터: 0, 까지: 3, 간격: 0.3 }'),
    '4:33 not-on-grain 연차일수.간격: 0.5일 단위로 떨어지지 않는 값 ‘0.3’',
  ],
  ['a range beyond the fact', month('연차일수: 0~40'), '4:13 above-maximum 연차일수: 너무 큰 값 ‘40’'],
  [
    'no such date in a range',
    own('입사일: 2023-02-29~2024-01-01'),
    '4:8 no-such-date 입사일: 달력에 없는 날짜 ‘2023-02-29’',
  ],
  [
    'an unknown base',
    month('적극개입건수: { 기준: 제공건, 배수: 20% }'),
    '4:21 unknown-choice 적극개입건수.기준: 모르는 값 ‘제공건’',
  ],
  [
    'a base drawn later',
    month('적극개입건수: { 기준: 제공건수, 배수: 20% }, 제공건수: 3'),
    '4:21 unknown-choice 적극개입건수.기준: 모르는 값 ‘제공건수’',
  ],
  [
    'leave as a share of what leave leaves',
    month('연차일수: { 기준: 근무가능일수, 배수: 10% }'),
    '4:19 unknown-choice 연차일수.기준: 모르는 값 ‘근무가능일수’',
  ],
  [
    'a base without multiple',
    month('제공건수: { 기준: 소정근로일수 }'),
    '4:13 missing-key ‘배수’ 키가 없습니다',
  ],
  [
    'a negative multiple',
    month('제공건수: { 기준: 소정근로일수, 배수: -1 }'),
    '4:31 below-minimum 배수: 너무 작은 값 ‘-1’',
  ],
  ['a multiple of a choice', own('노조: { 기준: 직종, 배수: 2 }'), '4:7 wrong-type 노조: ‘{기준, 배수}’'],
  ['no people', head('시드: 1\n인원: 0'), '2:5 below-minimum 인원: 너무 작은 값 ‘0’'],
  ['too many people', head('시드: 1\n인원: 1_000_001'), '2:5 above-maximum 인원: 너무 큰 값 ‘1_000_001’'],
  ['no seed', head('인원: 3'), '1:1 missing-key ‘시드’ 키가 없습니다'],
  ['an unknown key', head('시드: 1\n인원: 3\n휴지: []'), '3:1 unknown-key 모르는 키 ‘휴지’'],
  [
    'hours that cannot be',
    withFact("일과: '18:00-09:00'"),
    '4:6 shift-end 근무가 18:00에 시작해 09:00에 끝납니다',
  ],
  [
    'hours that are none',
    withFact('일과: 하루종일'),
    '4:5 not-a-time-span 일과: 시간대로 읽히지 않는 값 ‘하루종일’',
  ],
  [
    'a break outside',
    withFact("일과: { '13:00-18:00': 100% }\n휴게: '12:00-13:00'"),
    '5:6 break-outside 휴게 12:00~13:00 구간이 근무 시간을 벗어납니다',
  ],
  [
    'leaves of more than all',
    withFact(
      '휴직:\n  - { 종류: 질병휴직, 비중: 60%, 시작: 2024-01-01, 일수: 3 }\n  - { 종류: 질병휴직, 비중: 50%, 시작: 2024-01-01, 일수: 3 }',
    ),
    '5:3 shares-not-whole 휴직: 비중의 합 110%',
  ],
  [
    'an unknown leave',
    withFact('휴직: [ { 종류: 질병휴식, 비중: 5%, 시작: 2024-01-01, 일수: 3 } ]'),
    '4:13 unknown-choice 휴직.종류: 모르는 값 ‘질병휴식’',
  ],
  [
    'a leave of no days',
    withFact('휴직: [ { 종류: 질병휴직, 비중: 5%, 시작: 2024-01-01, 일수: 0~3 } ]'),
    '4:47 below-minimum 일수: 너무 작은 값 ‘0’',
  ],
  [
    'a listed leave without its start',
    withFact('명단: [ { 휴직: [ { 종류: 질병휴직, 종료일: 2024-01-01 } ] } ]'),
    '4:15 missing-key ‘시작일’ 키가 없습니다',
  ],
  [
    'more listed than people',
    withFact('명단: [ {}, {}, {}, {} ]'),
    '4:19 more-listed-than-people 인원 3명에 명단 4명',
  ],
  [
    'a number listed twice',
    withFact('명단: [ { 사번: A }, { 사번: A } ]'),
    '4:18 duplicate-person 사번 A의 줄이 둘입니다 (먼저 4행)',
  ],
  [
    'a number that somebody drawn has',
    withFact('명단: [ { 사번: 3 } ]'),
    '4:7 duplicate-person 사번 3의 줄이 둘입니다',
  ],
])('%s', (_, yaml, ...expected) => {
  expect(told(yaml)).toEqual(expected);
});

test('the nearest and the known are suggested', () => {
  const problems = new Problems();
  spec(month('제공건쑤: 3, 적극개입건수: { 기준: 소정근로일, 배수: 1 }'), problems);
  expect(
    problems.list.map((one) => sentences(one, 'ko')).map(({ expected, fix }) => `${expected} | ${fix}`),
  ).toEqual([
    '연차일수, 공가일수, 병가일수, 결근일수, 배우자출산휴가일수, 배우자출산휴가사용일수, 난임치료휴가일수, 난임치료휴가사용일수, 경조사휴가일수, 보상휴가일수, 보상휴가연장분, 보상휴가야간분, 보상휴가휴일분, 보상휴가휴일연장분, 미사용보상휴가분, 지각분, 조퇴분, 외출분, 미사용연차일수, 휴업일수, 제공건수, 적극개입건수, 팀제공건수, 팀목표건수 가운데 하나 | 키를 고치거나 지우세요. 가까운 키: 제공건수.',
    '소정근로일수, 근무가능일수 가운데 하나 | 목록의 값으로 고치세요. 가까운 값: 소정근로일수.',
  ]);
});
