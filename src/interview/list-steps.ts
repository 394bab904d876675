import { type Answers, isAnswered, rowsOf, withoutRow } from './answers.ts';
import { type InterviewSession, inRow, type ListQuestion, type Question } from './interview-session.ts';

/** The question whether a list has one more item: a fact may have the list's own id. */
export const moreItemsId = ({ id }: ListQuestion): string => `${id}.더`;

/** An item of a list, by its number from 1. */
export interface ListItemOf {
  readonly list: ListQuestion;
  readonly number: number;
}

/** A question about an item: one of its fields, or whether there is one more. */
interface ItemStep {
  readonly id: string;
  readonly question?: Question;
  readonly item: ListItemOf;
}

/** The fields that rows of lists still lack, row by row. */
export const rowSteps = (session: InterviewSession, answers: Answers): ItemStep[] =>
  session.lists.flatMap((list) =>
    rowsOf(answers, list.id).flatMap((row, i) =>
      inRow(list, row)
        .filter(({ id }) => !isAnswered(answers, id))
        .map((question) => ({ id: question.id, question, item: { list, number: i + 1 } })),
    ),
  );

/** Whether there is one more item: of each list until somebody says no, or there can be no more. */
export const itemSteps = (lists: readonly ListQuestion[], answers: Answers): ItemStep[] =>
  lists.flatMap((list) => {
    const count = rowsOf(answers, list.id).length;
    const id = moreItemsId(list);
    if (isAnswered(answers, id) || count >= list.about.most) return [];
    return [{ id, item: { list, number: count + 1 } }];
  });

/** Without the rows that lack an answer yet: what stands in them says nothing before the row is whole. */
export function withWholeRows(session: InterviewSession, answers: Answers): Answers {
  let whole = answers;
  for (const list of session.lists)
    for (const row of rowsOf(answers, list.id))
      if (inRow(list, row).some(({ id }) => !isAnswered(answers, id)))
        whole = withoutRow(whole, list.id, row);
  return whole;
}
