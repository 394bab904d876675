import { withValue } from '../../interview/answers.ts';
import { byWeight } from '../../interview/order.ts';
import { ownHours } from '../curve.ts';
import { QuestionField, TextField, UnknownButton } from './field.tsx';
import { focusField, usePage } from './page.ts';
import { ListEditor, RowListEditor } from './rows.tsx';
import { useSlices } from './slices.ts';

/** The questions: those of a first answer, then the others. */
export function Form() {
  const page = usePage();
  const { session } = page;
  const first = session.first;
  const others = session.questions.filter((one) => !first.includes(one));
  const lists = (isFirst: boolean) => session.lists.filter(({ about }) => (about.first === true) === isFirst);
  const group = (from: string) => first.filter(({ term }) => term.fact?.from === from);
  return (
    <form class="form" aria-label={page.w('questions')} onSubmit={(event) => event.preventDefault()}>
      <h2>{page.w('first')}</h2>
      <TextField id="귀속월" label={page.w('month')} hint={page.w('monthHint')} />
      {group('직원').map((question) => (
        <QuestionField key={question.id} question={question} />
      ))}
      <Hours />
      {group('근무').map((question) => (
        <QuestionField key={question.id} question={question} />
      ))}
      {lists(true).map((list) => (
        <ListEditor key={list.id} list={list} />
      ))}
      <Next />
      <details class="more">
        <summary>{page.w('more')}</summary>
        {others.map((question) => (
          <QuestionField key={question.id} question={question} />
        ))}
        {lists(false).map((list) => (
          <ListEditor key={list.id} list={list} />
        ))}
        {page.leaveName !== undefined && <RowListEditor list="휴직" what={page.leaveName} />}
        <RowListEditor list="근무일지" what={page.w('shifts')} />
        <RowListEditor list="휴일대체" what={page.w('swaps')} />
        <RowListEditor list="변경" what={page.w('changes')} />
        <RowListEditor list="고정수당" what={page.w('allowances')} />
      </details>
    </form>
  );
}

/** The hours of a day, with each scheme's own at hand. */
function Hours() {
  const page = usePage();
  const fields = ['시작', '종료', '휴게'].map((key) => `근무시간대.${key}`);
  const [start = '', end = '', pause = ''] = fields;
  return (
    <fieldset class="field hours">
      <legend>{page.w('hours')}</legend>
      <p class="help">{page.w('hoursHint')}</p>
      <div class="presets">
        {(page.ready.value ? page.session.schemes : []).map((scheme) => {
          const own = ownHours(page.session, page.answers.value, scheme);
          return (
            <button
              type="button"
              key={scheme}
              onClick={() => {
                const texts = [own.from, own.to, own.pause];
                page.answers.value = fields.reduce(
                  (now, id, i) => withValue(now, id, texts[i] ?? ''),
                  page.answers.value,
                );
              }}
            >
              {page.w('ownHours', { from: own.from, to: own.to, scheme })}
            </button>
          );
        })}
        <UnknownButton ids={fields} about={page.w('hours')} />
      </div>
      <div class="trio">
        <TextField id={start} label={page.w('start')} />
        <TextField id={end} label={page.w('end')} />
        <TextField id={pause} label={page.w('pause')} hint={page.w('pauseHint')} />
      </div>
    </fieldset>
  );
}

/** The question that would move the answer most. */
function Next() {
  const page = usePage();
  const answers = page.answers.value;
  const open = useSlices(JSON.stringify(answers), () => byWeight(page.session, answers));
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
