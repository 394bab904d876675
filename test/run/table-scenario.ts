import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { runScenario } from '../../src/run/run.ts';
import {
  type OpenOptions,
  openScenarioFrom,
  readPeople,
  type ScenarioFiles,
} from '../../src/run/scenario/open-scenario.ts';

type Rules = Parameters<typeof openScenarioFrom>[0];

/** CSV texts, by the key under which a scenario names each. */
export type Tables = Readonly<Record<string, string>>;

/** Opens a scenario whose people are `tables`. */
export async function openTables(rules: Rules, head: object, tables: Tables, options: OpenOptions = {}) {
  const files = filesOf(head, tables);
  const opened = await openScenarioFrom(rules, 'own.yaml', files, options);
  return { ...opened, table: await readPeople(opened, 'own.yaml', files) };
}

/** Runs a scenario whose people are `tables`; `head` is what else it says beside its name. */
export async function runTables(rules: Rules, head: object, tables: Tables, options: OpenOptions = {}) {
  const { engine, scenario, table } = await openTables(rules, head, tables, options);
  const result = await runScenario(engine, scenario, table);
  return { ...result, placeOf: (term: string) => result.lines.findIndex((line) => line.term === term) };
}

const filesOf = (head: object, tables: Tables): ScenarioFiles => ({
  scenario: async (path, _, problems) =>
    sourceFromValue(
      {
        시나리오: '표',
        근무가정: { 이름: '정시', 설명: '정한 시각에 일한다.' },
        사람: Object.fromEntries(Object.keys(tables).map((key) => [key, `${key}.csv`])),
        ...head,
      },
      path,
      problems,
    ),
  table: async (path) => csvRecords(tables[path.replace('.csv', '')] ?? '', path),
  beside: (_, path) => path,
});
