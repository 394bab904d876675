import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The same file to the same files in SQL, as somebody would write it for this one layout and this one case: types and the
 * texts that a cell may hold are declared, every figure is a whole number, one thread. It is spared a check of the order of
 * people and months, and writes neither a byte order mark nor carriage returns. `node duckdb.mjs IN OUT PEOPLE WORKDAYS`.
 */
const careful = (of: string, all: readonly string[]): string =>
  `CASE WHEN ${of} IN (${all.map((one) => `'${one}'`).join(', ')}) THEN ${of} ELSE error('unknown text') END`;

/** Half up, of whole numbers that are not negative. */
const half = (of: string, by: number): string => `((${of} + ${by / 2}) // ${by})`;

const minutes = ['현행', '개편안'].flatMap((scheme) =>
  ['연장', '야간', '휴일', '휴일연장'].map((kind) => `${scheme}.${kind}`),
);
const types = {
  사번: 'VARCHAR',
  귀속월: 'VARCHAR',
  직종: 'VARCHAR',
  근무형태: 'VARCHAR',
  소속유형: 'VARCHAR',
  기본급: 'BIGINT',
  노조: 'VARCHAR',
  연차일수: 'DOUBLE',
  공가일수: 'DOUBLE',
  제공건수: 'BIGINT',
  적극개입건수: 'BIGINT',
  ...Object.fromEntries(minutes.map((name) => [name, 'BIGINT'])),
};
const columns = Object.entries(types).map(([name, type]) => `'${name}': '${type}'`);

const bounded = minutes.map(
  (name) => `CASE WHEN "${name}" BETWEEN 0 AND 89280 THEN "${name}" ELSE error('minutes') END AS "${name}"`,
);

const worked = (input: string, workdays: readonly number[]): string => `
CREATE TEMP TABLE worked AS
WITH cells AS (
  SELECT 사번, 귀속월, 기본급,
    ${careful('직종', ['요양보호사', '사회복지사'])} AS 직종,
    ${careful('근무형태', ['전일제', '시간제'])} AS 근무형태,
    ${careful('소속유형', ['모두돌봄센터', '본부'])} AS 소속유형,
    ${careful('노조', ['1노조', '2노조', '3노조', '4노조', '없음'])} AS 노조,
    coalesce(기본급, 2390124) AS base,
    2 * [${workdays.join(', ')}][CAST(substr(귀속월, 6, 2) AS INTEGER)] - 2 * 연차일수 - 2 * 공가일수 AS target,
    제공건수, CASE WHEN 적극개입건수 <= 제공건수 THEN 적극개입건수 ELSE error('services') END AS 적극개입건수,
    ${bounded.join(',\n    ')}
  FROM read_csv('${input}', header = true, auto_detect = false, delim = ',', quote = '"', columns = {${columns.join(', ')}})
), figures AS (
  SELECT *,
    ${half('base * "현행.연장"', 8_360)} AS over8,
    ${half('base * "현행.야간"', 25_080)} AS night8,
    ${half('base * (3 * "현행.휴일" + 4 * "현행.휴일연장")', 25_080)} AS holiday8,
    ${half('12523000 * "개편안.연장"', 43_800)} AS over6,
    ${half('12523000 * "개편안.야간"', 131_400)} AS night6,
    ${half('12523000 * (3 * "개편안.휴일" + 4 * "개편안.휴일연장")', 131_400)} AS holiday6,
    concat_ws(' ',
      CASE WHEN 직종 <> '요양보호사' THEN '직종' END,
      CASE WHEN 근무형태 <> '전일제' THEN '근무형태' END,
      CASE WHEN 소속유형 <> '모두돌봄센터' THEN '소속유형' END) AS missed,
    target > 0 AND 20 * 제공건수 >= 17 * target AS meets,
    CASE WHEN meets THEN 150000 ELSE 0 END AS bonusA,
    CASE WHEN meets AND 제공건수 > 0 AND 5 * 적극개입건수 >= 제공건수 THEN 50000 ELSE 0 END AS bonusB
  FROM cells
)
SELECT 사번, 귀속월, 직종, 근무형태, 소속유형, 기본급, 노조, base, over8, night8, holiday8, missed,
  base + over8 + night8 + holiday8 AS old,
  missed = '' AS covered,
  CASE WHEN covered THEN 1789000 ELSE base END AS base2,
  CASE WHEN covered THEN over6 ELSE over8 END AS over2,
  CASE WHEN covered THEN night6 ELSE night8 END AS night2,
  CASE WHEN covered THEN holiday6 ELSE holiday8 END AS holiday2,
  CASE WHEN covered THEN bonusA ELSE 0 END AS a,
  CASE WHEN covered THEN bonusB ELSE 0 END AS b,
  base2 + over2 + night2 + holiday2 + a + b AS new
FROM figures`;

/** Two rows of each person-month, one after the other. */
const rows = (output: string): string => `
COPY (
  SELECT 사번, 귀속월, 기본급 AS 계약기본급, 직종, 근무형태, 소속유형, 노조, paid.* FROM (
    SELECT 사번, 귀속월, 직종, 근무형태, 소속유형, 기본급, 노조, unnest([
      {제도: '현행', 적용: '예', 미적용사유: '', 기본급: base, 연장수당: over8, 야간수당: night8, 휴일수당: holiday8,
        질병휴직급여: 0, 협력성과급A: 0, 협력성과급B: 0, 연차미사용수당: 0, 보상휴가미사용수당: 0,
        휴업수당: 0, 산재휴업보상: 0, 고정수당: 0,
        지급총액: old, 차액: 0},
      {제도: '개편안', 적용: CASE WHEN covered THEN '예' ELSE '아니오' END, 미적용사유: missed, 기본급: base2,
        연장수당: over2, 야간수당: night2, 휴일수당: holiday2, 질병휴직급여: 0, 협력성과급A: a, 협력성과급B: b,
        연차미사용수당: 0, 보상휴가미사용수당: 0,
        휴업수당: 0, 산재휴업보상: 0, 고정수당: 0, 지급총액: new, 차액: new - old}
    ]) AS paid FROM worked
  )
) TO '${output}' (FORMAT csv, HEADER)`;

const people = (output: string): string => `
COPY (
  SELECT 사번, min(직종) AS 직종, min(근무형태) AS 근무형태, min(소속유형) AS 소속유형, min(노조) AS 노조, count(*) AS 개월, sum(old) AS "지급총액(현행)", sum(new) AS "지급총액(개편안)",
    sum(new - old) AS "차액(개편안)", count(*) FILTER (covered) AS "적용개월(개편안)",
    sum(new - old) AS "차액:그 밖(개편안)"
  FROM worked GROUP BY 사번 ORDER BY 사번
) TO '${output}' (FORMAT csv, HEADER)`;

const [, , from = '', to = '', sums = '', workdays = ''] = process.argv;
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
await connection.run(worked(from, workdays.split(',').map(Number)));
await connection.run(rows(to));
await connection.run(people(sums));
connection.closeSync();
instance.closeSync();
