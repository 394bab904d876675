import { begunRow, type RowList, rowKeys, rowsOf, withoutRow, withValue } from '../../interview/answers.ts';
import { TextField } from './field.tsx';
import { domId, usePage } from './page.ts';

/** A list of an input, row by row. */
export function RowListEditor({ list, what }: { readonly list: RowList; readonly what: string }) {
  const page = usePage();
  const rows = rowsOf(page.answers.value, list);
  const add = (): void => {
    const row = Math.max(-1, ...rows) + 1;
    page.answers.value = Object.entries(begunRow(page.session.rules.leave, list)).reduce(
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
            {rowKeys[list].map((key) => (
              <RowCell key={key} id={`${list}.${row}.${key}`} list={list} column={key} />
            ))}
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

type RowColumn = (typeof rowKeys)[RowList][number];

function RowCell({
  id,
  list,
  column,
}: {
  readonly id: string;
  readonly list: RowList;
  readonly column: RowColumn;
}) {
  const page = usePage();
  if (column === '종류') return null;
  if (column === '통상임금')
    return (
      <label class="tick" for={domId(id)}>
        <input
          type="checkbox"
          id={domId(id)}
          checked={page.value(id) === 'true'}
          onChange={({ currentTarget }) => page.set(id, String(currentTarget.checked))}
        />
        {page.w(column)}
      </label>
    );
  const isDate = column === '일자' || list === '휴직';
  return (
    <TextField
      id={id}
      label={page.w(column)}
      {...(column === '금액' && { unit: '원' })}
      {...(isDate && { hint: page.w('dateHint') })}
    />
  );
}
