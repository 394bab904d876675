import { useRef, useState } from 'preact/hooks';
import { payslipSpeech } from '../../report/payslip/speech.ts';
import { payslipText } from '../../report/payslip/text.ts';
import { download } from '../download.ts';
import { answersFile, answersFragment, readAnswersFile } from '../keep.ts';
import { notesOf } from '../notes.ts';
import { usePage } from './page.ts';

/** Columns of the text that is mailed. */
const columns = 80;

/** What can be taken away: paper, texts, a file, a link. */
export function Take() {
  const page = usePage();
  const picker = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [byHand, setByHand] = useState('');
  const [failed, setFailed] = useState('');
  const sheet = page.sheet.value;
  const { comparison } = page.work.value;
  const notes = comparison === undefined ? [] : notesOf(page, comparison);
  const isStale = sheet !== undefined && comparison === undefined;
  const copy = async (text: string): Promise<void> => {
    setByHand('');
    try {
      await navigator.clipboard.writeText(text);
      page.say(page.w('copied'));
    } catch {
      setByHand(text);
      page.say(page.w('copyByHand'));
    }
  };
  const save = (): void => {
    const content = new Blob([answersFile(page.answers.value)], { type: 'application/json' });
    download(content, `상담-${page.value('귀속월')}.pumsak.json`);
    page.say(page.w('saved'));
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const answers = readAnswersFile(await file.text());
    setFailed(answers === undefined ? page.w('badFile', { name: file.name }) : '');
    if (answers === undefined) opener.current?.focus();
    else {
      page.replace(answers);
      page.say(page.w('opened'));
    }
  };
  return (
    <section class="card take" aria-labelledby="take">
      <h2 id="take">{page.w('take')}</h2>
      <div class="buttons">
        {sheet && !isStale && (
          <>
            <button type="button" class="main" onClick={() => window.print()}>
              {page.w('print')}
            </button>
            <button
              type="button"
              onClick={() => copy(`${payslipText(sheet, columns)}\n${notes.join('\n')}\n`)}
            >
              {page.w('copyText')}
            </button>
            <button type="button" onClick={() => copy(`${payslipSpeech(sheet)}\n${notes.join('\n')}\n`)}>
              {page.w('copySpeech')}
            </button>
          </>
        )}
        <button type="button" onClick={save}>
          {page.w('save')}
        </button>
        <button ref={opener} type="button" onClick={() => picker.current?.click()}>
          {page.w('open')}
        </button>
        <button
          type="button"
          aria-describedby="link-warning"
          onClick={() => copy(`${location.href.replace(/#.*$/, '')}${answersFragment(page.answers.value)}`)}
        >
          {page.w('link')}
        </button>
        <input
          ref={picker}
          type="file"
          class="hidden"
          tabIndex={-1}
          accept=".json,application/json"
          aria-label={page.w('open')}
          onChange={({ currentTarget }) => {
            void open(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </div>
      {isStale && <p class="help">{page.w('fixFirst')}</p>}
      {failed !== '' && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
      <p class="help" id="link-warning">
        {page.w('linkWarning')}
      </p>
      {byHand !== '' && (
        <textarea class="by-hand" aria-label={page.w('copyByHand')} readOnly rows={6} value={byHand} />
      )}
    </section>
  );
}
