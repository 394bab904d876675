import type { ConsentLedger } from '../../../bargaining/consent/consent.ts';
import { assumedCells, assumedHeads } from '../../../writing/assumed.ts';
import { csvLine } from '../../run/people-csv.ts';
import { actText } from './words.ts';

const heading = [
  '제도',
  '사번',
  '노조',
  '항목',
  '종류',
  '시작월',
  '줄어드는개월',
  '줄어든금액',
  '가장큰달',
  '기간차액',
  '필요한것',
  '빠진것',
  '조문',
];

/** One row a person and lower line, as Korean Excel opens it. */
export function consentCsv({ schemes, scenario }: ConsentLedger): string {
  const rows = schemes.flatMap(({ scheme, rows: own }) =>
    own.map(({ id, union, line, since, months, lost, most, net, acts }) =>
      csvLine([
        scheme,
        id,
        union,
        line.term,
        line.isTotal ? '합계' : line.kind,
        since,
        months,
        lost,
        most,
        net,
        acts.map((act) => actText(act, 'ko')).join('; '),
        acts
          .filter(({ done }) => !done)
          .map((act) => actText(act, 'ko'))
          .join('; '),
        [...new Set(acts.map(({ article }) => article))].join('; '),
        ...assumedCells(scenario),
      ]),
    ),
  );
  return `\uFEFF${csvLine([...heading, ...assumedHeads(scenario)])}${rows.join('')}`;
}
