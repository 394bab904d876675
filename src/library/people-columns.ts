/** A cell: as an input gives it, or as CSV does; a list fact's is a list of its items. */
export type Cell = string | number | boolean | Date | null | undefined | readonly ItemCell[];
/** An item of a list fact: a value a field. */
export type ItemCell = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;
/** Person-months in columns, by the headings of a scenario's 인월 file. */
export type PeopleColumns = Readonly<Record<string, ArrayLike<Cell>>>;
/** The same row by row. */
export type PeopleRows = readonly Readonly<Record<string, Cell>>[];

/** What messages call what was given. */
export const file = 'people';
