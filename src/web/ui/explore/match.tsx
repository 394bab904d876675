import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { UseReason } from '../../../people/understand/understand.ts';
import { countText } from '../../../report/import/text.ts';
import { importWord } from '../../../report/import/words.ts';
import type { MatchEdit, ShownMatch, ShownUse } from '../../explore/protocol.ts';
import type { ExploreWord } from '../../explore-words.ts';
import { Scrolled } from './scrolled.tsx';
import { useExplore } from './state.ts';

/** How each dropped table is read: what its columns are taken for, and what its values stand for, to be mended by hand. */
export function Matches() {
  const explore = useExplore();
  const [byHand, setByHand] = useState('');
  const tables = explore.tables.value.flatMap(({ file, match }) => (match ? [{ file, match }] : []));
  if (tables.length === 0) return null;
  const copy = async (): Promise<void> => {
    const text = await explore.mappings();
    setByHand('');
    try {
      await navigator.clipboard.writeText(text);
      explore.page.say(explore.page.w('copied'));
    } catch {
      setByHand(text);
      explore.page.say(explore.w('mappingByHand'));
    }
  };
  return (
    <div class="matches">
      {tables.map((one) => (
        <Match key={one.file} {...one} />
      ))}
      <div class="buttons">
        <button type="button" aria-describedby="mapping-help" onClick={() => void explore.takeMappings()}>
          {explore.w('mappingTake')}
        </button>
        <button type="button" onClick={() => void copy()}>
          {explore.w('mappingCopy')}
        </button>
      </div>
      <p class="help" id="mapping-help">
        {explore.w('mappingHelp')}
      </p>
      {byHand !== '' && (
        <textarea class="by-hand" aria-label={explore.w('mappingByHand')} readOnly rows={8} value={byHand} />
      )}
    </div>
  );
}

/** What somebody should look at: columns that nobody knows, or several do, what allowances are, and values that a column does not have. */
const openIn = ({ uses, values }: ShownMatch): number =>
  uses.filter(({ reason }) => reason === 'unknown' || reason === 'several').length +
  uses.flatMap(({ natures }) => natures.filter(({ said, otherwise }) => (said ?? otherwise) === undefined))
    .length +
  values.filter(({ to }) => to === undefined).length;

function Match({ file, match }: { readonly file: string; readonly match: ShownMatch }) {
  const explore = useExplore();
  const open = openIn(match);
  // Once somebody has begun, what is settled does not close under the hand.
  const [isOpen, setOpen] = useState(open > 0);
  const hasOpen = open > 0;
  useEffect(() => {
    if (hasOpen) setOpen(true);
  }, [hasOpen]);
  const lang = explore.page.lang.value;
  const { header, values } = match;
  const rows = [...new Set(header)].join('–');
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} data-match={file}>
      <summary>
        {open > 0 ? explore.w('matchOpen', { file, count: String(open) }) : explore.w('match', { file })}
      </summary>
      <p class="help">
        {explore.w('matchHelp', { rows })} {countText(match, lang)}
      </p>
      <Where file={file} match={match} />
      <Columns file={file} match={match} />
      {values.length > 0 && <Values file={file} values={values} />}
    </details>
  );
}

const reasonWords: Readonly<Record<UseReason, ExploreWord>> = {
  mapped: 'whyMapped',
  name: 'whyName',
  word: 'whyWord',
  item: 'whyItem',
  group: 'whyGroup',
  left: 'whyLeft',
  empty: 'whyEmpty',
  second: 'whySecond',
  several: 'whySeveral',
  unknown: 'whyUnknown',
};

const [leftOut, payItem, grouping] = ['-', '+', '#'];

/** What a column is taken for, as the list names it. */
const chosenOf = ({ reason, to }: ShownUse): string => {
  if (reason === 'item') return payItem;
  if (reason === 'group') return grouping;
  return to !== undefined && reason !== 'second' && reason !== 'several' ? to : leftOut;
};

/** A list that shows what was picked while the worker has not yet answered: an earlier answer does not take it back. */
function Picked({
  label,
  value,
  disabled = false,
  pick,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly pick: (value: string) => Promise<void>;
  readonly children: ComponentChildren;
}) {
  const [under, setUnder] = useState<string>();
  const last = useRef(0);
  const change = async (picked: string): Promise<void> => {
    const own = ++last.current;
    setUnder(picked);
    await pick(picked);
    if (own === last.current) setUnder(undefined);
  };
  return (
    <select
      aria-label={label}
      value={under ?? value}
      disabled={disabled}
      onChange={({ currentTarget }) => void change(currentTarget.value)}
    >
      {children}
    </select>
  );
}

/** Two columns: what the file says, and what it is read as. */
function MatchTable({
  label,
  ours,
  caption,
  children,
}: {
  readonly label: string;
  readonly ours: ExploreWord;
  readonly caption?: string;
  readonly children: ComponentChildren;
}) {
  const explore = useExplore();
  return (
    <Scrolled label={label}>
      <table class="plainTable match">
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {[ours, 'readAs' as const].map((key) => (
              <th scope="col" key={key}>
                {explore.w(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scrolled>
  );
}

/** What the table is, and where its headings stand. */
function Where({
  file,
  match: { kind, kinds, header },
}: {
  readonly file: string;
  readonly match: ShownMatch;
}) {
  const explore = useExplore();
  const [first, last] = header;
  const [typed, setTyped] = useState(headerText(header));
  useEffect(() => setTyped(headerText([first, last])), [first, last]);
  const rows = /^(\d{1,6})(?:\s*[-–~]\s*(\d{1,6}))?$/.exec(typed.trim());
  const asked = rows && ([Number(rows[1]), Number(rows[2] ?? rows[1])] as const);
  const isWrong = asked === null || asked[0] < 1 || asked[1] < asked[0] || asked[1] > asked[0] + 1;
  const id = `header ${file}`;
  return (
    <form
      class="where"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) void explore.match(file, { what: 'header', rows: asked });
      }}
    >
      <KindPick file={file} kind={kind} kinds={kinds} />
      <label for={id}>{explore.w('headerRows')}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-invalid={isWrong}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" aria-disabled={isWrong}>
        {explore.w('headerRead')}
      </button>
    </form>
  );
}

/** Rows of headings as they are typed: 4, 4-5. */
const headerText = (rows: readonly number[]): string => [...new Set(rows)].join('-');

/** What a table is, of all that one can be. */
export function KindPick({
  file,
  kind,
  kinds,
}: {
  readonly file: string;
  readonly kind: string | undefined;
  readonly kinds: readonly string[];
}) {
  const explore = useExplore();
  return (
    <span class="named">
      {explore.w('tableKind')}{' '}
      <Picked
        label={`${file}: ${explore.w('tableKind')}`}
        value={kind ?? ''}
        pick={(picked) => explore.match(file, { what: 'kind', kind: picked })}
      >
        {kind === undefined && <option value="">?</option>}
        {kinds.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Picked>
    </span>
  );
}

function Columns({ file, match }: { readonly file: string; readonly match: ShownMatch }) {
  const explore = useExplore();
  const label = `${file}, ${explore.w('readAs')}`;
  const edit = (one: MatchEdit): Promise<void> => explore.match(file, one);
  const pick = (heading: string, picked: string): Promise<void> => {
    if (picked === leftOut) return edit({ what: 'left', heading });
    if (picked === grouping) return edit({ what: 'group', heading });
    if (picked === payItem) return edit({ what: 'item', heading, natures: {} });
    return edit({ what: 'column', heading, to: picked });
  };
  return (
    <MatchTable label={label} ours="ourHeading">
      {match.uses.map((use) => (
        <tr key={use.column} data-use={use.heading}>
          <th scope="row">
            <small>{use.column}</small> {use.heading}
          </th>
          <td>
            <Picked
              label={`${use.heading || use.column}: ${explore.w('readAs')}`}
              value={chosenOf(use)}
              disabled={use.heading === ''}
              pick={(picked) => pick(use.heading, picked)}
            >
              <option value={leftOut}>{explore.w('leaveOut')}</option>
              {match.hasOwn && <option value={payItem}>{explore.w('payItem')}</option>}
              {match.hasOwn && <option value={grouping}>{explore.w('grouping')}</option>}
              {match.columns.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Picked>
            <Why use={use} />
            {use.natures.map((one) => (
              <span class="named" key={one.nature}>
                {one.nature}{' '}
                <Picked
                  label={`${use.heading}: ${one.nature}`}
                  value={one.said ?? ''}
                  pick={(picked) =>
                    edit({ what: 'item', heading: use.heading, natures: { [one.nature]: picked } })
                  }
                >
                  <option value="">{one.otherwise ?? explore.w('usual')}</option>
                  {one.choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {choice}
                    </option>
                  ))}
                </Picked>
              </span>
            ))}
          </td>
        </tr>
      ))}
    </MatchTable>
  );
}

/** Why a column is taken for what it is. */
function Why({ use: { reason, unit, near, to } }: { readonly use: ShownUse }) {
  const explore = useExplore();
  const isOpen = reason === 'unknown' || reason === 'several';
  return (
    <small class={isOpen ? 'open' : ''}>
      {explore.w(reasonWords[reason])}
      {reason === 'several' && `: ${to ?? ''}`}
      {unit !== undefined && `, ${importWord(explore.page.lang.value, 'unit', { unit })}`}
      {near !== undefined && ` · ${explore.w('near', { near })}`}
    </small>
  );
}

function Values({ file, values }: { readonly file: string; readonly values: ShownMatch['values'] }) {
  const explore = useExplore();
  return (
    <MatchTable label={`${file}, ${explore.w('values')}`} ours="ourValue" caption={explore.w('values')}>
      {values.map(({ column, value, rows, cell, choices, to = '' }) => (
        <tr key={`${column} ${value}`} data-value={value}>
          <th scope="row">
            {column}: {value} <small>{explore.w('valueRows', { rows: String(rows), cell })}</small>
          </th>
          <td>
            <Picked
              label={`${column} ${value}: ${explore.w('readAs')}`}
              value={to}
              pick={(picked) => explore.match(file, { what: 'value', column, from: value, to: picked })}
            >
              <option value="">{explore.w('asIs')}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </Picked>
          </td>
        </tr>
      ))}
    </MatchTable>
  );
}
