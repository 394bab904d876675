import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { skeleton } from '../../src/interview/skeleton.ts';
import { csvTemplate, templateColumns, templatesOf } from '../../src/interview/template.ts';
import { readAllowances } from '../../src/people/inputs/allowances.ts';
import { readChangeRows } from '../../src/people/inputs/change-rows.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { readLeaveDates, readLeaves } from '../../src/people/inputs/leaves.ts';
import { readListRows } from '../../src/people/inputs/list-rows.ts';
import { readMonthRecords } from '../../src/people/inputs/month-records.ts';
import { Roster } from '../../src/people/inputs/roster.ts';
import { readSwapRows } from '../../src/people/inputs/swap-rows.ts';
import { readTimesheets } from '../../src/people/inputs/timesheets.ts';
import { makePlan } from '../../src/people/table/plan.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { type PeopleFile, peopleFiles } from '../../src/run/scenario/scenario.ts';
import { listEngine } from '../own-lists.ts';
import { ownScheme } from '../own-scheme.ts';
import { withTraining } from '../support.ts';
import { session } from './setup.ts';

const ids = new Map([['1001', 0]]);

/** How many rows the table's own reader takes. */
function rowsRead(kind: PeopleFile, text: string, problems: Problems): number {
  const source = csvRecords(text, `${kind}.csv`);
  switch (kind) {
    case '명부':
      return new Roster(source, session.books, problems).ids.length;
    case '월별기록':
      return readMonthRecords(source, session.books.근무, ids, problems).rows;
    case '근무일지':
      return readTimesheets(source, ids, problems).size;
    case '휴직':
      return readLeaves(
        source,
        ids,
        session.rules.leave.dated.map(({ name }) => name),
        problems,
      ).size;
    case '휴가일':
      return readLeaveDates(
        source,
        ids,
        session.rules.leave.counted.map(({ name }) => name),
        problems,
      ).size;
    case '고정수당':
      return readAllowances(source, ids, session.rules.allowances, problems).size;
    case '휴일대체':
      return readSwapRows(source, ids, problems).rows;
    case '변경':
      return readChangeRows(source, session.books.직원, ids, new Set(), problems).rows;
    case '인월': {
      const [header, ...records] = source.records(problems);
      const ask = {
        file: source.file,
        specs: specsOf(session.engine.rules, session.schemes),
        terms: new Map(),
        schemes: session.schemes,
        fallbacks: [],
        kinds: session.rules.leave,
        months: [],
      };
      return header && makePlan(header, ask, problems) ? records.length : 0;
    }
  }
}

describe('a table', () => {
  test.each(peopleFiles)('%s is read back by its reader, with an example row', (kind) => {
    const problems = new Problems();
    expect(rowsRead(kind, csvTemplate(session, kind, true).slice(1), problems)).toBe(1);
    expect(problems.list).toEqual([]);
  });

  test('columns that must be there come first; every fact has one', () => {
    const roster = templateColumns(session, '명부');
    expect(roster.map(({ name }) => name).slice(0, 4)).toEqual(['사번', '직종', '근무형태', '소속유형']);
    const names = new Set(templateColumns(session, '인월').map(({ name }) => name));
    expect(session.questions.filter(({ key }) => !names.has(key))).toEqual([]);
  });

  test('Excel is told that it is UTF-8', () => {
    expect(csvTemplate(session, '휴가일', true)).toBe('\uFEFF사번,종류,일자\r\n1001,연차,2024-03-04\r\n');
  });
});

describe('an empty table of a list', () => {
  const own = new InterviewSession(listEngine.rules, [ownScheme]);
  const kinds = templatesOf(own).filter(({ kind }) => typeof kind !== 'string');

  test('has a column a field, of a month’s list the month, and is called by key and label', () => {
    expect(kinds.map(({ name, english }) => [name, english])).toEqual([
      ['가족', 'Dependants'],
      ['출장', 'Errands'],
    ]);
    expect(kinds.map(({ kind }) => csvTemplate(own, kind, true).trim().split('\r\n'))).toEqual([
      ['사번,관계,생년월일,금액', `1001,배우자,${own.firstMonth}-01,`],
      ['사번,귀속월,거리,숙박', `1001,${own.firstMonth},,`],
    ]);
  });

  test('is read back by its reader, with an example row', () => {
    for (const { name, kind } of kinds) {
      if (typeof kind === 'string') throw new Error(kind);
      const problems = new Problems();
      const [text, noLine] = [csvTemplate(own, kind, true), csvTemplate(own, kind, false)];
      // Of 출장 an item need say nothing of any field; a line that says nothing is one to be filled in.
      const filled = name === '출장' ? text.replace(/,,\r\n$/, ',3,\r\n') : text;
      const rows = [filled, noLine].map(
        (one) => readListRows(csvRecords(one, name), kind.key, kind.list, ids, problems).rows,
      );
      expect([rows, problems.list]).toEqual([[1, 0], []]);
    }
  });

  test('a roster’s template has no columns of it: in a file of person-months there is nothing else', () => {
    const listed = (kind: PeopleFile): number =>
      templateColumns(own, kind).filter(({ name }) => /^(가족|출장)\d/.test(name)).length;
    expect((['명부', '월별기록', '인월'] as const).map(listed)).toEqual([0, 0, 10]);
  });
});

/** Problems of an input, open to 모름 or not. */
function wrongIn(text: string, open: boolean, by: InterviewSession = session): readonly string[] {
  const problems = new Problems();
  const input = readEstimate(readSource(text, 'test', problems), by.books, problems, { open });
  expect(input?.people).toHaveLength(1);
  return problems.list.map(({ code, term }) => `${code} ${term}`);
}

describe('an input', () => {
  const blank = skeleton(session, false, 'ko');

  test('is open as it stands, and exact with examples', () => {
    expect(wrongIn(blank, true)).toEqual([]);
    expect(wrongIn(skeleton(session, true, 'en'), false)).toEqual([]);
    // Without --interval, what has to be filled in is named.
    expect(wrongIn(blank, false).length).toBeGreaterThanOrEqual(3);
  });

  const commented = [...blank.matchAll(/^#(?=\S| {2}\S)(.+)$/gm)].map((m) => m[0]);

  test.each(commented)('%s can be taken in', (line) => {
    expect(wrongIn(blank.replace(`\n${line}\n`, `\n${line.slice(1)}\n`), true)).toEqual([]);
  });

  test('holds every key of the schema and of the facts', () => {
    const schema: { properties: Record<string, unknown> } = JSON.parse(
      readFileSync(new URL('../../schema/estimate.schema.json', import.meta.url), 'utf8'),
    );
    const keys = [...Object.keys(schema.properties), ...session.questions.map(({ key }) => key)];
    expect(keys.filter((key) => !new RegExp(`^#? *${key}:`, 'm').test(blank))).toEqual([]);
  });

  test('says of each fact what the rules declare: question, unit, range, grain, default', () => {
    expect(blank).toContain(
      [
        '  # 이번 달 연차는 며칠입니까?',
        '  # 단위: 일. 0일~31일. 0.5일 단위. 적지 않으면 0일',
        '  연차일수: 모름',
      ].join('\n'),
    );
  });
});

test('a fact added to the rules stands in the field, the prompt, the headings and the input alike', () => {
  const own = InterviewSession.of(withTraining());
  expect(own.first.map(({ key }) => key)).toContain('교육시간');
  for (const kind of ['월별기록', '인월'] as const)
    expect(templateColumns(own, kind).map(({ name }) => name)).toContain('교육시간');
  const text = skeleton(own, true, 'ko');
  expect(text).toContain(
    '  # 교육을 몇 시간 받았습니까?\n  # 단위: 시간. 0시간~200시간. 적지 않으면 0시간\n',
  );
  expect(wrongIn(text, false, own)).toEqual([]);
});
