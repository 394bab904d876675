import { isRatio, type Value } from '../../formula/checked.ts';
import { divide, type Ratio, type RoundingMode } from '../../formula/ratio.ts';
import type { Relation } from '../../formula/tree.ts';
import { combine, type Type, type Unit } from '../../formula/units.ts';

/**
 * How a figure came about, short enough for a payslip: the branch that was taken, its terms with their values,
 * nothing that added 0 or rounded nothing away. It walks the rule's own formula and its trace; no rule is here.
 */
export interface Calculation {
  readonly part: CalculationPart;
  /** Why an amount that is simply given is given: the conditions that decided. */
  readonly because: readonly CalculationReason[];
  /** Roundings that changed the figure, the outermost first. */
  readonly roundings: readonly Rounding[];
}

export interface Rounding {
  readonly mode: RoundingMode;
  readonly step: Ratio;
}

export type CalculationPart =
  | FigurePart
  | {
      readonly kind: 'product';
      readonly numerators: readonly CalculationPart[];
      readonly denominators: readonly CalculationPart[];
    }
  | {
      readonly kind: 'sum';
      readonly parts: readonly { readonly minus: boolean; readonly part: CalculationPart }[];
    }
  | { readonly kind: 'rounded'; readonly part: CalculationPart; readonly rounding: Rounding }
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly keys: readonly CalculationPart[];
      /** What the cell holds: said where the figure is not that alone. */
      readonly cell: FigurePart;
    };

export interface FigurePart {
  readonly kind: 'figure';
  /** The term's name, unless the value says enough (a rate that the rules fix). */
  readonly term?: string;
  readonly value: Value;
  readonly type: Type;
  readonly percent: boolean;
  /** The minutes that were brought to hours. */
  readonly minutes?: Ratio;
}

export type CalculationReason =
  | { readonly kind: 'truth'; readonly term: string; readonly holds: boolean }
  | {
      readonly kind: 'relation';
      readonly op: Relation;
      readonly left: CalculationPart;
      readonly right: CalculationPart;
      /** The right side's value, where it is worked out. */
      readonly limit?: FigurePart;
    };

/** The terms that a calculation names. */
export function namedTerms({ part, because }: Calculation): string[] {
  const parts = [part, ...because.flatMap((one) => (one.kind === 'truth' ? [] : [one.left, one.right]))];
  return [...new Set(parts.flatMap(namesOf))];
}

function namesOf(part: CalculationPart): string[] {
  switch (part.kind) {
    case 'figure':
      return part.term === undefined ? [] : [part.term];
    case 'product':
      return [...part.numerators, ...part.denominators].flatMap(namesOf);
    case 'sum':
      return part.parts.flatMap((one) => namesOf(one.part));
    case 'rounded':
      return namesOf(part.part);
    case 'table':
      return part.keys.flatMap(namesOf);
  }
}

/** A part in minutes, in hours: of a sum each addend, of a product the factor that holds them. */
export function hours(part: CalculationPart, by: Ratio): CalculationPart | undefined {
  switch (part.kind) {
    case 'figure': {
      const { value, type } = part;
      if (!isRatio(value) || !isUnit(type, { 분: 1 }) || type.kind !== 'number') return undefined;
      const unit = combine(type.unit, minutesAnHour, -1);
      const { term: _, ...rest } = part;
      return { ...rest, value: divide(value, by), type: { kind: 'number', unit }, minutes: value };
    }
    case 'product': {
      const index = part.numerators.findIndex((one) => hours(one, by) !== undefined);
      const found = part.numerators[index];
      const converted = found && hours(found, by);
      return converted && { ...part, numerators: part.numerators.with(index, converted) };
    }
    case 'sum': {
      const parts = part.parts.flatMap(({ minus, part: one }) => {
        const converted = hours(one, by);
        return converted === undefined ? [] : [{ minus, part: converted }];
      });
      return parts.length === part.parts.length ? { kind: 'sum', parts } : undefined;
    }
    default:
      return undefined;
  }
}

const minutesAnHour: Unit = new Map([
  ['분', 1],
  ['시간', -1],
]);

/** Whether a type is a number of just this unit. */
export function isUnit(type: Type, powers: Readonly<Record<string, number>>): boolean {
  if (type.kind !== 'number' || type.unit === 'any') return false;
  const { unit } = type;
  const wanted = Object.entries(powers);
  return unit.size === wanted.length && wanted.every(([name, power]) => unit.get(name) === power);
}
