import { bringList, rangeText, whyText } from '../../interview/verdict-text.ts';
import { payslipFigures } from '../../report/payslip/html.ts';
import type { Sheet } from '../../report/payslip/sheet.ts';
import { cells, filled, mainGroups, otherGroups, totalName } from '../../report/payslip/view.ts';
import { monthText, reasonsOf, type SaidAnswer, saidAnswers, takenLines } from '../take-text.ts';
import { type TakeWord, takeWord } from '../take-words.ts';
import { usePage } from './page.ts';

/** Rows overleaf from which the letters are smaller, so that the sheet stays one of two sides. */
const [many, more, most] = [40, 58, 90];
/** Answers besides those asked first that the front has room for. */
const roomInFront = 26;

/** What is printed: the comparison with her answers and the verdict in front, the calculation overleaf. */
export function Paper() {
  const page = usePage();
  const verdict = page.verdict.value;
  if (verdict.kind === 'none') return null;
  const lang = page.lang.value;
  const taken = page.takenAway();
  const w = (key: TakeWord): string => takeWord(lang, key);
  const said = saidAnswers(taken, lang);
  const { sheet, comparison } = taken;
  const isExact = verdict.kind === 'amount' && sheet !== undefined && comparison !== undefined;
  const isFront = !isExact || said.others.length <= roomInFront;
  return (
    <div class="paper compared sheet" aria-hidden="true">
      <section class="front">
        <h1>
          {w('title')} <small>({w('simulation')})</small>
        </h1>
        <p class="blanks">
          <span>
            {w('month')} {monthText(page.answers.value, lang)}
          </span>
          <span>{w('name')}</span>
          <span>{w('date')}</span>
        </p>
        <p class="verdict">{page.verdictSaid}</p>
        {verdict.kind === 'wrong' && (
          <ul>
            {verdict.problems.map((one) => (
              <li key={`${one.field} ${one.problem.code}`}>{page.problemText(one)}</li>
            ))}
          </ul>
        )}
        {verdict.kind === 'range' && (
          <ul class="ranges">
            {verdict.ranges.map((one) => (
              <li key={one.scheme}>{rangeText(one, lang)}</li>
            ))}
          </ul>
        )}
        {isExact && (
          <>
            <p>{whyText(comparison, lang)}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{w('scheme')}</th>
                  {sheet.schemes.map(({ name }) => (
                    <th scope="col" class="n" key={name}>
                      {name}
                    </th>
                  ))}
                  <th scope="col" class="n">
                    {w('difference')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {mainGroups(sheet).map((group) => (
                  <tr key={group.kind} class={group.kind === '실수령' ? 'total net' : ''}>
                    <th scope="row">{totalName(group, lang)}</th>
                    {cells(group.total, [0, sheet.schemes.length - 1], lang).map((cell, i) => (
                      <td class="n" key={sheet.schemes[i]?.name ?? 'difference'}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <List title={w('reasons')} items={reasonsOf(comparison, lang)} />
            <List title={w('evens')} items={taken.evens.slice(0, 3)} />
          </>
        )}
        {(isExact || verdict.kind === 'range') && (
          <List title={w('bring')} items={bringList(verdict, lang)} />
        )}
        <AnswerList title={w('answers')} answers={said.first} />
        {isFront && <AnswerList title={w('otherAnswers')} answers={said.others} />}
        <footer>
          <p class="blanks">
            <span>{w('counsellor')}</span>
            <span>{w('contact')}</span>
            <span>{w('confirmed')}</span>
          </p>
          <p>
            <strong>{w('simulated')}</strong> {isExact && w('overleaf')}
          </p>
          <p class="notes">{taken.rules}</p>
        </footer>
      </section>
      {isExact && (
        <section class={`back ${sizeOf(rowsOf(sheet) + (isFront ? 0 : said.others.length))}`}>
          <h2>{w('details')}</h2>
          {/* The payslip's writer escapes every text. */}
          <div dangerouslySetInnerHTML={{ __html: payslipFigures(sheet) }} />
          {!isFront && <AnswerList title={w('otherAnswers')} answers={said.others} />}
          {taken.year !== undefined && <p class="notes">{taken.year}</p>}
          {takenLines(verdict, lang).length > 0 && (
            <p class="notes">
              {w('taken')}: {takenLines(verdict, lang).join(', ')}
            </p>
          )}
        </section>
      )}
    </div>
  );
}

/** About how many rows the figures take: an item of pay has one more that says how it came about, and a finding two. */
function rowsOf(sheet: Sheet): number {
  const items = [...mainGroups(sheet), ...otherGroups(sheet)].map(
    (group) => filled(group).length * (group.kind === '지급' ? 2 : 1) + 1,
  );
  return items.reduce(
    (sum, one) => sum + one,
    sheet.hours.length + 2 * (sheet.basis.length + sheet.findings.length),
  );
}

const sizeOf = (rows: number): string =>
  rows > most ? 'least' : rows > more ? 'tiny' : rows > many ? 'small' : '';

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function AnswerList({ title, answers }: { readonly title: string; readonly answers: readonly SaidAnswer[] }) {
  if (answers.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <dl class="answers">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
