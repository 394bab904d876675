import { useEffect, useState } from 'preact/hooks';
import { wonText } from '../../../report/payslip/figure.ts';
import { change, won } from '../../../writing/amount.ts';
import { assumedTexts } from '../../../writing/assumed.ts';
import { Scrolled } from './scrolled.tsx';
import { useExplore } from './state.ts';

/** Who gains and who loses: heads and won. */
export function HeadCounts() {
  const explore = useExplore();
  const [opened, result] = [explore.opened.value, explore.result.value];
  if (opened === undefined || result === undefined) return null;
  const { heads, paid } = result;
  const lang = explore.page.lang.value;
  const [first, second] = opened.choice.schemes;
  const before = paid.reduce((sum, one) => sum + one, 0);
  const rows = [
    ['gain', heads.gain, heads.gained],
    ['lose', heads.lose, heads.lost],
    ['same', heads.same, 0],
    ['notCovered', heads.notCovered, heads.difference - heads.gained - heads.lost],
  ] as const;
  const sentence = explore.w('summary', {
    people: won(opened.ids.length),
    gain: won(heads.gain),
    lose: won(heads.lose),
    same: won(heads.same),
    notCovered: won(heads.notCovered),
  });
  return (
    <section class="card headline" aria-labelledby="heads">
      <h2 id="heads">{sentence}</h2>
      <p class="help">
        {opened.name}. {explore.w('assumed', opened.assumption)} {opened.isMadeUp && explore.w('madeUp')}
      </p>
      {assumedTexts(opened.assumed, lang).map((one) => (
        <p class="help" key={one}>
          {one}
        </p>
      ))}
      <dl class="figures totals">
        {[
          [first, wonText(before, lang)],
          [second, wonText(before + heads.difference, lang)],
          [explore.w('difference'), `${change(heads.difference)}${lang === 'ko' ? '원' : ' won'}`],
        ].map(([name, text], i) => (
          <div key={name} class={i === 2 ? (heads.difference < 0 ? 'less' : 'gain') : ''}>
            <dt>
              {name} <small>{i < 2 && explore.w('total', { line: opened.choice.line })}</small>
            </dt>
            <dd data-total={i}>{text}</dd>
          </div>
        ))}
      </dl>
      <Scrolled label={explore.w('group')}>
        <table class="plainTable">
          <thead>
            <tr>
              <th scope="col">{explore.w('group')}</th>
              <th scope="col" class="n">
                {explore.w('people')}
              </th>
              <th scope="col" class="n">
                {explore.w('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, people, amount]) => (
              <tr key={key} data-heads={key}>
                <th scope="row">{explore.w(key)}</th>
                <td class="n">{won(people)}</td>
                <td class="n">{change(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <LiveStatus text={sentence} />
    </section>
  );
}

/** What is said once the levers rest. */
function LiveStatus({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
