import type { ComponentChildren } from 'preact';
import { answerRangeText, grainText, helpOf, shapeText, takenText } from '../../interview/about.ts';
import { answerOf } from '../../interview/answers.ts';
import { confirmId, doubtOf } from '../../interview/doubt.ts';
import type { Question } from '../../interview/interview-session.ts';
import { wonText } from '../../report/payslip/figure.ts';
import { domId, focusField, type Page, usePage } from './page.ts';
import { groupTyped, groupTypedDigits, manwon } from './typed.ts';

/** The ids of what stands below a field, for those who hear it. */
const notesId = (id: string): string => `n-${id}`;

/** Hints and errors below a field. */
function Notes({ id, children }: { readonly id: string; readonly children?: ComponentChildren }) {
  const page = usePage();
  return (
    <div class="notes" id={notesId(id)}>
      {children}
      {page.problemsOf(id).map((one) => (
        <p class="error" key={one.problem.code}>
          {page.problemText(one)}
        </p>
      ))}
    </div>
  );
}

/** Enter goes on to the next field, or stays where something is wrong. */
export function onEnter(page: Page, id: string, event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  page.touch(id);
  if (page.problemsOf(id).length > 0) return;
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')].filter(
    (one) => one.offsetParent !== null,
  );
  const at = fields.findIndex((one) => one.dataset['field'] === id);
  const next = fields.slice(at + 1).find((one) => one.dataset['field'] !== id);
  if (next?.dataset['field'] !== undefined) focusField(next.dataset['field']);
  else if (page.oneByOne.value) page.move(1);
}

/** A text control with its unit, and for amounts the same as it is said. */
export function TextField(props: {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly hint?: string;
  readonly help?: string;
  readonly children?: ComponentChildren;
  readonly below?: ComponentChildren;
}) {
  const page = usePage();
  const { id, label, unit, hint, help, children, below } = props;
  const value = page.value(id);
  const said = unit === '원' ? manwon(value) : undefined;
  const numeric = unit !== undefined && unit !== '';
  return (
    <div class="field">
      <label for={domId(id)}>{label}</label>
      {help && <p class="help">{help}</p>}
      <div class="control">
        <input
          id={domId(id)}
          data-field={id}
          type="text"
          inputMode={numeric ? 'decimal' : undefined}
          autocomplete="off"
          value={value}
          aria-describedby={notesId(id)}
          aria-invalid={page.problemsOf(id).length > 0}
          onInput={({ currentTarget }) =>
            page.set(id, unit === '원' ? groupTyped(currentTarget) : currentTarget.value)
          }
          onBlur={() => page.touch(id)}
          onKeyDown={(event) => onEnter(page, id, event)}
        />
        {unit && <span class="unit">{unit}</span>}
        {children}
      </div>
      <Notes id={id}>
        {said && <p class="said">{page.w('asManwon', { text: said })}</p>}
        {hint && <p>{hint}</p>}
      </Notes>
      {below}
    </div>
  );
}

/** An odd amount is asked about: what was probably meant, or that it is right all the same. */
function DoubtNote({ question }: { readonly question: Question }) {
  const page = usePage();
  const doubt = doubtOf(question, page.answers.value);
  if (doubt === undefined) return null;
  const voice = page.lang.value === 'ko' ? 'speech' : 'en';
  const [amount, meant] = [doubt.amount, doubt.meant].map((one) => wonText(one, voice));
  const values = { amount: amount ?? '', meant: meant ?? '' };
  const asked = page.w(doubt.kind === 'manwon' ? 'askManwon' : 'askYear', values);
  return (
    <fieldset class="doubt">
      <legend>{asked}</legend>
      <div class="buttons">
        <button type="button" onClick={() => page.set(question.id, groupTypedDigits(String(doubt.meant)))}>
          {page.w('takeMeant', values)}
        </button>
        <button
          type="button"
          onClick={() => page.set(confirmId(question.id), answerOf(page.answers.value, question.id))}
        >
          {page.w('takeTyped', values)}
        </button>
      </div>
    </fieldset>
  );
}

/** A choice of a row: a list that may be blank, where nothing need be said or nothing has been yet. */
export function ChoiceField(props: {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly string[];
  /** What stands for no answer; none where one of the choices always holds. */
  readonly blank?: string | undefined;
  readonly help?: string | undefined;
}) {
  const page = usePage();
  const { id, label, choices, blank, help } = props;
  return (
    <div class="field">
      <label for={domId(id)}>{label}</label>
      {help && <p class="help">{help}</p>}
      <select
        id={domId(id)}
        data-field={id}
        value={page.value(id)}
        aria-describedby={notesId(id)}
        onChange={({ currentTarget }) => page.set(id, currentTarget.value)}
        onBlur={() => page.touch(id)}
        onKeyDown={(event) => onEnter(page, id, event)}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      <Notes id={id} />
    </div>
  );
}

/** The button that answers some fields with 모름. */
export function UnknownButton({ ids, about }: { readonly ids: readonly string[]; readonly about: string }) {
  const page = usePage();
  const pressed = ids.every((id) => page.answers.value.unknown.includes(id));
  return (
    <button
      type="button"
      class="unknown"
      aria-pressed={pressed}
      aria-label={`${about} ${page.w('unknown')}`}
      onClick={() => page.toggleUnknown(ids)}
    >
      {page.w('unknown')}
    </button>
  );
}

/** A field made from a fact's declaration. */
export function QuestionField({ question }: { readonly question: Question }) {
  return question.term.choices === undefined ? (
    <AmountQuestion question={question} />
  ) : (
    <ChoiceQuestion question={question} choices={question.term.choices} />
  );
}

/** A range of more digits tells nobody anything. */
const longestRange = 3;

function AmountQuestion({ question }: { readonly question: Question }) {
  const page = usePage();
  const { id, term } = question;
  const lang = page.lang.value;
  const isShort = (term.fact?.max ?? '').length <= longestRange;
  const range = isShort ? answerRangeText(question, lang) : undefined;
  const hint =
    shapeText(question, lang) ??
    [range, grainText(question, lang)].filter((one) => one !== undefined).join(', ');
  const help = helpOf(question, lang);
  return (
    <TextField
      id={id}
      label={page.ask(question)}
      {...(term.unit !== '날짜' && { unit: term.unit })}
      {...(help !== undefined && { help })}
      hint={page.answers.value.unknown.includes(id) ? takenText(question, lang) : hint}
      below={<DoubtNote question={question} />}
    >
      <UnknownButton ids={[id]} about={question.key} />
    </TextField>
  );
}

/** Few choices stand open; many are a list. */
const open = 5;

function ChoiceQuestion(props: { readonly question: Question; readonly choices: readonly string[] }) {
  const page = usePage();
  const { question, choices } = props;
  const { id, term } = question;
  const value = page.value(id);
  const unknown = page.answers.value.unknown.includes(id);
  const needed = term.fact?.required === true && value === '';
  const label = (
    <>
      {page.ask(question)} {needed && <span class="needed">{page.w('needed')}</span>}
    </>
  );
  const pick = (choice: string): void => {
    if (choice === '?') page.toggleUnknown([id]);
    else page.set(id, choice);
  };
  const notes = <Notes id={id}>{unknown && <p>{takenText(question, page.lang.value)}</p>}</Notes>;
  if (choices.length > open)
    return (
      <div class="field">
        <label for={domId(id)}>{label}</label>
        <div class="control">
          <select
            id={domId(id)}
            data-field={id}
            value={unknown ? '?' : value}
            aria-required={term.fact?.required === true}
            aria-describedby={notesId(id)}
            onChange={({ currentTarget }) => pick(currentTarget.value)}
            onKeyDown={(event) => onEnter(page, id, event)}
          >
            <option value="">{page.w('choose')}</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
            <option value="?">{page.w('unknown')}</option>
          </select>
        </div>
        {notes}
      </div>
    );
  return (
    <Chips
      id={id}
      label={label}
      describedBy={notesId(id)}
      chosen={unknown ? '?' : value}
      choices={[...choices.map((one) => [one, one] as const), ['?', page.w('unknown')]]}
      pick={pick}
      after={notes}
    />
  );
}

/** Choices that stand open, of which one is taken. `before` and `after` stand about them. */
export function Chips(props: {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly describedBy?: string;
  readonly before?: ComponentChildren;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly pick: (choice: string) => void;
  readonly after?: ComponentChildren;
}) {
  const page = usePage();
  const { id, label, describedBy, before, chosen, choices, pick, after } = props;
  return (
    <fieldset class="field" aria-describedby={describedBy}>
      <legend>{label}</legend>
      {before}
      <div class="chips">
        {choices.map(([value, text], i) => (
          <label class="chip" key={value}>
            <input
              type="radio"
              name={id}
              id={i === 0 ? domId(id) : undefined}
              data-field={id}
              value={value}
              checked={value === chosen}
              onChange={() => pick(value)}
              onKeyDown={(event) => onEnter(page, id, event)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {after}
    </fieldset>
  );
}
