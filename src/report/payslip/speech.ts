import { josa } from 'es-hangul';
import { ratio } from '../../formula/ratio.ts';
import { hoursText, spokenDate, wonText } from './figure.ts';
import type { Sheet, SheetGroup, SheetLine } from './sheet.ts';
import {
  type CalculationItem,
  empty,
  filled,
  mainGroups,
  otherGroups,
  workedBasis,
  workedLines,
} from './view.ts';
import { kindWord, payslipWord } from './words.ts';

/**
 * A payslip to be read out on the telephone or mailed: Korean sentences without tables and signs, won by ten
 * thousands (239만 124원), one paragraph a subject.
 */
export function payslipSpeech(sheet: Sheet): string {
  const paragraphs = [
    opening(sheet),
    outcome(sheet),
    ...mainGroups(sheet).map((group) => groupText(sheet, group)),
    ...otherGroups(sheet).map((group) => groupText(sheet, group)),
    hoursSaid(sheet),
    howSaid(sheet),
    findingsSaid(sheet),
    closing(sheet),
  ];
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join('\n'))
    .join('\n\n');
}

function opening({ month, year, header, schemes }: Sheet): string[] {
  const { name, employee, birth, payDate } = header;
  const who = [
    ...(name === undefined ? [] : [`성명은 ${name}`]),
    ...(employee === undefined ? [] : [`사번은 ${employee}`]),
    ...(birth === undefined ? [] : [`생년월일은 ${spokenDate(birth)}`]),
  ];
  const names = schemes.map((one) => plain(one.name));
  const first = names[0] ?? '';
  return [
    `${spokenDate(month)} 임금명세서입니다. 모의계산이며 법적 효력이 없습니다.`,
    ...(who.length === 0 ? [] : [`${who.join(', ')}입니다.`]),
    payDate === undefined ? '임금지급일은 적혀 있지 않습니다.' : `임금지급일은 ${spokenDate(payDate)}입니다.`,
    schemes.length === 1
      ? `${first} 제도로, ${year}년 규칙에 따라 계산했습니다.`
      : `${year}년 규칙에 따라 ${josa(first, '을/를')} ${josa(names.slice(1).join(', '), '와/과')} 견줍니다.`,
  ];
}

/** First what everybody asks: how much arrives, and what changes. */
function outcome({ groups, schemes }: Sheet): string[] {
  const net = groups.find(({ kind }) => kind === '실수령');
  if (net === undefined || schemes.length < 2) return [];
  return schemes.slice(1).map(({ name }, i) => {
    const moved = movement(net.total.differences[i] ?? 0);
    return `${josa(plain(name), '으로/로')} 바뀌면 ${josa(net.total.term, '이/가')} ${moved}.`;
  });
}

const movement = (amount: number): string =>
  amount === 0
    ? '그대로입니다'
    : `${wonText(Math.abs(amount), 'speech')} ${amount > 0 ? '늘어납니다' : '줄어듭니다'}`;

/** A kind's lines one sentence each, the total last. 실수령 has its total alone. */
function groupText({ schemes }: Sheet, group: SheetGroup): string[] {
  const items = filled(group);
  return [
    ...(items.length === 0 ? [] : [`${plain(kindWord('speech', group.kind))} 항목입니다.`]),
    ...[...items, group.total].map((line) =>
      lineSaid(
        line,
        schemes.map(({ name }) => plain(name)),
      ),
    ),
  ];
}

function lineSaid(
  { term, amounts, differences, unconfirmed }: SheetLine,
  schemes: readonly string[],
): string {
  const amount = (i: number): string => wonText(amounts[i] ?? 0, 'speech');
  const subject = josa(plain(term), '은/는');
  const doubt = unconfirmed.length === 0 ? '' : ' 확인되지 않은 값에 기댄 금액입니다.';
  if (schemes.length === 1) return `${subject} ${amount(0)}입니다.${doubt}`;
  if (differences.every((one) => one === 0)) return `${subject} 모두 ${amount(0)}으로 같습니다.${doubt}`;
  const each = schemes.map((name, i) => `${name} ${amount(i)}`).join(', ');
  const moved = differences.map((one, i) =>
    schemes.length === 2 ? `${movement(one)}.` : `${josa(schemes[i + 1] ?? '', '은/는')} ${movement(one)}.`,
  );
  return `${subject} ${each}입니다. ${moved.join(' ')}${doubt}`;
}

function hoursSaid({ hours, schemes }: Sheet): string[] {
  if (hours.length === 0) return [];
  return [
    '근로시간입니다.',
    ...hours.map(({ kind, minutes }) => {
      const each = minutes.map((one, i) => {
        const text = hoursText(ratio(one), 'speech');
        return schemes.length === 1 ? text : `${plain(schemes[i]?.name ?? '')} ${text}`;
      });
      return `${josa(kindWord('speech', kind), '은/는')} ${each.join(', ')}입니다.`;
    }),
  ];
}

/** How each item of pay came about, and the figures that were used. */
function howSaid(sheet: Sheet): string[] {
  const pay = sheet.groups.filter(({ kind }) => kind === '지급');
  const rows = [
    ...pay.flatMap((group) => workedLines(sheet, group, 'speech')),
    ...workedBasis(sheet, 'speech'),
  ];
  if (rows.length === 0) return [];
  const one = sheet.schemes.length === 1;
  const sentence = ({ name, by }: CalculationItem): string[] =>
    by.map(({ scheme, value, how }) => {
      const whose = one ? '' : `${plain(scheme)}의 `;
      return `${whose}${josa(plain(name), '은/는')} ${value}입니다. 계산은 ${how.speech}입니다.`;
    });
  return ['계산 방법입니다.', ...rows.flatMap(sentence)];
}

function findingsSaid({ findings, schemes }: Sheet): string[] {
  if (findings.length === 0) return [];
  const sentences = findings.map(({ scheme, speech, article }) => {
    const whose = schemes.length === 1 ? '' : `${plain(scheme)}에서, `;
    return `${whose}${plain(speech)} 근거는 ${plain(article)}입니다.`;
  });
  return ['확인할 점입니다.', ...sentences];
}

function closing(sheet: Sheet): string[] {
  const none = empty(sheet);
  const { assumed, unconfirmed, notes } = sheet;
  return [
    ...notes.map(({ speech }) => plain(speech)),
    ...(assumed.length === 0
      ? []
      : [payslipWord('speech', 'assumedSaid', { list: assumed.map(({ term }) => term).join(', ') })]),
    ...(none.length === 0 ? [] : [`금액이 없는 항목은 ${plain(none.join(', '))}입니다.`]),
    ...(unconfirmed.length === 0
      ? []
      : [`확인되지 않은 값은 ${plain(unconfirmed.map(({ name }) => name).join(', '))}입니다.`]),
    payslipWord('speech', 'decimals'),
  ];
}

/** Signs said as words, and those that have none left out. */
function plain(text: string): string {
  return text
    .replace(/[➊-➓]/gu, (sign) => ` ${sign.charCodeAt(0) - 0x2789}`)
    .replace(/[①-⑳]/gu, (sign) => ` ${sign.charCodeAt(0) - 0x245f}`)
    .replace(/(?<=\d)\s*%/g, '퍼센트')
    .replace(/(?<=\d)\s*~\s*(?=\d)/g, '에서 ')
    .replace(/[−-](?=\d+원|\d+만)/g, '마이너스 ')
    .replace(/(\d{4})-(\d{2})-(\d{2})/g, (date) => spokenDate(date))
    .replace(/[^\p{L}\p{N}\s.,?!]/gu, ' ')
    .replace(/\s+([.,?!])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
