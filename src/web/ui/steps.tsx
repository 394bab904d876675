import { nameOf } from '../../interview/about.ts';
import {
  begunRow,
  isAnswered,
  rowsOf,
  withoutRow,
  withRow,
  withUnknown,
  withValue,
} from '../../interview/answers.ts';
import type { DeskStep } from '../../interview/desk-steps.ts';
import { earlyQuestions } from '../../interview/early.ts';
import { typedHours } from '../../interview/typed-hours.ts';
import {
  leaveId,
  leaveList,
  nothingElse,
  nothingElseId,
  notOnLeave,
  somethingElse,
} from '../../interview/verdict.ts';
import { ownHours } from '../curve.ts';
import { Chips, QuestionField, TextField, UnknownButton } from './field.tsx';
import { usePage } from './page.ts';
import { ListEditor, RowListEditor } from './rows.tsx';

/** What a step asks, the same on a phone and in the form of a desk computer. */
export function StepField({ step }: { readonly step: DeskStep }) {
  const page = usePage();
  switch (step.kind) {
    case 'month':
      return <TextField id={step.id} label={page.w('month')} hint={page.w('monthHint')} />;
    case 'question':
      return <QuestionField question={step.question} />;
    case 'hours':
      return <Hours />;
    case 'leave':
      return <LeaveQuestion />;
    case 'list':
      return <ListEditor list={step.list} />;
    case 'others':
      return <OthersQuestion />;
  }
}

const yes = '예';

/** Whether somebody is on leave of absence, and since when: its end may be open. */
function LeaveQuestion() {
  const page = usePage();
  const answers = page.answers.value;
  const rows = rowsOf(answers, leaveList);
  const isUnknown = answers.unknown.includes(leaveId);
  const chosen = rows.length > 0 ? yes : isUnknown ? '?' : page.value(leaveId);
  const pick = (choice: string): void => {
    const none = rows.reduce((now, row) => withoutRow(now, leaveList, row), answers);
    const said = withValue(none, leaveId, choice);
    if (choice === '?') page.answers.value = withUnknown(none, [leaveId]);
    else if (choice === notOnLeave) page.answers.value = said;
    else if (rows.length === 0)
      page.answers.value = withRow(said, leaveList, begunRow(page.session.rules, leaveList));
  };
  return (
    <>
      <Chips
        id={leaveId}
        label={page.w('onLeave', { kind: page.leaveName?.toLowerCase() ?? '' })}
        chosen={chosen}
        choices={[
          [notOnLeave, page.w('no')],
          [yes, page.w('yes')],
          ['?', page.w('unknown')],
        ]}
        pick={pick}
      />
      {rows.length > 0 && page.leaveName !== undefined && (
        <>
          <p class="help">{page.w('leaveOpen')}</p>
          <RowListEditor list={leaveList} what={page.leaveName} />
        </>
      )}
    </>
  );
}

/** Whether anything else happened: what the rules have a value for need not be asked one by one. */
function OthersQuestion() {
  const page = usePage();
  const answers = page.answers.value;
  const early = earlyQuestions(page.session);
  const month = page.session.questions.filter(
    (one) => one.term.fact?.from === '근무' && !early.includes(one) && !isAnswered(answers, one.id),
  );
  const names = month.map((one) => nameOf(one, page.lang.value));
  const lists = [page.w('shifts'), page.w('swaps'), page.w('changes'), page.w('allowances')];
  return (
    <Chips
      id={nothingElseId}
      label={page.w('nothingElse')}
      describedBy={`n-${nothingElseId}`}
      before={
        <p class="help" id={`n-${nothingElseId}`}>
          {[...names, ...lists].join(', ')}
        </p>
      }
      chosen={page.value(nothingElseId)}
      choices={[
        [nothingElse, page.w('noneOfThese')],
        [somethingElse, page.w('someOfThese')],
      ]}
      pick={(choice) => {
        page.set(nothingElseId, choice);
        page.isMoreOpen.value = choice === somethingElse;
      }}
    />
  );
}

/** The hours of a day, with each scheme's own at hand. */
function Hours() {
  const page = usePage();
  const fields = ['시작', '종료', '휴게'].map((key) => `근무시간대.${key}`);
  const [start = '', end = '', pause = ''] = fields;
  const typed = { 시작: page.value(start), 종료: page.value(end), 휴게: page.value(pause) };
  const read = typedHours(typed);
  const readAs = (key: keyof typeof typed): { hint?: string } =>
    read[key] === typed[key] ? {} : { hint: page.w('readAs', { text: read[key] ?? '' }) };
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
        <TextField id={start} label={page.w('start')} {...readAs('시작')} />
        <TextField id={end} label={page.w('end')} {...readAs('종료')} />
        <TextField id={pause} label={page.w('pause')} hint={page.w('pauseHint')} {...readAs('휴게')} />
      </div>
    </fieldset>
  );
}
