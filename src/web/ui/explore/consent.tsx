import { useEffect } from 'preact/hooks';
import { consentWord } from '../../../report/bargaining/consent/words.ts';
import { Scrolled } from './scrolled.tsx';
import { useExplore } from './state.ts';

/** Whose consent the law asks for, and what is missing: the ledger of the settings on the screen. */
export function Consent() {
  const explore = useExplore();
  const lang = explore.page.lang.value;
  const ledger = explore.consent.value;
  // The ledger's words come with it.
  useEffect(() => {
    if (explore.wantsConsent.peek()) explore.rest();
  }, [explore, lang]);
  const say = (key: Parameters<typeof consentWord>[1]): string => consentWord(lang, key);
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">{explore.w('consent')}</h2>
      <p class="help">{explore.w('consentHint')}</p>
      <details
        onToggle={({ currentTarget }) => {
          explore.wantsConsent.value = currentTarget.open;
          if (currentTarget.open) explore.rest();
        }}
      >
        <summary>{explore.w('consentOpen')}</summary>
        {ledger === undefined ? (
          <p>{explore.w('working')}</p>
        ) : (
          <div data-consent>
            {ledger.sentences.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <PlainTable
              heads={[say('party'), say('people'), say('worse'), say('contracts')]}
              rows={ledger.unions}
            />
            {ledger.lines.length > 0 && (
              <PlainTable heads={[say('item'), say('people'), say('lost')]} rows={ledger.lines} />
            )}
            {ledger.people.length > 0 && (
              <PlainTable
                heads={[
                  say('employee'),
                  say('party'),
                  say('since'),
                  say('months'),
                  say('lost'),
                  say('missing'),
                ]}
                rows={ledger.people}
              />
            )}
            {ledger.articles.length > 0 && (
              <p>{explore.w('articles', { list: ledger.articles.join(' · ') })}</p>
            )}
            {ledger.findings.map((text) => (
              <p class="warn" key={text}>
                {text}
              </p>
            ))}
          </div>
        )}
      </details>
      <p class="warn">{say('noLegalAdvice')}</p>
    </section>
  );
}

function PlainTable(props: {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  const { heads, rows } = props;
  const isNumber = (text: string): boolean => /^[▲▼−]? ?[\d,]+$/.test(text);
  return (
    <Scrolled label={heads.join(', ')}>
      <table class="plainTable">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th
                scope="col"
                key={head}
                class={i > 0 && rows.some((cells) => isNumber(cells[i] ?? '')) ? 'n' : ''}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join()}>
              {cells.map((text, i) =>
                i === 0 ? (
                  <th scope="row" key={heads[i]}>
                    {text}
                  </th>
                ) : (
                  <td key={heads[i]} class={isNumber(text) ? 'n' : ''}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
