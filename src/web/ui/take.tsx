import { useRef, useState } from 'preact/hooks';
import { download } from '../download.ts';
import { answersFile, answersFragment, readAnswersFile } from '../keep.ts';
import { mailText, phoneText } from '../take-text.ts';
import { usePage } from './page.ts';

/** Whether the page has an address that opens for others: a file on this computer has none. */
const isHosted = (): boolean => location.protocol.startsWith('http');

/** What can be taken away: paper, texts, a file, a link. */
export function Take() {
  const page = usePage();
  const picker = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [byHand, setByHand] = useState('');
  const [failed, setFailed] = useState('');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const { kind } = page.verdict.value;
  const isStale = kind === 'wrong';
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
    const content = new Blob([answersFile(page.answers.value, page.keptBy)], { type: 'application/json' });
    download(content, `상담-${page.value('귀속월')}.pumsak.json`);
    page.keep();
    page.say(page.w('saved'));
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const kept = readAnswersFile(await file.text());
    setFailed(kept === undefined ? page.w('badFile', { name: file.name }) : '');
    setOpened(kept === undefined ? [] : page.openKept(kept));
    if (kept === undefined) opener.current?.focus();
    else page.say(page.w('opened'));
  };
  return (
    <section class="card take" aria-labelledby="take">
      <h2 id="take">{page.w('take')}</h2>
      <div class="buttons">
        {(kind === 'range' || kind === 'amount') && (
          <>
            <button type="button" class="main" onClick={() => window.print()}>
              {page.w('print')}
            </button>
            <button type="button" onClick={() => copy(mailText(page.takenAway(), page.lang.value))}>
              {page.w('copyText')}
            </button>
            <button type="button" onClick={() => copy(phoneText(page.takenAway()))}>
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
        {isHosted() && (
          <button
            type="button"
            aria-describedby="link-warning"
            onClick={() => copy(`${location.href.replace(/#.*$/, '')}${answersFragment(page.answers.value)}`)}
          >
            {page.w('link')}
          </button>
        )}
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
      {opened.map((text) => (
        <p class="warn" role="status" key={text}>
          {text}
        </p>
      ))}
      {isStale && <p class="help">{page.w('fixFirst')}</p>}
      {failed !== '' && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
      <p class="help" id="link-warning">
        {page.w(isHosted() ? 'linkWarning' : 'fileInstead')}
      </p>
      {byHand !== '' && (
        <textarea class="by-hand" aria-label={page.w('copyByHand')} readOnly rows={6} value={byHand} />
      )}
    </section>
  );
}
