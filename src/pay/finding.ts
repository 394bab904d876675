import { display } from '../formula/display.ts';
import type { Lang } from '../problem/text.ts';
import type { Evaluation } from '../readings/exact.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { FindingRule } from '../rules/model.ts';
import type { Payslip } from './payslip.ts';

/** A finding's sentence with its figures put in. */
export const findingText = ({ evaluation, program }: Payslip, rule: FindingRule, lang: Lang): string =>
  fillText(evaluation, program, lang === 'ko' ? rule.text : rule.label, lang);

/** A rule's text with the figures of its {항목} holes. */
export const fillText = (
  evaluation: Evaluation,
  program: SchemeProgram,
  text: string,
  lang: Lang = 'ko',
): string =>
  text.replace(/\{([^{}]+)\}/g, (_, term: string) =>
    display(evaluation.value(term), evaluation.term(term).type, program.terms.get(term)?.rule.unit, lang),
  );
