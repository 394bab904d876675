import type { Payslip } from '../../pay/payslip.ts';
import { usePage } from './page.ts';

/** A figure that opens to why it is what it is. */
export function Opens(props: {
  readonly payslip: Payslip;
  readonly term: string;
  readonly name: string;
  readonly text: string;
}) {
  const page = usePage();
  const { payslip, term, name, text } = props;
  return (
    <button
      type="button"
      class="plain"
      aria-label={page.w('whyOf', { scheme: payslip.scheme, term: name, amount: text })}
      onClick={() => {
        page.why(payslip, term);
      }}
    >
      {text}
    </button>
  );
}
