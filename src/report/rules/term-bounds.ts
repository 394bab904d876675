import type { TermBounds } from '../../columns/term-bounds.ts';
import { isRatio } from '../../formula/checked.ts';
import { isoDay } from '../../formula/civil.ts';
import { display } from '../../formula/display.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { Lang } from '../../problem/text.ts';
import type { IntervalEnd } from '../../readings/interval.ts';

const words = {
  ko: {
    title: '가능한 값',
    none: '없음',
    low: { closed: ' 이상', open: ' 초과', none: '아래 끝 없음' },
    high: { closed: ' 이하', open: ' 미만', none: '위 끝 없음' },
    truth: { both: '맞음 또는 아님', holds: '언제나 맞음', fails: '언제나 아님' },
    any: '모름',
  },
  en: {
    title: 'can come to',
    none: 'nothing',
    low: { closed: ' or more', open: ' excluded, or more', none: 'no least' },
    high: { closed: ' or less', open: ' excluded, or less', none: 'no greatest' },
    truth: { both: 'can hold and can fail', holds: 'always holds', fails: 'never holds' },
    any: 'unknown',
  },
};

/** Lines for `pumsak rules TERM`: what the term can come to, schemes alike on one line. */
export function termBoundsLines(all: readonly TermBounds[], unit: string, lang: Lang): string[] {
  const [first] = all;
  if (first === undefined) return [];
  const byText = new Map<string, string[]>();
  for (const one of all) {
    const text = boundsText(one, unit, lang);
    byText.set(text, [...(byText.get(text) ?? []), one.scheme]);
  }
  const lines = [...byText].map(([text, schemes]) => `  ${schemes.join(', ')}: ${text}`);
  return [`${words[lang].title} (${first.month})`, ...lines];
}

function boundsText({ within, type }: TermBounds, unit: string, lang: Lang): string {
  const w = words[lang];
  switch (within.kind) {
    case 'truth':
      return within.canHold && within.canFail ? w.truth.both : within.canHold ? w.truth.holds : w.truth.fails;
    case 'choice':
      return within.choices === undefined ? w.any : [...within.choices].join(', ');
    case 'list':
      return within.value === undefined ? w.any : display(within.value, type, unit, lang) || w.none;
    case 'number': {
      const { lo, hi } = within.within;
      const show = (value: Ratio): string => display(value, type, unit === '' ? undefined : unit, lang);
      if (lo && hi && lo.at.n === hi.at.n && lo.at.d === hi.at.d) return show(lo.at);
      const end = (one: IntervalEnd, say: (typeof w)['low']): string =>
        one === undefined ? say.none : show(one.at) + (one.open ? say.open : say.closed);
      return `${end(lo, w.low)}, ${end(hi, w.high)}`;
    }
  }
}

/** The same as data: exact ends as texts (n or n/d, dates as YYYY-MM-DD), null where there is none. */
export function termBoundsJson({ scheme, month, type, within }: TermBounds): Record<string, unknown> {
  const head = { 제도: scheme, 귀속월: month };
  switch (within.kind) {
    case 'truth':
      return { ...head, 맞을수있음: within.canHold, 아닐수있음: within.canFail };
    case 'choice':
      return { ...head, 선택지: within.choices === undefined ? null : [...within.choices] };
    case 'list': {
      const { value } = within;
      const items = typeof value === 'object' && !isRatio(value) ? value.items : undefined;
      return {
        ...head,
        목록: items?.map((item) => (typeof item === 'string' ? item : isoDay(Number(item.n)))) ?? null,
      };
    }
    case 'number': {
      const { lo, hi } = within.within;
      const text = (end: IntervalEnd): string | null => {
        if (end === undefined) return null;
        const { n, d } = end.at;
        return type.kind === 'date' && d === 1n ? isoDay(Number(n)) : d === 1n ? String(n) : `${n}/${d}`;
      };
      return {
        ...head,
        최소: text(lo),
        최소포함: lo !== undefined && !lo.open,
        최대: text(hi),
        최대포함: hi !== undefined && !hi.open,
      };
    }
  }
}
