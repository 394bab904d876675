import { type Answers, type RowList, rowKeys } from './answers.ts';
import type { InterviewSession } from './interview-session.ts';
import { monthId } from './progress.ts';
import { leaveId, nothingElseId } from './verdict.ts';

/** Answers as far as these rules ask for them, and the fields that they do not know. */
export interface KnownAnswers {
  readonly answers: Answers;
  readonly gone: readonly string[];
}

/** What is still known of a session that was kept by other rules, or changed by hand. */
export function knownAnswers(session: InterviewSession, { values, unknown }: Answers): KnownAnswers {
  const knows = (id: string): boolean => isKnown(session, id);
  const kept = Object.entries(values).filter(([id]) => knows(id));
  const all = [...new Set([...Object.keys(values), ...unknown])];
  return {
    answers: { values: Object.fromEntries(kept), unknown: unknown.filter(knows) },
    gone: all.filter((id) => !knows(id)),
  };
}

const desk: readonly string[] = [monthId, leaveId, nothingElseId];

function isKnown(session: InterviewSession, id: string): boolean {
  if (desk.includes(id) || /^근무시간대\.(?:시작|종료|휴게)$/.test(id)) return true;
  if (id.startsWith('확인.')) return isKnown(session, id.slice('확인.'.length));
  const row = /^(.+)\.\d+\.[^.]*$/.exec(id)?.[1];
  if (row !== undefined && (isRowList(row) || session.lists.some((list) => list.id === row))) return true;
  return session.question(id) !== undefined;
}

const isRowList = (text: string): text is RowList => Object.keys(rowKeys).includes(text);
