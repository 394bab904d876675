import { measureOf } from '../../../bargaining/negotiate/measures.ts';
import type { NegotiationResult } from '../../../bargaining/negotiate/negotiate.ts';
import { measureText } from '../../../bargaining/negotiate/words.ts';
import type { Lang } from '../../../problem/text.ts';
import { won } from '../../../writing/amount.ts';
import type { DotChart } from '../../chart/chart.ts';
import { bargainWord } from './words.ts';

/** The front: what each package costs, and how many are worse off by it. */
export function frontChart({ front }: NegotiationResult, lang: Lang): DotChart {
  const dots = front.map(({ at, figures }) => {
    const [along, up] = [measureOf(figures, '비용'), measureOf(figures, '줄어드는사람')];
    return { name: `${at}: ${won(along)}, ${won(up)}`, along, up };
  });
  const [costs, people] = [dots.map(({ along }) => along), dots.map(({ up }) => up)];
  return {
    kind: 'dots',
    title: bargainWord(lang, 'chart'),
    about: bargainWord(lang, 'about', {
      count: won(dots.length),
      low: won(least(costs)),
      high: won(most(costs)),
      few: won(least(people)),
      many: won(most(people)),
    }),
    axis: measureText('줄어드는사람', lang),
    unit: 'people',
    along: measureText('비용', lang),
    alongUnit: 'won',
    dots,
  };
}

const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), all[0] ?? 0);
const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), all[0] ?? 0);
