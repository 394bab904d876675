import { ratio } from '../../formula/ratio.ts';
import { hoursText } from '../../report/payslip/figure.ts';
import type { SheetGroup, SheetLine } from '../../report/payslip/sheet.ts';
import {
  cells,
  filled,
  groupName,
  lineName,
  mainGroups,
  otherGroups,
  totalName,
} from '../../report/payslip/view.ts';
import { kindWord } from '../../report/payslip/words.ts';
import { Opens } from './amount.tsx';
import { usePage } from './page.ts';

/** The payslips side by side; every amount opens to why it is what it is. */
export function PayTable() {
  const page = usePage();
  const sheet = page.sheet.value;
  if (sheet === undefined) return null;
  const lang = page.lang.value;
  const columns = sheet.schemes.map((_, i) => i);
  return (
    <section class="card" aria-labelledby="pay">
      <h2 id="pay">{page.w('table')}</h2>
      <p class="help">{page.w('tableHint')}</p>
      <table class="pay">
        <thead>
          <tr>
            <th scope="col">{page.w('item')}</th>
            {sheet.schemes.map(({ name }) => (
              <th scope="col" class="n" key={name}>
                {name}
              </th>
            ))}
            <th scope="col" class="n">
              {page.w('difference')}
            </th>
          </tr>
        </thead>
        {[...mainGroups(sheet), ...otherGroups(sheet)].map((group) => (
          <Group key={group.kind} group={group} />
        ))}
        {sheet.hours.length > 0 && (
          <tbody>
            {sheet.hours.map(({ kind, minutes }) => (
              <tr key={kind}>
                <th scope="row">{kindWord(lang, kind)}</th>
                {columns.map((i) => (
                  <td class="n" key={i} data-head={sheet.schemes[i]?.name}>
                    {hoursText(ratio(minutes[i] ?? 0), lang)}
                  </td>
                ))}
                <td />
              </tr>
            ))}
          </tbody>
        )}
      </table>
      <p class="help">{page.w('decimals')}</p>
    </section>
  );
}

/** What is taken away is no gain for growing. */
const deductions = '공제';

function Group({ group }: { readonly group: SheetGroup }) {
  const page = usePage();
  const lang = page.lang.value;
  const items = filled(group);
  return (
    <tbody>
      {items.length > 0 && (
        <tr class="band">
          <th scope="rowgroup" colSpan={4}>
            {groupName(group, lang)}
          </th>
        </tr>
      )}
      {items.map((line) => (
        <PayLine
          key={line.term}
          line={line}
          name={lineName(line)}
          kind=""
          isTaken={group.kind === deductions}
        />
      ))}
      <PayLine
        line={group.total}
        name={totalName(group, lang)}
        kind={group.kind === '실수령' ? 'total net' : 'total'}
        isTaken={group.kind === deductions}
      />
    </tbody>
  );
}

function PayLine({
  line,
  name,
  kind,
  isTaken,
}: {
  readonly line: SheetLine;
  readonly name: string;
  readonly kind: string;
  readonly isTaken: boolean;
}) {
  const page = usePage();
  const payslips = page.comparison.value?.payslips ?? [];
  const texts = cells(line, [0, payslips.length - 1], page.lang.value);
  const moved = (line.differences.at(-1) ?? 0) * (isTaken ? -1 : 1);
  return (
    <tr class={kind}>
      <th scope="row">{name}</th>
      {payslips.map((payslip, i) => {
        const known = payslip.program.index.has(line.term);
        return (
          <td
            class="n"
            key={payslip.scheme}
            data-head={payslip.scheme}
            data-line={`${payslip.scheme} ${line.term}`}
          >
            {known ? (
              <Opens payslip={payslip} term={line.term} name={line.name} text={texts[i] ?? ''} />
            ) : (
              texts[i]
            )}
          </td>
        );
      })}
      <td class={`n ${moved < 0 ? 'less' : moved > 0 ? 'gain' : ''}`} data-head={page.w('difference')}>
        {texts.at(-1)}
      </td>
    </tr>
  );
}
