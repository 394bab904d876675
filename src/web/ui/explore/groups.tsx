import { useState } from 'preact/hooks';
import type { BarChart } from '../../../report/chart/chart.ts';
import { amountChart } from '../../../report/chart/run-charts.ts';
import { countHeads } from '../../../run/winners-and-losers.ts';
import { change, won } from '../../../writing/amount.ts';
import { word } from '../../../writing/words.ts';
import type { ExplorerResult, ShownGrouping } from '../../explore/protocol.ts';
import { Drawn } from '../drawn.tsx';
import { Scrolled } from './scrolled.tsx';
import { Select } from './select.tsx';
import { useExplore } from './state.ts';

/** Who gains and who loses by department, grade, union: whatever the people are divided by. */
export function Groups() {
  const explore = useExplore();
  const [picked, setPicked] = useState('');
  const [opened, result] = [explore.opened.value, explore.result.value];
  if (opened === undefined || result === undefined) return null;
  const { groupings } = opened;
  const grouping = groupings.find(({ fact }) => fact === picked) ?? groupings[0];
  if (grouping === undefined) return null;
  const lang = explore.page.lang.value;
  const rows = figuresOf(grouping, result).map(({ value, ...figures }) => ({
    label: value === '' ? word(lang, 'notSaid') : value,
    ...figures,
  }));
  const chart: BarChart = amountChart(
    { fact: grouping.fact, scheme: opened.choice.schemes[1] },
    rows.map(({ label, difference }) => [label, difference]),
    lang,
  );
  const heads = ['people', 'gain', 'lose', 'same', 'notCovered', 'difference'] as const;
  return (
    <section class="card" aria-labelledby="groups">
      <h2 id="groups">{explore.w('groups')}</h2>
      <Select
        id="group-by"
        label={explore.w('groupBy')}
        value={grouping.fact}
        options={groupings.map(({ fact }) => [fact, fact])}
        onPick={setPicked}
      />
      <Drawn chart={chart} />
      <Scrolled label={`${explore.w('groups')}, ${grouping.fact}`}>
        <table class="plainTable" data-groups={grouping.fact}>
          <thead>
            <tr>
              <th scope="col">{grouping.fact}</th>
              {heads.map((key) => (
                <th scope="col" class="n" key={key}>
                  {explore.w(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {heads.map((key) => (
                  <td class="n" key={key}>
                    {key === 'difference' ? change(row[key]) : won(row[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

/** Heads and money of each group, counted as those of all people are. */
function figuresOf({ values, of }: ShownGrouping, { changes, covered }: ExplorerResult) {
  return values.map((value, v) => {
    const isOwn = (_: number, p: number): boolean => of[p] === v;
    const [own, reached] = [changes.filter(isOwn), covered.filter(isOwn)];
    const { gain, lose, same, difference } = countHeads(own, reached);
    return {
      value,
      people: own.length,
      gain,
      lose,
      same,
      notCovered: own.length - gain - lose - same,
      difference,
    };
  });
}
