import { describe, expect, test } from 'vitest';
import { type ConsentLedger, consentLedger } from '../../src/bargaining/consent/consent.ts';
import { majorityOf } from '../../src/bargaining/consent/majority.ts';
import { pseudonymous } from '../../src/bargaining/consent/pseudonyms.ts';
import { consentCsv } from '../../src/report/bargaining/consent/csv.ts';
import { consentJson } from '../../src/report/bargaining/consent/json.ts';
import { consentText } from '../../src/report/bargaining/consent/text.ts';
import { bound, type Input, onLeave } from '../pay/agreements-setup.ts';

const ledgerOf = async (
  agreements: string,
  inputs: readonly Input[],
  schemes?: string,
): Promise<ConsentLedger> => {
  const { engine, scenario, table } = bound(agreements, inputs, schemes);
  return consentLedger(engine, scenario, table);
};
const works = (id: string, union: string, month = '2024-04', more: object = {}) => ({
  id,
  귀속월: month,
  직원: { 노조: union, ...more },
});
/** 18:00 every day: 42 hours of overtime in April 2024, so that the reform pays 119,377 more. */
const long = { 근무시간대: { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' } };

describe('who is worse off', () => {
  test('a member of 1노조 at work: 601,124 less base and pay in April 2024, for which all three are missing', async () => {
    const { schemes } = await ledgerOf('협약: 적용', [works('1', '1노조')]);
    const [reform] = schemes;
    expect([reform?.affected, reform?.worse]).toEqual([1, { over: 1, month: 1, line: 1 }]);
    const rows = reform?.rows.filter(({ line }) => line.kind === '지급');
    expect(
      rows?.map(({ line, since, months, lost, most, net }) => [line.term, since, months, lost, most, net]),
    ).toEqual([
      ['기본급', '2024-04', 1, -601_124, -601_124, -601_124],
      ['지급총액', '2024-04', 1, -601_124, -601_124, -601_124],
    ]);
    const acts = rows?.[0]?.acts.map(({ name, union, article, done }) => [name, union, article, done]);
    expect(acts).toEqual([
      ['취업규칙동의', undefined, '근로기준법 제94조 제1항', false],
      ['단체협약', '1노조', '노동조합 및 노동관계조정법 제33조', false],
      ['개별계약', undefined, '근로기준법 제4조, 제17조', false],
    ]);
  });

  test('months count from the first lower one, and a line may be lower where the total is not', async () => {
    const inputs = [
      { ...works('1', '1노조', '2024-02') },
      { ...works('1', '1노조', '2024-03'), ...long },
      { ...works('1', '1노조', '2024-04'), ...long },
    ];
    const { schemes } = await ledgerOf('', inputs);
    const rows = schemes[0]?.rows.map(({ line, since, months, lost }) => [line.term, since, months, lost]);
    // The reform begins in March; 40 and 42 hours of overtime are worth more than the base lost.
    expect(rows).toEqual([['기본급', '2024-03', 2, -1_202_248]]);
    expect(schemes[0]?.worse).toEqual({ over: 0, month: 0, line: 1 });
  });

  test('on leave a member of 1노조 also needs the agreement on sick leave, one of 2노조 does not', async () => {
    const { schemes } = await ledgerOf('협약: 적용', [
      onLeave('2024-04', '1노조'),
      onLeave('2024-04', '2노조'),
    ]);
    const rows = schemes[0]?.rows.filter(({ line }) => line.term === '질병휴직급여') ?? [];
    const open = rows.map(({ union, lost, acts }) => [
      union,
      lost,
      acts.filter(({ done, name }) => !done && name === '단체협약').map(({ issue }) => issue),
    ]);
    // 1노조: 1,789,000 × 70 % = 1,252,300 against 2,390,124; 2노조 has 1,673,087 already.
    expect(open).toEqual([
      ['1노조', -1_137_824, ['질병휴직', '임금체계개편']],
      ['2노조', -420_787, ['임금체계개편']],
    ]);
  });

  test('a change of agreements reaches those it binds; others have no row', async () => {
    const flip = '협약: 적용\n협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]';
    const inputs = ['1노조', '2노조', '3노조', '없음'].map((union) => onLeave('2024-04', union));
    const { schemes } = await ledgerOf(flip, inputs, '[현행]');
    const [one] = schemes;
    expect([one?.by, one?.affected, one?.majority]).toEqual(['협약변경', 1, undefined]);
    expect(
      one?.rows.filter(({ line }) => line.kind === '지급').map(({ id, line, lost }) => [id, line.term, lost]),
    ).toEqual([
      ['1노조 2024-04', '질병휴직급여', -717_037],
      ['1노조 2024-04', '지급총액', -717_037],
    ]);
    expect(one?.rows[0]?.acts).toEqual([
      {
        name: '단체협약',
        union: '1노조',
        issue: '질병휴직',
        article: '노동조합 및 노동관계조정법 제33조',
        done: true,
      },
    ]);
  });

  test('whom half of their kind binds is reached by §35', async () => {
    const flip = '협약: 적용\n협약변경: [{ 노조: 1노조, 조항: 질병휴직, 상태: 체결, 체결일: 2024-03-15 }]';
    const { schemes } = await ledgerOf(flip, [works('1', '1노조'), onLeave('2024-04', '없음')], '[현행]');
    expect(schemes[0]?.rows[0]?.acts.map(({ union, article }) => [union, article])).toEqual([
      ['1노조', '노동조합 및 노동관계조정법 제35조'],
    ]);
  });
});

describe('whose consent (근로기준법 §94①)', () => {
  const heads = (...groups: readonly (readonly [string, number, number])[]) =>
    groups.flatMap(([union, people, worse]) =>
      Array.from({ length: people }, (_, i) => ({ union, isWorse: i < worse })),
    );

  test('a union of more than half decides; of exactly half it does not', () => {
    expect(majorityOf(heads(['1노조', 6, 6], ['없음', 5, 5]), undefined, '')).toMatchObject({
      union: '1노조',
      missing: 0,
    });
    const half = majorityOf(heads(['1노조', 5, 5], ['없음', 5, 5]), undefined, '');
    expect(half.union).toBeUndefined();
    expect([half.needed, half.notWorse, half.missing]).toEqual([6, 0, 6]);
  });

  test('those in no union are no union', () => {
    expect(majorityOf(heads(['없음', 9, 0], ['1노조', 1, 0]), undefined, '').union).toBeUndefined();
  });

  test('128 people, 80 of them worse off: 65 are needed, 48 lose nothing, 17 are missing', () => {
    const found = majorityOf(heads(['1노조', 60, 40], ['2노조', 60, 40], ['없음', 8, 0]), undefined, '');
    expect([found.people, found.needed, found.notWorse, found.missing]).toEqual([128, 65, 48, 17]);
  });

  test('nothing is missing once consent was given, or where nobody is reached', () => {
    expect(majorityOf(heads(['없음', 4, 4]), '2024-04-01', '').missing).toBe(0);
    expect(majorityOf([], undefined, '')).toMatchObject({ needed: 0, missing: 0 });
  });

  test('in the ledger: two of three are in 1노조', async () => {
    const inputs = [
      works('1', '1노조'),
      works('2', '1노조'),
      works('3', '없음', '2024-04', { 개별계약일: '2024-04-01' }),
    ];
    const { schemes } = await ledgerOf('협약: 적용\n취업규칙동의일: 2024-03-20', inputs);
    expect(schemes[0]?.majority).toMatchObject({ union: '1노조', people: 3, needed: 2, given: '2024-03-20' });
    expect(schemes[0]?.unions).toEqual([
      { union: '1노조', people: 2, worse: 2, contracts: 0 },
      { union: '없음', people: 1, worse: 1, contracts: 1 },
    ]);
    const last = schemes[0]?.rows.find(({ id }) => id === '3');
    // 1노조 has more than half of the kind, so its agreement binds the third too.
    expect(last?.acts.map(({ name, union, done }) => [name, union, done])).toEqual([
      ['취업규칙동의', undefined, true],
      ['단체협약', '1노조', false],
      ['개별계약', undefined, true],
    ]);
  });
});

describe('findings and forms', () => {
  test('without unions in the roster the ledger says so; an unconfirmed date is named', async () => {
    const { findings } = await ledgerOf('협약: 적용', [{ id: '1', 귀속월: '2024-04' }]);
    expect(findings).toEqual([
      { name: '노조자료없음', about: '노조' },
      { name: '서명일미확인', about: '4노조 질병휴직 2024-01-31' },
      // It decides whether night duty is found.
      { name: '서명일미확인', about: '4노조 근무체계 2024-01-31' },
    ]);
  });

  test('every row has its articles, in CSV and JSON, and the note stands in each', async () => {
    const ledger = await ledgerOf('협약: 적용', [works('1', '1노조')]);
    const [head = '', row = ''] = consentCsv(ledger).split('\r\n');
    expect(head.split(',')).toHaveLength(13);
    expect(row).toContain('근로기준법 제94조 제1항; 노동조합 및 노동관계조정법 제33조; ');
    expect(JSON.stringify(consentJson(ledger, 'ko', false))).toContain('법률 자문이 아닙니다');
    const view = { columns: 100, isPseudonymous: false };
    expect(consentText(ledger, { ...view, lang: 'ko' })).toContain('법률 자문이 아닙니다');
    expect(consentText(ledger, { ...view, lang: 'en' })).toContain('no legal advice');
  });

  test('without names: no 사번, no union of fewer than five, no heads of 1 to 4', async () => {
    const inputs = [...Array(6).keys()].map((i) => works(`S10${i}`, i < 5 ? '1노조' : '3노조'));
    const ledger = pseudonymous(await ledgerOf('협약: 적용', inputs));
    const all = JSON.stringify(consentJson(ledger, 'ko', true));
    expect(all).not.toMatch(/S10\d|3노조/);
    expect(ledger.schemes[0]?.unions.map(({ union }) => union)).toEqual(['1노조', '기타']);
    expect(all).toContain('{"노조":"기타","명":null,"줄어듦":null,"개별계약":0}');
    // A union of which all are members may still be small: nor is it named as the one that must consent.
    const few = pseudonymous(await ledgerOf('협약: 적용', inputs.slice(5)));
    const view = { columns: 100, isPseudonymous: true, lang: 'ko' } as const;
    expect(consentText(few, view) + JSON.stringify(consentJson(few, 'ko', true))).not.toContain('3노조');
  });
});
