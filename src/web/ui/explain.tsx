import { useEffect, useRef } from 'preact/hooks';
import type { Explanation } from '../../report/estimate/explanation.ts';
import { shownName } from '../../writing/line-label.ts';
import { type Page, usePage } from './page.ts';

/** Why a figure is what it is, down to the values it rests on. */
export function Explain() {
  const page = usePage();
  const asked = page.asked.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (asked !== undefined && dialog.current?.open === false) dialog.current.showModal();
    if (asked === undefined) dialog.current?.close();
  }, [asked]);
  const close = (): void => {
    page.asked.value = undefined;
  };
  const [first, ...below] = asked?.explanations ?? [];
  return (
    <dialog ref={dialog} class="explain" aria-labelledby="explained" onClose={close}>
      {first && (
        <>
          <div class="bar">
            <h2 id="explained">
              {asked?.scheme}: {nameOf(page, first)} {first.value}
            </h2>
            <button type="button" onClick={close}>
              {page.w('close')}
            </button>
          </div>
          <Basis one={first} />
          {below.length > 0 && <h3>{page.w('uses')}</h3>}
          {below.map((one) => (
            <details key={one.term} class={`depth${Math.min(one.depth, 4)}`}>
              <summary>
                {nameOf(page, one)} <strong>{one.value}</strong>
                {one.confirmed ? '' : ' *'}
              </summary>
              <Basis one={one} />
            </details>
          ))}
        </>
      )}
    </dialog>
  );
}

const nameOf = (page: Page, { term, label }: Explanation): string => shownName(page.lang.value, term, label);

/** The sentence, the numbers, the law and the date. */
function Basis({ one }: { readonly one: Explanation }) {
  const page = usePage();
  const { sentence, formula, numbers, source, article, from, rule, note, restsOn } = one;
  const basis = [source, article].filter(Boolean).join(' · ');
  const rows = [
    ['sentence', sentence],
    ['formula', formula],
    ['numbers', numbers],
    ['source', basis],
    // A given value is nobody's rule.
    ['holds', rule && (from === undefined ? page.w('always_') : page.w('from', { from }))],
    ['rule', rule],
    ['note', note],
  ] as const;
  return (
    <>
      <dl class="ground">
        {rows.map(
          ([key, text]) =>
            text && (
              <div key={key}>
                <dt>{page.w(key)}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {restsOn.length > 0 && <p class="warn">* {page.w('rests', { list: restsOn.join(', ') })}</p>}
    </>
  );
}
