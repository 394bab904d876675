import { earlyQuestions } from '../../interview/early.ts';
import { byWeight } from '../../interview/order.ts';
import { QuestionField } from './field.tsx';
import { focusField, usePage } from './page.ts';
import { ListEditor, RowListEditor } from './rows.tsx';
import { useSlices } from './slices.ts';
import { StepField } from './steps.tsx';

/** The questions: those of a first answer, then the others. */
export function Form() {
  const page = usePage();
  return (
    <form class="form" aria-label={page.w('questions')} onSubmit={(event) => event.preventDefault()}>
      <h2>{page.w('first')}</h2>
      {page.steps.map((step) => (
        <StepField key={step.id} step={step} />
      ))}
      <Next />
      <More />
    </form>
  );
}

/** What the rules have a value for, or can do without. */
export function More() {
  const page = usePage();
  const { session } = page;
  const asked = page.steps.map(({ id }) => id);
  const others = session.questions.filter(({ id }) => !asked.includes(id));
  return (
    <details
      class="more"
      open={page.isMoreOpen.value}
      onToggle={({ currentTarget }) => {
        page.isMoreOpen.value = currentTarget.open;
      }}
    >
      <summary>{page.w('more')}</summary>
      {others.map((question) => (
        <QuestionField key={question.id} question={question} />
      ))}
      {session.lists
        .filter(({ id }) => !asked.includes(id))
        .map((list) => (
          <ListEditor key={list.id} list={list} />
        ))}
      <RowListEditor list="근무일지" what={page.w('shifts')} />
      <RowListEditor list="휴일대체" what={page.w('swaps')} />
      <RowListEditor list="변경" what={page.w('changes')} />
      <RowListEditor list="고정수당" what={page.w('allowances')} />
    </details>
  );
}

/** The question that would move the answer most. */
function Next() {
  const page = usePage();
  const answers = page.answers.value;
  const open = useSlices(JSON.stringify(answers), () =>
    byWeight(page.session, answers, earlyQuestions(page.session)),
  );
  const next = open?.find(({ id }) => !page.answered(id));
  if (next === undefined) return null;
  return (
    <p class="next">
      <button type="button" onClick={() => focusField(next.id)}>
        {page.w('next', { question: page.ask(next) })}
      </button>
    </p>
  );
}
