/** How far something long has come: person-months worked out, then bytes of the file written. */
export interface Progress {
  readonly rows?: number;
  readonly bytes?: number;
}

/** Hears how far something long has come. @throws Cancelled once nobody wants it any more */
export type Watch = (progress: Progress) => void;

/** Somebody no longer wants what is being made. */
export class Cancelled extends Error {}

/** Lets what waits outside be heard: a message in a worker comes between two turns of its loop. */
export const nextTurn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
