import { payslipPaper } from '../../report/payslip/html.ts';
import { notesOf } from '../notes.ts';
import { usePage } from './page.ts';

/** What is printed: the payslip's own page, with what was assumed. */
export function Paper() {
  const page = usePage();
  const sheet = page.sheet.value;
  const comparison = page.comparison.value;
  if (sheet === undefined || comparison === undefined) return null;
  return (
    <div class="paper compared" aria-hidden="true">
      {/* The payslip's writer escapes every text. */}
      <div dangerouslySetInnerHTML={{ __html: payslipPaper(sheet) }} />
      {page.takenAlong.value.size > 0 && (
        <ul>
          {[...page.takenAlong.value].map(([about, text]) => (
            <li key={about}>{text}</li>
          ))}
        </ul>
      )}
      {notesOf(page, comparison).map((note) => (
        <p class="notes" key={note}>
          {note}
        </p>
      ))}
      <p class="notes">{page.w('ruleYear', { month: sheet.month, hash: page.about.hash })}</p>
    </div>
  );
}
