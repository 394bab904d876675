import { begunRow, type RowList, rowKeys, rowsOf, withoutRow, withValue } from '../../interview/answers.ts';
import type { AskedNature } from '../../rules/items/allowance-natures.ts';
import { TextField } from './field.tsx';
import { domId, usePage } from './page.ts';

/** A list of an input, row by row. */
export function RowListEditor({ list, what }: { readonly list: RowList; readonly what: string }) {
  const page = usePage();
  const rows = rowsOf(page.answers.value, list);
  const add = (): void => {
    const row = Math.max(-1, ...rows) + 1;
    page.answers.value = Object.entries(begunRow(page.session.rules, list)).reduce(
      (now, [key, text]) => withValue(now, `${list}.${row}.${key}`, text),
      page.answers.value,
    );
  };
  return (
    <div class="rows">
      {rows.map((row, i) => {
        const name = page.w('row', { what, number: String(i + 1) });
        return (
          <fieldset class="row" key={row}>
            <legend>{name}</legend>
            <RowCells list={list} row={row} />
            <button
              type="button"
              aria-label={`${name} ${page.w('remove')}`}
              onClick={() => {
                page.answers.value = withoutRow(page.answers.value, list, row);
              }}
            >
              {page.w('remove')}
            </button>
          </fieldset>
        );
      })}
      <button type="button" onClick={add}>
        {page.w('add', { what })}
      </button>
    </div>
  );
}

/** The cells of a row: what it says, and what more the rules ask of an allowance. */
function RowCells({ list, row }: { readonly list: RowList; readonly row: number }) {
  const page = usePage();
  const id = (column: string): string => `${list}.${row}.${column}`;
  const isDate = (column: string): boolean => column === '일자' || list === '휴직';
  const columns = [...rowKeys[list], ...(list === '근무일지' ? (['휴게'] as const) : [])];
  const natures = list === '고정수당' ? page.session.rules.allowances.asked : [];
  return (
    <>
      {columns.map((column) => (
        <TextField
          key={column}
          id={id(column)}
          label={page.w(column)}
          {...(column === '금액' && { unit: '원' })}
          {...(isDate(column) && { hint: page.w('dateHint') })}
        />
      ))}
      {natures.map((one) => (
        <NatureField key={one.nature} id={id(one.nature)} asked={one} />
      ))}
    </>
  );
}

/** One nature of an allowance; blank where its name tells it. */
function NatureField({ id, asked }: { readonly id: string; readonly asked: AskedNature }) {
  const page = usePage();
  const { nature, choices, otherwise } = asked;
  return (
    <div class="field">
      <label for={domId(id)}>{nature}</label>
      <select
        id={domId(id)}
        value={page.value(id)}
        onChange={({ currentTarget }) => page.set(id, currentTarget.value)}
      >
        {otherwise !== undefined && <option value="">{page.w('byName')}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </div>
  );
}
