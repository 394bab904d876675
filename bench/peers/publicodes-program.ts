import Engine from 'publicodes';
import { type FormulaNode, isRatio, type Value } from '../../src/formula/checked.ts';
import type { Program } from '../../src/formula/program.ts';
import { compareRatios, type Ratio, zero } from '../../src/formula/ratio.ts';

/**
 * The very formulas of a program as publicodes rules, one rule a term, so that a trace can be compared with the
 * evaluation of the same and not of a shorter model. Only what gross pay needs is translated; rule names are
 * numbered, for publicodes takes Latin letters alone.
 */
/** A rule without a formula that no situation sets: what was not given. */
const absent = 'absent';

type Rule = string | number | Readonly<Record<string, unknown>> | null;

export class PublicodesProgram {
  private readonly engine: Engine;
  private readonly program: Program;
  private readonly parts: [string, Rule][] = [];

  constructor(program: Program) {
    this.program = program;
    const rules = program.order.map(({ name, formula, type }): [string, Rule] => [
      this.name(name),
      formula === undefined || type.kind === 'list' ? null : this.rule(formula.root),
    ]);
    this.engine = new Engine({ [absent]: null, ...Object.fromEntries([...rules, ...this.parts]) });
  }

  /** Facts by term as a situation; what was not given, and texts, are left out. */
  situation(facts: ReadonlyMap<string, Value>): Readonly<Record<string, number>> {
    const given = this.program.order.flatMap(({ name, formula }) => {
      const value = facts.get(name);
      return formula === undefined && value !== undefined && isRatio(value)
        ? [[this.name(name), decimal(value)] as const]
        : [];
    });
    return Object.fromEntries(given);
  }

  evaluate(situation: Readonly<Record<string, number>>, term: string): number {
    this.engine.setSituation(situation);
    return Number(this.engine.evaluate(this.name(term)).nodeValue);
  }

  private name(term: string): string {
    return `t${this.program.index.get(term)}`;
  }

  private rule(node: FormulaNode): Rule {
    switch (node.kind) {
      case 'constant':
        return literal(node.value);
      case 'term':
        return this.name(node.name);
      case 'arithmetic':
      case 'relation':
        return this.binary(node.op === '!=' ? '!=' : node.op, node.left, node.right);
      case 'negate':
        return this.binary('-', 0, node.arg);
      case 'not':
        return { variations: [{ si: this.operand(node.arg), alors: 'non' }, { sinon: 'oui' }] };
      case 'given':
        return { 'est défini': this.name(node.name) };
      case 'logic':
        return {
          [node.op === 'and' ? 'toutes ces conditions' : 'une de ces conditions']: [
            this.operand(node.left),
            this.operand(node.right),
          ],
        };
      case 'if':
        return {
          variations: [
            { si: this.operand(node.test), alors: this.operand(node.then) },
            { sinon: this.operand(node.otherwise) },
          ],
        };
      case 'extreme':
        return {
          [node.fn === 'max' ? 'le maximum de' : 'le minimum de']: node.args.map((arg) => this.operand(arg)),
        };
      case 'rounding':
        return this.rounding(node);
      case 'otherwise':
        return { valeur: this.operand(node.value), 'par défaut': this.operand(node.fallback) };
      case 'earlier':
        return absent;
      case 'in':
        return this.holds(node.item, node.list) ? 'oui' : 'non';
      default:
        throw new RangeError(`${node.kind} is not translated`);
    }
  }

  private binary(op: string, left: FormulaNode | 0, right: FormulaNode): Rule {
    return `(${left === 0 ? 0 : this.operand(left)} ${op} ${this.operand(right)})`;
  }

  private operand(node: FormulaNode): string | number {
    return this.simple(this.rule(node));
  }

  /** What is no simple expression becomes a rule of its own, for publicodes names the parts of a rule by their mechanism. */
  private simple(rule: Rule): string | number {
    if (typeof rule === 'string' || typeof rule === 'number') return rule;
    const name = `n${this.parts.length}`;
    this.parts.push([name, rule]);
    return name;
  }

  /** publicodes rounds to the nearest only; up is half a step more, less a hair. */
  private rounding({ mode, arg, step }: Extract<FormulaNode, { kind: 'rounding' }>): Rule {
    const by = decimal(step);
    const inner = this.operand(arg);
    if (mode === 'round' && by === 1) return { valeur: inner, arrondi: 'oui' };
    const shift = mode === 'ceil' ? 0.499_999 : mode === 'floor' ? -0.499_999 : 0;
    const steps = this.simple({ valeur: `${inner} / ${by} + (${shift})`, arrondi: 'oui' });
    return `(${steps} * ${by})`;
  }

  private holds(item: FormulaNode, list: FormulaNode): boolean {
    const [one, all] = [item, list].map((node) => this.constant(node));
    return typeof all === 'object' && 'items' in all && all.items.some((other) => other === one);
  }

  private constant(node: FormulaNode): Value | undefined {
    if (node.kind === 'constant') return node.value;
    if (node.kind !== 'term') return undefined;
    const root = this.program.order[this.program.index.get(node.name) ?? -1]?.formula?.root;
    return root && this.constant(root);
  }
}

const decimal = ({ n, d }: Ratio): number => Number(n) / Number(d);

function literal(value: Value): Rule {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'string') return `'${value}'`;
  if (!isRatio(value)) throw new RangeError('a list is not translated');
  return compareRatios(value, zero) < 0 ? `(0 - ${-decimal(value)})` : decimal(value);
}
