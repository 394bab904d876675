import type { Chart } from '../../report/chart/chart.ts';
import { chartSvg } from '../../report/chart/svg.ts';
import { Scrolled } from './explore/scrolled.tsx';
import { usePage } from './page.ts';

/** A chart as reports have it; beside it stands a table that says the same. */
export function Drawn({ chart }: { readonly chart: Chart }) {
  const page = usePage();
  return (
    <Scrolled label={chart.title}>
      {/* The drawing escapes every text. */}
      <div class="drawn" dangerouslySetInnerHTML={{ __html: chartSvg(chart, page.lang.value) }} />
    </Scrolled>
  );
}
