import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../problem/problem.ts';
import { sentences } from '../../../problem/text.ts';
import { shownTotals } from '../../../rules/named-rules.ts';
import type { ComparisonChoice } from '../../explore/protocol.ts';
import { KindPick, Matches } from './match.tsx';
import { Select } from './select.tsx';
import { choiceAmong, useExplore } from './state.ts';

/** Whose pay is looked at, in which months, under which schemes. */
export function Data() {
  const explore = useExplore();
  return (
    <section class="form" aria-labelledby="data">
      <h2 id="data">{explore.w('data')}</h2>
      <p class="help">{explore.w('privacy')}</p>
      <Drop />
      <Matches />
      <ProblemList />
      <Choices />
      <p class="help" role="status">
        {explore.busy.value ? explore.w('working') : ''}
      </p>
    </section>
  );
}

function Drop() {
  const explore = useExplore();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const tables = explore.tables.value;
  return (
    // Who cannot drag has the button.
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, not in its place
    <div
      class={`drop ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void explore.take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p>
        <strong>{explore.w('drop')}</strong>
      </p>
      <p class="help" id="drop-help">
        {explore.w('dropHelp')}
      </p>
      <button type="button" aria-describedby="drop-help" onClick={() => picker.current?.click()}>
        {explore.w('pick')}
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        class="hidden"
        tabIndex={-1}
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={explore.w('pick')}
        onChange={({ currentTarget }) => {
          void explore.take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {tables.length > 0 && (
        <ul class="tables" aria-label={explore.w('tables')}>
          {tables.map(({ file, kind, rows, kinds, madeOf, insteadOf }) => (
            <li key={file}>
              <span>
                <strong>{kind ?? '?'}</strong> {file}{' '}
                {kind === undefined ? explore.w('unknownTable') : explore.w('rows', { rows: String(rows) })}
                {madeOf !== undefined && ` ${explore.w('madeOf', { file: madeOf })}`}
                {insteadOf !== undefined && ` ${explore.w('insteadOf', { file: insteadOf })}`}
              </span>
              {kinds !== undefined && <KindPick file={file} kind={kind} kinds={kinds} />}
              <button type="button" class="plain" onClick={() => void explore.drop(file)}>
                {explore.w('remove')} <span class="hidden">{file}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How many problems are shown at once, and how many places of one. */
const [most, mostPlaces] = [20, 5];

/** What is wrong with the files, by row and column; the focus goes there, and the figures before stay. */
function ProblemList() {
  const explore = useExplore();
  const box = useRef<HTMLDivElement>(null);
  const problems = explore.problems.value;
  const needsRoster = explore.needsRoster.value;
  useEffect(() => {
    if (!explore.isSettling.peek() && (problems.length > 0 || needsRoster)) box.current?.focus();
  }, [explore, problems, needsRoster]);
  if (needsRoster)
    return (
      <div class="wrong" ref={box} tabIndex={-1} role="alert">
        <p class="error">{explore.w('needRoster')}</p>
      </div>
    );
  if (problems.length === 0) return null;
  const hasResult = explore.opened.value !== undefined;
  return (
    <div class="wrong" ref={box} tabIndex={-1} role="alert">
      <p class="error">
        {explore.w(hasResult ? 'problems' : 'problemsFirst', { count: String(problems.length) })}
      </p>
      <ul>
        {problems.slice(0, most).map((one, i) => (
          <ProblemText key={`${i} ${one.code}`} one={one} />
        ))}
      </ul>
      {problems.length > most && <p>{explore.w('more', { count: String(problems.length - most) })}</p>}
    </div>
  );
}

function ProblemText({ one }: { readonly one: Problem }) {
  const explore = useExplore();
  const { found, expected, fix } = sentences(one, explore.page.lang.value);
  const { at, term } = one;
  const places = [at, ...(one.also?.at ?? [])]
    .flatMap((place) => place?.path ?? (place === undefined ? [] : String(place.line)))
    .slice(1, 1 + mostPlaces)
    .join(', ');
  const line = at && explore.w('place', { line: String(at.line), column: String(at.column) });
  const head = [...new Set([at?.file, at?.path ?? line, term].filter(Boolean))].join(' · ');
  return (
    <li>
      <strong>{head}</strong>
      {at?.excerpt && <code>{at.excerpt.slice(0, 120)}</code>}
      <span>
        {found} ({explore.page.w('expected')}: {expected}). {fix}
        {one.also && ` ${explore.w('also', { count: String(one.also.count), places })}`}
      </span>
    </li>
  );
}

/** The heads and months of the large example. */
const large = { heads: 572, months: ['2024-03', '2025-02'] } as const;

function Choices() {
  const explore = useExplore();
  const [choice, setChoice] = useState<ComparisonChoice>(explore.choice.value);
  const current = explore.choice.value;
  useEffect(() => setChoice(current), [current]);
  const opened = explore.opened.value;
  const catalogue = explore.catalogue.value;
  const schemes = opened?.schemes ?? catalogue?.schemes ?? [];
  const who =
    choice.scenario === undefined ? 'own' : choice.heads === undefined ? 'example157' : 'example572';
  const change = (next: ComparisonChoice): void => {
    setChoice(next);
    void explore.open(next);
  };
  const scenario = choice.scenario ?? (catalogue && choiceAmong(catalogue).scenario) ?? '';
  const { heads: _, months: __, ...bare } = choice;
  const whose: Record<string, ComparisonChoice> = {
    example157: { ...bare, scenario },
    example572: { ...bare, ...large, scenario },
    own: { ...bare, scenario: undefined },
  };
  const hasExample = (catalogue?.scenarios.length ?? 0) > 0;
  const hasOwn = explore.tables.value.some(({ kind }) => kind === '명부');
  const setMonth = (at: 0 | 1, text: string): void => {
    const months = choice.months ?? [opened?.months[0] ?? '', opened?.months.at(-1) ?? ''];
    setChoice({ ...choice, months: at === 0 ? [text, months[1]] : [months[0], text] });
  };
  return (
    <form
      class="choices"
      onSubmit={(event) => {
        event.preventDefault();
        change(choice);
      }}
    >
      <Select
        id="who"
        label={explore.w('data')}
        value={who}
        options={[...(hasExample ? ['example157', 'example572'] : []), ...(hasOwn ? ['own'] : [])].map(
          (key) => [
            key,
            explore.w(key === 'own' ? 'own' : key === 'example157' ? 'example157' : 'example572'),
          ],
        )}
        onPick={(key) => change(whose[key] ?? choice)}
      />
      {choice.scenario !== undefined && (
        <Select
          id="scenario"
          label={explore.w('scenario')}
          value={scenario}
          options={(catalogue?.scenarios ?? []).map(({ path, name }) => [path, name])}
          onPick={(path) => change({ ...choice, scenario: path })}
        />
      )}
      {([0, 1] as const).map((at) => (
        <Select
          key={at}
          id={`scheme${at}`}
          label={explore.w(at === 0 ? 'first' : 'second')}
          value={choice.schemes[at]}
          options={schemes.filter((name) => name !== choice.schemes[1 - at]).map((name) => [name, name])}
          onPick={(name) =>
            change({ ...choice, schemes: at === 0 ? [name, choice.schemes[1]] : [choice.schemes[0], name] })
          }
        />
      ))}
      <Select
        id="line"
        label={explore.w('line')}
        value={choice.line}
        options={(opened?.lines ?? [choice.line]).map((name) => [name, name])}
        onPick={(line) => change({ ...choice, line })}
      />
      <Select
        id="cost"
        label={explore.w('cost')}
        value={String(choice.cost.length)}
        options={[
          ['1', explore.w('costPay')],
          ['2', explore.w('costAll')],
        ]}
        onPick={(count) =>
          change({ ...choice, cost: count === '1' ? [shownTotals.gross] : Object.values(shownTotals) })
        }
      />
      {([0, 1] as const).map((at) => (
        <div class="field" key={at}>
          <label for={`month${at}`}>{explore.w(at === 0 ? 'from' : 'to')}</label>
          <div class="control">
            <input
              id={`month${at}`}
              type="text"
              autocomplete="off"
              value={choice.months?.[at] ?? opened?.months.at(-at) ?? ''}
              onInput={({ currentTarget }) => setMonth(at, currentTarget.value)}
            />
          </div>
        </div>
      ))}
      {choice.scenario === undefined && (
        <label class="tick">
          <input
            type="checkbox"
            checked={choice.agreements}
            onChange={({ currentTarget }) => change({ ...choice, agreements: currentTarget.checked })}
          />
          {explore.w('agreements')}
        </label>
      )}
      <button type="submit">{explore.w('open')}</button>
    </form>
  );
}
