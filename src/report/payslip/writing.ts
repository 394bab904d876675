import { josa } from 'es-hangul';
import { groupDigits } from '../../formula/display.ts';
import type { RoundingMode } from '../../formula/ratio.ts';
import type { Relation } from '../../formula/tree.ts';
import { beside, figureText, type Voice, wonText } from './figure.ts';
import type { Calculation, CalculationPart, CalculationReason, Rounding } from './part.ts';

/** What a term is called. */
export type NameOf = (term: string) => string;

/**
 * A calculation as a line: `통상시급 11,436.53원 × 150% × 38시간(2,280분)`, or what decided a fixed amount:
 * `제공건수 40건 ≥ 32.3건(85% × 월목표건수 38건)`.
 */
export function writeCalculation(
  calculation: Calculation,
  amount: string,
  name: NameOf,
  voice: Voice,
): string {
  const writer = new Writer(name, voice);
  const { part, because, roundings } = calculation;
  if (because.length > 0) return writer.decided(because, part, amount);
  const figure = writer.part(part, 0);
  if (roundings.length === 0) return figure;
  const rounded = roundings.map((one) => writer.rounding(one)).join(', ');
  return voice === 'speech' ? `${figure}, ${rounded}` : `${figure} (${rounded})`;
}

const signs = {
  ko: { times: ' × ', over: ' ÷ ', plus: ' + ', minus: ' − ' },
  en: { times: ' × ', over: ' ÷ ', plus: ' + ', minus: ' − ' },
  speech: { times: ' 곱하기 ', over: ' 나누기 ', plus: ' 더하기 ', minus: ' 빼기 ' },
};

const relations: Readonly<Record<Relation, string>> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
};

/** Said after the right side: between conditions, and after the last one. */
const spokenRelations: Readonly<Record<Relation, readonly [string, string]>> = {
  '=': ['에 맞고', '에 맞으므로'],
  '!=': ['에 맞지 않고', '에 맞지 않으므로'],
  '<': [' 미만이고', ' 미만이므로'],
  '<=': [' 이하이고', ' 이하이므로'],
  '>': [' 초과이고', ' 초과이므로'],
  '>=': [' 이상이고', ' 이상이므로'],
};

const roundingWords: Readonly<Record<RoundingMode, { readonly ko: string; readonly en: string }>> = {
  floor: { ko: '버림', en: 'rounded down' },
  ceil: { ko: '올림', en: 'rounded up' },
  round: { ko: '반올림', en: 'rounded half up' },
  roundEven: { ko: '짝수 쪽 반올림', en: 'rounded half to even' },
  trunc: { ko: '0 쪽으로 버림', en: 'cut towards 0' },
};

class Writer {
  private readonly name: NameOf;
  private readonly voice: Voice;

  constructor(name: NameOf, voice: Voice) {
    this.name = name;
    this.voice = voice;
  }

  /** Binds: 0 nothing around, 1 within a sum, 2 within a product or after a minus. */
  part(part: CalculationPart, around: 0 | 1 | 2): string {
    const sign = signs[this.voice];
    switch (part.kind) {
      case 'figure': {
        const text = figureText(part, this.voice);
        return part.term === undefined ? text : `${this.name(part.term)} ${text}`;
      }
      case 'product': {
        const [first, ...numerators] = part.numerators;
        return [
          first === undefined ? '1' : this.part(first, 2),
          ...numerators.map((one) => this.factor(sign.times, one)),
          ...part.denominators.map((one) => this.factor(sign.over, one)),
        ].join('');
      }
      case 'sum':
        return around < 2 ? this.sum(part) : this.spoken ? this.summed(part) : `(${this.sum(part)})`;
      case 'rounded': {
        const [text, how] = [
          this.part(part.part, part.part.kind === 'table' ? 1 : 0),
          this.rounding(part.rounding),
        ];
        return this.spoken ? `${josa(text, '을/를')} ${how}한 값` : `(${text}, ${how})`;
      }
      case 'table': {
        const keys = part.keys.map((key) => this.part(key, 0)).join(', ');
        const place = this.spoken ? `${part.name}에서 ${keys}의 값` : `${part.name}(${keys})`;
        return around === 0 ? place : `${place} ${figureText(part.cell, this.voice)}`;
      }
    }
  }

  private sum({ parts }: Extract<CalculationPart, { kind: 'sum' }>): string {
    const { plus, minus: less } = signs[this.voice];
    return parts
      .map(({ minus, part }, i) => {
        const before = i > 0 ? (minus ? less : plus) : minus ? less.trimStart() : '';
        return before + this.part(part, minus ? 2 : 1);
      })
      .join('');
  }

  /** A sum among factors, said without brackets: 20일에서 1일을 뺀 값, … 8시간과 … 1시간 30분을 더한 값. */
  private summed({ parts }: Extract<CalculationPart, { kind: 'sum' }>): string {
    const said = (minus: boolean): string[] =>
      parts.filter((one) => one.minus === minus).map(({ part }) => this.part(part, 2));
    const listed = (all: readonly string[]): string =>
      all.map((one, i) => (i < all.length - 1 ? `${josa(one, '와/과')} ` : one)).join('');
    const [plus, less] = [said(false), said(true)];
    const whole = plus.length < 2 ? (plus[0] ?? '0') : `${josa(listed(plus), '을/를')} 더한 값`;
    return less.length === 0 ? whole : `${whole}에서 ${josa(listed(less), '을/를')} 뺀 값`;
  }

  /** A further factor; one that is longer than a figure is set off by a pause when it is said. */
  private factor(sign: string, part: CalculationPart): string {
    const pause = this.spoken && (part.kind === 'sum' || part.kind === 'rounded');
    return (pause ? `${sign.trimEnd()}, ` : sign) + this.part(part, 2);
  }

  private get spoken(): boolean {
    return this.voice === 'speech';
  }

  /** 1원 미만 반올림. */
  rounding({ mode, step }: Rounding): string {
    const words = roundingWords[mode];
    const size = step.d === 1n ? wonText(Number(step.n), this.voice) : groupDigits(`${step.n}/${step.d}`);
    if (this.voice === 'en') return `${words.en} to ${size}`;
    return `${size === '1원' ? '원' : size} 미만 ${words.ko}`;
  }

  /** The conditions that gave a fixed amount, then the amount. */
  decided(because: readonly CalculationReason[], part: CalculationPart, amount: string): string {
    const given = part.kind === 'figure' && part.term !== undefined ? this.part(part, 0) : amount;
    const reasons = because.map((one, i) => this.reason(one, i === because.length - 1));
    return this.spoken ? `${reasons.join(' ')} ${given}` : `${reasons.join(', ')} → ${given}`;
  }

  private reason(reason: CalculationReason, last: boolean): string {
    if (reason.kind === 'truth') {
      const name = this.name(reason.term);
      if (this.spoken)
        return `${name}에 해당하${reason.holds ? '' : '지 않'}${last ? (reason.holds ? '므로' : '으므로') : '고'}`;
      return reason.holds ? name : this.voice === 'en' ? `not ${name}` : `${name} 아님`;
    }
    const { op, left, right, limit } = reason;
    const shown = this.part(limit ?? right, 0);
    if (this.spoken)
      return `${josa(this.part(left, 0), '이/가')} ${shown}${spokenRelations[op][last ? 1 : 0]}`;
    const against = limit === undefined ? shown : beside(shown, this.part(right, 0), this.voice);
    return `${this.part(left, 0)} ${relations[op]} ${against}`;
  }
}
