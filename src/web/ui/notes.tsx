import type { Comparison } from '../../pay/comparison.ts';
import { assumedTexts } from '../../writing/assumed.ts';
import { assumptions } from '../assumed.ts';
import { usePage } from './page.ts';

/** What the legal minimums and the record say. */
export function Findings() {
  const page = usePage();
  const sheet = page.sheet.value;
  if (sheet === undefined) return null;
  return (
    <section class={`card findings ${sheet.findings.length > 0 ? 'found' : ''}`} aria-labelledby="findings">
      <h2 id="findings">{page.w('findings')}</h2>
      {sheet.findings.length === 0 ? (
        <p>{page.w('noFindings')}</p>
      ) : (
        <ul>
          {sheet.findings.map(({ scheme, name, text, article }) => (
            <li key={`${scheme} ${name}`}>
              <strong>{scheme}</strong>: {text} <small>[{article}]</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What was assumed, what is unconfirmed, and which rules these are. */
export function AssumptionsCard({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage();
  const sheet = page.sheet.value;
  if (sheet === undefined) return null;
  return (
    <section class="card" aria-labelledby="assumed">
      <h2 id="assumed">{page.w('assumed')}</h2>
      <ul>
        {assumptions(page, comparison).map((one) => (
          <li key={one}>{one}</li>
        ))}
        {sheet.notes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {assumedTexts(sheet.assumed, sheet.lang).map((one) => (
          <li key={one}>{one}</li>
        ))}
        {sheet.unconfirmed.map(({ name, lines }) => (
          <li key={name} class="warn">
            * {page.w('unconfirmed', { name, lines: lines.join(', ') })}
          </li>
        ))}
      </ul>
      <p>{page.w('ruleYear', { month: sheet.month, hash: page.about.hash })}</p>
      <p>
        <strong>{page.w('simulated')}</strong>
      </p>
    </section>
  );
}
