import { isoMonth } from '../../calendar/date.ts';
import { won } from '../../writing/amount.ts';
import { word } from '../../writing/words.ts';
import { documentHtml } from './html.ts';
import type { ReportData } from './report.ts';
import { sectionsOf } from './sections.ts';
import { reportWord } from './words.ts';

/** A report as one HTML file, which loads nothing and prints on A4. */
export function reportHtml(data: ReportData): string {
  const { lang, scenario, summary, reader, engine, files } = data;
  const { months } = scenario;
  const stretch = word(lang, 'months', {
    from: isoMonth(months[0] ?? 0),
    to: isoMonth(months.at(-1) ?? 0),
    count: String(months.length),
    people: won(summary.people),
    rows: won(summary.personMonths),
  });
  return documentHtml({
    lang,
    title: scenario.name,
    subtitle: `${reportWord(lang, 'title')} (${reportWord(lang, reader)}) · ${stretch}`,
    sections: sectionsOf(data),
    foot: [reportWord(lang, 'simulated'), reportWord(lang, 'madeBy', { engine, files: files.join(', ') })],
  });
}
