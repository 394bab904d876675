import { useState } from 'preact/hooks';
import type { ReportReader } from '../../../report/document/report.ts';
import { reportWord } from '../../../report/document/words.ts';
import { won } from '../../../writing/amount.ts';
import type { Progress } from '../../explore/under-way.ts';
import { Select } from './select.tsx';
import { useExplore } from './state.ts';

const readers: readonly ReportReader[] = ['인사', '임원', '노조'];
/** Rows that a workbook may have: beyond, a page has no room for them. */
const mostRows = 400_000;

/** What can be taken away of the settings on the screen: the results as a workbook, the report, the scenario. */
export function TakeAway() {
  const explore = useExplore();
  const [reader, setReader] = useState<ReportReader>('인사');
  const opened = explore.opened.value;
  if (opened === undefined) return null;
  const lang = explore.page.lang.value;
  const progressText = ({ rows, bytes }: Progress, all: number): string => {
    if (bytes !== undefined) return explore.w('written', { size: (bytes / 2 ** 20).toFixed(1) });
    return explore.w('worked', { rows: won(rows ?? 0), all: won(all) });
  };
  const isLarge = opened.personMonths * 2 > mostRows;
  const making = explore.making.value;
  const isMaking = making !== undefined;
  return (
    <section class="card take" aria-labelledby="take-away">
      <h2 id="take-away">{explore.page.w('take')}</h2>
      <button
        type="button"
        aria-describedby="workbook-help"
        aria-disabled={isMaking || isLarge}
        onClick={() => !isMaking && !isLarge && void explore.takeWorkbook()}
      >
        {explore.w('workbook')}
      </button>
      <p class="help" id="workbook-help">
        {isLarge ? explore.w('workbookLarge', { most: won(mostRows / 2) }) : explore.w('workbookHint')}
      </p>
      <div class="reader">
        <Select
          id="reader"
          label={explore.w('reader')}
          value={reader}
          options={readers.map((one) => [one, reportWord(lang, one)])}
          onPick={(picked) => setReader(readers.find((one) => one === picked) ?? reader)}
        />
        <button
          type="button"
          aria-describedby="report-help"
          aria-disabled={isMaking}
          onClick={() => !isMaking && void explore.takeReport(reader)}
        >
          {explore.w('report')}
        </button>
      </div>
      <p class="help" id="report-help">
        {explore.w('reportHint')}
      </p>
      <button type="button" aria-describedby="keep-help" onClick={() => void explore.keep()}>
        {explore.w('keep')}
      </button>
      <p class="help" id="keep-help">
        {explore.w('keepHint')}
      </p>
      <p class="help" role="status">
        {isMaking ? explore.w('making') : ''}
      </p>
      {isMaking && (
        <p class="under-way">
          <span>{progressText(making, opened.personMonths)}</span>
          <button type="button" onClick={explore.cancel}>
            {explore.w('stop')}
          </button>
        </p>
      )}
    </section>
  );
}
