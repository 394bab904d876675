import { useEffect, useRef } from 'preact/hooks';
import { asks, asksFor, factUnit } from '../../interview/about.ts';
import { answerOf, rowsOf } from '../../interview/answers.ts';
import { type DeskStep, isStepDone } from '../../interview/desk-steps.ts';
import { leaveList, nothingElse } from '../../interview/verdict.ts';
import { More } from './form.tsx';
import { type Page, usePage } from './page.ts';
import { StepField } from './steps.tsx';

/** One question a screen, with how far one has come; at the end all answers, to be checked. */
export function Conversation() {
  const page = usePage();
  const { steps } = page;
  const at = steps.findIndex(({ id }) => id === page.step.value);
  const step = steps[at];
  const box = useRef<HTMLFormElement>(null);
  const shown = useRef(page.step.value);
  useEffect(() => {
    // The page does not take the focus before anybody has pressed anything.
    if (shown.current === page.step.value) return;
    shown.current = page.step.value;
    const first = box.current?.querySelector<HTMLElement>('[data-field]:checked, [data-field], h2');
    first?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [page.step.value]);
  return (
    <form
      ref={box}
      class="form talk"
      aria-label={page.w('questions')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Progress number={at < 0 ? steps.length : at + 1} count={steps.length} />
      {step === undefined ? <Check /> : <StepField key={step.id} step={step} />}
      {step?.kind === 'others' && <More />}
      <div class="buttons steps">
        {at !== 0 && (
          <button type="button" onClick={() => page.move(-1)}>
            {page.w('previous')}
          </button>
        )}
        {step !== undefined && (
          <button type="button" class="main" onClick={() => goOn(page, step)}>
            {page.w(at === steps.length - 1 ? 'toCheck' : 'nextStep')}
          </button>
        )}
      </div>
    </form>
  );
}

/** On to the next step, unless what was written here must be mended first. */
function goOn(page: Page, step: DeskStep): void {
  const fields = [...document.querySelectorAll<HTMLElement>('.talk [data-field]')].flatMap(
    (one) => one.dataset['field'] ?? [],
  );
  for (const id of fields) page.touch(id);
  if (isStepDone(page.answers.value, step) && fields.some((id) => page.problemsOf(id).length > 0)) return;
  page.move(1);
}

function Progress({ number, count }: { readonly number: number; readonly count: number }) {
  const page = usePage();
  const text = page.w('stepOf', { number: String(number), count: String(count) });
  return (
    <p class="progress">
      <label for="progress">{text}</label>
      <progress id="progress" max={count} value={number}>
        {text}
      </progress>
    </p>
  );
}

/** Every answer, each with the way back to its question. */
function Check() {
  const page = usePage();
  return (
    <>
      <h2 tabIndex={-1}>{page.w('check')}</h2>
      <ul class="check">
        {page.steps.map((step) => (
          <li key={step.id}>
            <span>{stepName(page, step)}</span>
            <strong>{stepAnswer(page, step)}</strong>
            <button
              type="button"
              aria-label={page.w('changeOf', { what: stepName(page, step) })}
              onClick={() => {
                page.step.value = step.id;
              }}
            >
              {page.w('change')}
            </button>
          </li>
        ))}
      </ul>
      <More />
    </>
  );
}

function stepName(page: Page, step: DeskStep): string {
  const lang = page.lang.value;
  if (step.kind === 'question') return asks(step.question, lang);
  if (step.kind === 'list') return asksFor(step.list, lang);
  if (step.kind === 'leave') return page.w('onLeave', { kind: page.leaveName?.toLowerCase() ?? '' });
  return page.w(step.kind === 'others' ? 'nothingElse' : step.kind);
}

function stepAnswer(page: Page, step: DeskStep): string {
  const answers = page.answers.value;
  if (!isStepDone(answers, step)) return page.w('notSaid');
  if (answers.unknown.includes(step.id)) return page.w('unknown');
  if (step.kind === 'leave') {
    const rows = rowsOf(answers, leaveList);
    const since = rows.map((row) => answerOf(answers, `${leaveList}.${row}.시작일`));
    return rows.length === 0 ? page.w('no') : `${page.w('yes')} (${since.join(', ')}~)`;
  }
  if (step.kind === 'others')
    return page.w(answerOf(answers, step.id) === nothingElse ? 'noneOfThese' : 'yes');
  if (step.kind === 'list') return String(rowsOf(answers, step.list.id).length);
  if (step.kind === 'hours') return `${page.value(step.id)}~${page.value('근무시간대.종료')}`;
  const unit = step.kind === 'question' ? factUnit(step.question.term) : '';
  const text = answerOf(answers, step.id);
  return /\d$/.test(text) ? `${text}${unit}` : text;
}
