import { josa } from 'es-hangul';
import { saysDivision } from '../../calendar/interface.ts';
import type { ClassifiedMinutes } from '../../calendar/month.ts';
import { allowancesWithin } from '../../pay/allowance-line.ts';
import { assumedBeside } from '../../pay/assumed.ts';
import { type Comparison, difference } from '../../pay/comparison.ts';
import { attempt } from '../../pay/estimate.ts';
import { amountOf, type PartlyCovered, type Payslip } from '../../pay/payslip.ts';
import { Problems } from '../../problem/problem.ts';
import { fill, type Lang } from '../../problem/text.ts';
import { words } from '../../readings/words.ts';
import { holes } from '../../rules/assemble.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import type { FindingRule, TermRule } from '../../rules/model.ts';
import { chosenText } from '../../writing/chosen.ts';
import { lineLabel, shownName } from '../../writing/line-label.ts';
import { partlyCovered } from '../partly-covered.ts';
import { placedText } from '../placed-leave.ts';
import { figureText, type Voice, wonText } from './figure.ts';
import { calculate, figurePartOf } from './formula.ts';
import { namedTerms } from './part.ts';
import { payslipWord } from './words.ts';
import { writeCalculation } from './writing.ts';

/**
 * 임금명세서 (근로기준법 제48조 제2항, 시행령 제27조의2): one person's month as plain data, under one scheme or under
 * several side by side. Every renderer shows this and works nothing out.
 */
export interface Sheet {
  readonly lang: Lang;
  /** YYYY-MM. */
  readonly month: string;
  /** The year whose rules the figures follow: the pay month's. */
  readonly year: string;
  readonly header: SheetHeader;
  /** Handed to the person, not filled in while somebody is counselled. */
  readonly isFinal: boolean;
  readonly schemes: readonly SheetScheme[];
  /** 지급, 공제, 실수령 and what else the schemes list, in their order. */
  readonly groups: readonly SheetGroup[];
  /** 연장·야간·휴일 minutes by scheme; classes that nobody has are left out. */
  readonly hours: readonly { readonly kind: keyof ClassifiedMinutes; readonly minutes: readonly number[] }[];
  /** What the pay lines' calculations rest on: each worked-out figure that they name. */
  readonly basis: readonly SheetBasis[];
  readonly findings: readonly SheetFinding[];
  /** What is not out yet, and what it was taken for. */
  readonly assumed: readonly AssumedValue[];
  /** Values that are not confirmed, with the lines that rest on them. */
  readonly unconfirmed: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly notes: readonly SpokenText[];
}

/** What identifies the person and the payment; what is absent is left blank to be filled in. */
export interface SheetHeader {
  readonly name?: string;
  readonly employee?: string;
  /** YYYY-MM-DD. */
  readonly birth?: string;
  /** 임금지급일, YYYY-MM-DD. */
  readonly payDate?: string;
}

export interface SheetScheme extends PartlyCovered {
  readonly name: string;
  readonly covered: boolean;
  /** The scheme whose figures these are. */
  readonly applied: string;
  readonly missed: readonly string[];
}

export interface SheetGroup {
  readonly kind: string;
  readonly items: readonly SheetLine[];
  readonly total: SheetLine;
}

/** A line of the payslip: one figure for each scheme, in the order of the schemes. */
export interface SheetLine {
  readonly term: string;
  readonly name: string;
  /** Won. */
  readonly amounts: readonly number[];
  /** Against the first scheme, from the second on. */
  readonly differences: readonly number[];
  /** Whether it changes with days, hours or services: then the law wants its calculation. */
  readonly variable: boolean;
  readonly calculations: readonly (SpokenText | undefined)[];
  /** The unconfirmed values it rests on. */
  readonly unconfirmed: readonly string[];
}

export interface SheetBasis {
  readonly term: string;
  readonly name: string;
  readonly values: readonly (SpokenText | undefined)[];
  readonly calculations: readonly (SpokenText | undefined)[];
}

export interface SheetFinding extends SpokenText {
  readonly scheme: string;
  readonly name: string;
  readonly article: string;
}

/** A text to read, and the same as it is said in Korean. */
export interface SpokenText {
  readonly text: string;
  readonly speech: string;
}

const fixedAmount = (amount: string, voice: Voice): string => payslipWord(voice, 'fixedAmount', { amount });

/** The kind that is shown apart and only on request. */
const employerKind = '사업주부담';

export interface SheetOptions {
  readonly lang?: Lang;
  /** Adds what the employer pays beside the pay. */
  readonly employer?: boolean;
  readonly isFinal?: boolean;
}

/** Makes the sheet of a comparison. */
export function payslipSheet(
  comparison: Comparison,
  header: SheetHeader = {},
  { lang = 'ko', employer = false, isFinal = false }: SheetOptions = {},
): Sheet {
  return new SheetMaker(comparison, lang).sheet(header, employer, isFinal);
}

class SheetMaker {
  private readonly comparison: Comparison;
  private readonly payslips: readonly Payslip[];
  private readonly lang: Lang;
  private readonly resting = new Map<Payslip, Map<string, readonly string[]>>();

  constructor(comparison: Comparison, lang: Lang) {
    this.comparison = comparison;
    this.payslips = comparison.payslips;
    this.lang = lang;
  }

  sheet(header: SheetHeader, employer: boolean, isFinal: boolean): Sheet {
    const month = this.payslips[0]?.month ?? '';
    const groups = this.comparison.lines
      .filter(({ kind }) => employer || kind !== employerKind)
      .map(({ kind, items, total }) => ({
        kind,
        items: items.flatMap((term) => this.allowances(term) ?? [this.line(term, kind === '지급')]),
        total: this.line(total, false),
      }));
    return {
      lang: this.lang,
      month,
      year: month.slice(0, 4),
      header,
      isFinal,
      schemes: this.payslips.map(({ scheme, covered, applied, missed, coveredDays }) => ({
        name: scheme,
        covered,
        applied,
        missed,
        ...(coveredDays && { coveredDays }),
      })),
      groups,
      hours: (['연장', '야간', '휴일', '휴일연장'] as const)
        .map((kind) => ({ kind, minutes: this.payslips.map(({ minutes }) => minutes[kind]) }))
        .filter(({ minutes }) => minutes.some((one) => one > 0)),
      basis: this.basis(),
      findings: this.payslips.flatMap((payslip) =>
        payslip.findings.map((rule) => this.finding(payslip, rule)),
      ),
      assumed: assumedBeside(this.comparison),
      unconfirmed: this.unconfirmed(groups),
      notes: this.notes(),
    };
  }

  private line(term: string, pay: boolean): SheetLine {
    const { payslips, comparison } = this;
    return {
      term,
      name: this.shown(term),
      amounts: payslips.map((payslip) => amountOf(payslip, term)),
      differences: payslips.slice(1).map((payslip) => difference(comparison, payslip, term)),
      variable: pay && payslips.some((payslip) => varies(payslip, term)),
      calculations: payslips.map((payslip) => this.calculation(payslip, term)),
      unconfirmed: [...new Set(payslips.flatMap((payslip) => this.restsOn(payslip, term)))],
    };
  }

  /** The fixed allowances one by one, as the law asks of a wage statement; undefined for any other line. */
  private allowances(term: string): readonly SheetLine[] | undefined {
    const { payslips } = this;
    const given = payslips.map((one) => allowancesWithin(one, term));
    const [first] = given;
    if (first === undefined || given.includes(undefined)) return undefined;
    return first.map(({ name, amount }) => ({
      term: name,
      name,
      amounts: payslips.map(() => amount),
      differences: payslips.slice(1).map(() => 0),
      variable: false,
      calculations: payslips.map(() => this.said((voice) => fixedAmount(wonText(amount, voice), voice))),
      unconfirmed: [],
    }));
  }

  /** How an item came about; totals and lines that pay nothing for no stated reason need no words. */
  private calculation(payslip: Payslip, term: string): SpokenText | undefined {
    const item = payslip.program.lines.some(({ items }) => items.includes(term));
    if (!item || !payslip.program.index.has(term)) return undefined;
    const made = calculate(payslip, term);
    const amount = amountOf(payslip, term);
    if (made === undefined || (amount === 0 && made.because.length === 0)) return undefined;
    return this.said((voice) =>
      writeCalculation(made, wonText(amount, voice), (one) => this.nameOf(one, voice), voice),
    );
  }

  /** The worked-out figures that the calculations of pay name, each once. */
  private basis(): SheetBasis[] {
    const pay = this.comparison.lines.filter(({ kind }) => kind === '지급').flatMap(({ items }) => items);
    const of = (payslip: Payslip): string[] =>
      pay
        .filter((term) => amountOf(payslip, term) !== 0 && payslip.program.index.has(term))
        .flatMap((term) => {
          const made = calculate(payslip, term);
          return made === undefined ? [] : namedTerms(made);
        })
        .filter((term) => !pay.includes(term) && calculate(payslip, term) !== undefined);
    const used = this.payslips.map((payslip) => new Set(of(payslip)));
    const terms = [...new Set(used.flatMap((one) => [...one]))];
    return terms.map((term) => {
      const each = <T>(make: (payslip: Payslip) => T): (T | undefined)[] =>
        this.payslips.map((payslip, i) => (used[i]?.has(term) ? make(payslip) : undefined));
      return {
        term,
        name: this.shown(term),
        values: each((payslip) => this.said((voice) => figureText(figurePartOf(payslip, term), voice))),
        calculations: each((payslip) => {
          const made = calculate(payslip, term);
          return (
            made &&
            this.said((voice) =>
              writeCalculation(
                made,
                figureText(figurePartOf(payslip, term), voice),
                (one) => this.nameOf(one, voice),
                voice,
              ),
            )
          );
        }),
      };
    });
  }

  private finding(payslip: Payslip, rule: FindingRule): SheetFinding {
    const text = (voice: Voice): string => {
      const sentence = withParticles(voice === 'en' ? rule.label : rule.text);
      const values = holes(sentence).map(
        (term) => [term, figureText(figurePartOf(payslip, term), voice)] as const,
      );
      return fill(sentence, Object.fromEntries(values));
    };
    return { scheme: payslip.scheme, name: rule.name, article: rule.article, ...this.said(text) };
  }

  private unconfirmed(groups: readonly SheetGroup[]): Sheet['unconfirmed'] {
    const lines = groups.flatMap(({ items }) => items);
    const terms = new Set(lines.flatMap(({ unconfirmed }) => unconfirmed));
    return [...terms].map((term) => ({
      name: this.shown(term),
      lines: lines.filter(({ unconfirmed }) => unconfirmed.includes(term)).map(({ name }) => name),
    }));
  }

  private notes(): SpokenText[] {
    const [first] = this.payslips;
    const uncovered = this.payslips
      .filter(({ covered, coveredDays }) => !covered || coveredDays !== undefined)
      .map((payslip) => this.said((voice) => coverage(payslip, voice)));
    const chosen = this.chosen();
    if (first === undefined || first.placed.length === 0) return [...uncovered, ...chosen];
    const list = first.placed.map(placedText).join(', ');
    return [...uncovered, this.said((voice) => payslipWord(voice, 'placed', { list })), ...chosen];
  }

  /** The choices the schemes show, such as what premiums are taken of. */
  private chosen(): SpokenText[] {
    const schemes = this.payslips.map(({ scheme }) => scheme);
    const terms = this.payslips.flatMap(({ shown }) =>
      shown.filter(({ value }) => typeof value === 'string').map(({ term }) => term),
    );
    return [...new Set(terms)].map((term) => {
      const values = this.payslips.map(({ shown }) =>
        String(shown.find((one) => one.term === term)?.value ?? ''),
      );
      const text = chosenText(values, schemes);
      return { text: `${this.shown(term)}: ${text}`, speech: `${josa(term, '은/는')} ${text}입니다.` };
    });
  }

  private said(write: (voice: Voice) => string): SpokenText {
    return { text: write(this.lang), speech: write('speech') };
  }

  private shown = (term: string): string => shownName(this.lang, term, lineLabel(this.payslips, term));

  private nameOf(term: string, voice: Voice): string {
    return voice === 'en' ? lineLabel(this.payslips, term) : term;
  }

  /** The unconfirmed values below a figure, itself included. */
  private restsOn(payslip: Payslip, term: string): readonly string[] {
    const known = this.resting.get(payslip) ?? new Map<string, readonly string[]>();
    this.resting.set(payslip, known);
    const before = known.get(term);
    if (before !== undefined) return before;
    if (!payslip.program.index.has(term)) return [];
    // A fact that was not given has no value, and nothing rests on it.
    const wording = attempt(new Problems(), () => words(payslip.evaluation, term, () => ''));
    const own = payslip.program.terms.get(term)?.entry?.confirmed === false ? [term] : [];
    const below = (wording?.uses ?? []).flatMap((used) => this.restsOn(payslip, used));
    const all = [...new Set([...own, ...below])];
    known.set(term, all);
    return all;
  }
}

/** A figure's last letter decides the particle after it: 12시간을, 8건을. */
const withParticles = (sentence: string): string =>
  sentence.replace(
    /\}(을|를|이|가|은|는|으로|로)(?=[\s.,]|$)/g,
    (_, one: string) => `:${particles[one] ?? one}}`,
  );

const particles: Readonly<Record<string, string>> = { 를: '을', 가: '이', 는: '은', 로: '으로' };

/** Whether a line changes with days, hours or counts of the month, by what it was worked out from: a branch not taken moves nothing. */
function varies({ program, evaluation }: Payslip, term: string): boolean {
  const seen = new Set<string>();
  const below = (name: string): boolean => {
    if (seen.has(name)) return false;
    seen.add(name);
    const rule = program.terms.get(name)?.rule;
    if (rule !== undefined && counts(rule)) return true;
    const index = program.index.get(name);
    if (index === undefined) return false;
    const wording = attempt(new Problems(), () => words(evaluation, name, () => ''));
    return (wording?.uses ?? program.order[index]?.formula?.terms ?? []).some(below);
  };
  return below(term);
}

const counted = ['분', '시간', '일', '건', '회'];
/** What says how a month is divided counts nothing in one that is not. */
const counts = ({ name, fact, unit }: TermRule): boolean =>
  fact !== undefined &&
  !saysDivision(name) &&
  (fact.from === '근무' || fact.from === '파생') &&
  counted.includes(unit);

/** Whom a scheme does not cover, or in a part of the month alone. */
function coverage(payslip: Payslip, voice: Voice): string {
  const { scheme, missed, applied, coveredDays } = payslip;
  if (coveredDays !== undefined) return `${scheme}: ${partlyCovered(payslip, voice === 'en' ? 'en' : 'ko')}`;
  return payslipWord(voice, 'notCovered', { scheme, reasons: missed.join(', '), applied });
}
