import { check } from '../../src/formula/check.ts';
import type { Value } from '../../src/formula/checked.ts';
import { display } from '../../src/formula/display.ts';
import type { Program, Term } from '../../src/formula/program.ts';
import type { FormulaScope } from '../../src/formula/scope.ts';
import { readUnit, type Type } from '../../src/formula/units.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { readyTable } from '../../src/rules/builder.ts';
import type { TableRule } from '../../src/rules/model.ts';
import { tableTypes } from '../../src/rules/types.ts';
import { readRules } from '../read-rules.ts';

/**
 * What each `expression → value` line of a formula block comes to. `where 이름: 단위 = 값` declares a term for
 * the lines below it (`없음`: a fact that was not given). An error shows as `오류 code`.
 */
export class Formulas {
  private readonly terms = new Map<string, { readonly type: Type; readonly value: Value | undefined }>();
  private readonly tables: ReadonlyMap<string, TableRule>;

  constructor(tables: readonly TableRule[] = []) {
    this.tables = new Map(tables.map((table) => [table.name, table]));
  }

  declare(line: string): void {
    const [, name = '', unit = '', choices, text = ''] =
      /^where (\S+): ([^(=]+?)(?:\((.*)\))? = (.+)$/.exec(line) ?? [];
    const read = readUnit(unit, choices?.split(', '));
    if (!('type' in read)) throw new Error(`unit of: ${line}`);
    const literal = text === '없음' ? undefined : check(text, this.scope());
    if (literal?.ok === false) throw new Error(`value of: ${line}: ${literal.problem.code}`);
    const root = literal?.formula.root;
    this.terms.set(name, { type: read.type, value: root?.kind === 'constant' ? root.value : undefined });
  }

  value(expression: string): string {
    const checked = check(expression, this.scope());
    if (!checked.ok) return `오류 ${checked.problem.code}`;
    const { formula } = checked;
    const facts = [...this.terms].map(([name, { type }]): Term => ({ name, type }));
    const order: Term[] = [...facts, { name: '결과', type: formula.root.type, formula }];
    const tables = new Map(
      [...this.tables.values()].flatMap((table) => {
        const entry = table.entries.at(-1);
        return entry === undefined ? [] : [[table.name, readyTable(table, entry)] as const];
      }),
    );
    const program: Program = { order, index: new Map(order.map(({ name }, i) => [name, i])), tables };
    const given = new Map(
      [...this.terms].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const])),
    );
    try {
      return display(evaluate(program, given).value('결과'), formula.root.type);
    } catch (error) {
      if (error instanceof ProblemError) return `오류 ${error.problems[0]?.code}`;
      throw error;
    }
  }

  /** By item, the terms declared as `목록1.필드`. */
  private items(list: string): readonly ReadonlyMap<string, string>[] | undefined {
    const items = new Map<string, Map<string, string>>();
    for (const term of this.terms.keys()) {
      const [, name, place = '', field = ''] = /^(.+)(\d)\.(.+)$/.exec(term) ?? [];
      if (name === list) items.set(place, (items.get(place) ?? new Map<string, string>()).set(field, term));
    }
    return items.size === 0 ? undefined : [...items.values()];
  }

  private scope(): FormulaScope {
    return {
      term: (name) => {
        const term = this.terms.get(name);
        return term && { type: term.type, optional: term.value === undefined || name.includes('.') };
      },
      termNames: () => this.terms.keys(),
      table: (name) => {
        const table = this.tables.get(name);
        return table && tableTypes(table, new Problems());
      },
      tableNames: () => this.tables.keys(),
      list: (name) => {
        const items = this.items(name);
        return items && { items, isWhole: false };
      },
      listNames: () => [...this.terms.keys()].flatMap((term) => /^(.+)\d\./.exec(term)?.[1] ?? []),
      ...(this.terms.has('귀속월') && { payMonth: '귀속월' }),
    };
  }
}

/** The tables of a rule file, by the files around it. */
export function tablesOf(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly TableRule[] {
  const problems = new Problems();
  const { tables } = readRules(
    files.map((file) => ({ ...file, sha256: '' })),
    problems,
  );
  problems.throwIfAny();
  return tables;
}
