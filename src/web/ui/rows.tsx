import type { ComponentChildren } from 'preact';
import { asks, asksFor, helpOf, itemName, shapeText } from '../../interview/about.ts';
import {
  answerOf,
  begunRow,
  type RowList,
  rowKeys,
  rowsOf,
  weekKey,
  withoutRow,
  withRow,
} from '../../interview/answers.ts';
import { inRow, type ListQuestion, type Question } from '../../interview/interview-session.ts';
import { ChoiceField, TextField } from './field.tsx';
import { usePage } from './page.ts';

interface RowsOfList {
  /** The list's id: 휴직, 직원.가족. */
  readonly list: string;
  readonly what: string;
  readonly begun: Readonly<Record<string, string>>;
  readonly most?: number;
  readonly cells: (row: number) => ComponentChildren;
}

/** Rows that can be added and taken away. */
function Rows({ list, what, begun, most = Number.POSITIVE_INFINITY, cells }: RowsOfList) {
  const page = usePage();
  const rows = rowsOf(page.answers.value, list);
  return (
    <div class="rows">
      {rows.map((row, i) => {
        const name = page.w('row', { what, number: String(i + 1) });
        return (
          <fieldset class="row" key={row}>
            <legend>{name}</legend>
            {cells(row)}
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
      {rows.length < most ? (
        <button
          type="button"
          onClick={() => {
            page.answers.value = withRow(page.answers.value, list, begun);
          }}
        >
          {page.w('add', { what })}
        </button>
      ) : (
        <p class="help">{page.w('mostItems', { most: String(most) })}</p>
      )}
    </div>
  );
}

/** A list of an input, row by row. */
export function RowListEditor({ list, what }: { readonly list: RowList; readonly what: string }) {
  const { session } = usePage();
  const begun = begunRow(session.rules, list);
  return <Rows list={list} what={what} begun={begun} cells={(row) => <RowCells list={list} row={row} />} />;
}

/** The cells of a row: what it says, and what more the rules ask of an allowance. */
function RowCells({ list, row }: { readonly list: RowList; readonly row: number }) {
  const page = usePage();
  const id = (column: string): string => `${list}.${row}.${column}`;
  const isDate = (column: string): boolean =>
    ['일자', '적용일'].includes(column) || list === '휴직' || list === '휴일대체';
  const approved = page.session.asksApproval(page.answers.value) ? (['승인연장'] as const) : [];
  const columns =
    list === '변경'
      ? (['적용일'] as const)
      : [...rowKeys[list], ...(list === '근무일지' ? (['휴게', ...approved] as const) : [])];
  const natures = list === '고정수당' ? page.session.rules.allowances.asked : [];
  return (
    <>
      {columns.map((column) => (
        <TextField
          key={column}
          id={id(column)}
          label={page.w(column)}
          {...(column === '금액' && { unit: '원' })}
          {...(column === '승인연장' && { unit: '분' })}
          {...(isDate(column) && { hint: page.w('dateHint') })}
        />
      ))}
      {list === '변경' && <ChangeCells column={id('열')} value={id('값')} />}
      {natures.map(({ nature, choices, otherwise }) => (
        <ChoiceField
          key={nature}
          id={id(nature)}
          label={nature}
          choices={choices}
          // Its name may tell it.
          blank={otherwise === undefined ? undefined : page.w('byName')}
        />
      ))}
    </>
  );
}

/** What changes from a day on, and what it then is: by the fact's own choices, where it has some. */
function ChangeCells({ column, value }: { readonly column: string; readonly value: string }) {
  const page = usePage();
  const facts = page.session.changeable;
  const named = facts.find(({ key }) => key === answerOf(page.answers.value, column));
  const { choices, unit } = named?.term ?? {};
  const own = choices ?? (unit === '여부' ? yesNo : undefined);
  const hint = named && shapeText(named, page.lang.value);
  return (
    <>
      <ChoiceField
        id={column}
        label={page.w('열')}
        choices={[...facts.map(({ key }) => key), weekKey]}
        blank={page.w('choose')}
      />
      {own !== undefined ? (
        <ChoiceField id={value} label={page.w('값')} choices={own} blank={page.w('choose')} />
      ) : (
        <TextField
          id={value}
          label={page.w('값')}
          {...(unit !== undefined && unit !== '날짜' && unit !== '시각' && { unit })}
          {...(hint !== undefined && { hint })}
        />
      )}
    </>
  );
}

/** A list fact: somebody adds a row for each item there is. */
export function ListEditor({ list }: { readonly list: ListQuestion }) {
  const page = usePage();
  const lang = page.lang.value;
  const help = lang === 'ko' ? list.about.help : undefined;
  return (
    <fieldset class="field">
      <legend>{asksFor(list, lang)}</legend>
      {help && <p class="help">{help}</p>}
      <Rows
        list={list.id}
        what={itemName(list, lang)}
        begun={{}}
        most={list.about.most}
        cells={(row) => inRow(list, row).map((field) => <ItemField key={field.id} field={field} />)}
      />
    </fieldset>
  );
}

/** One field of an item. What an item may not lack cannot be left open: the row is taken away instead. */
function ItemField({ field }: { readonly field: Question }) {
  const page = usePage();
  const { id, term } = field;
  const lang = page.lang.value;
  const label = asks(field, lang);
  const help = helpOf(field, lang);
  const choices = term.choices ?? (term.unit === '여부' ? yesNo : undefined);
  if (choices !== undefined)
    return <ChoiceField id={id} label={label} choices={choices} blank={page.w('choose')} help={help} />;
  const hint = shapeText(field, lang);
  return (
    <TextField
      id={id}
      label={label}
      {...(term.unit !== '날짜' && term.unit !== '시각' && { unit: term.unit })}
      {...(hint !== undefined && { hint })}
      {...(help !== undefined && { help })}
    />
  );
}
const yesNo = ['예', '아니오'];
