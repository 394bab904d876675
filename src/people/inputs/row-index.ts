import type { NumberList } from './number-list.ts';

/** Where the rows of each person stand: four bytes a row of files below 4 GiB, and four more where a file is not sorted by person. */
export class RowIndex {
  /** The rows of the person at a place are the ones from its start to the next one's. */
  private readonly starts: Int32Array;
  /** Rows by person; without it they stand so in the file. */
  private readonly order: Int32Array | undefined;
  private readonly keys: NumberList;

  constructor(owners: NumberList, keys: NumberList, people: number) {
    this.keys = keys;
    this.starts = startsOf(owners, people);
    this.order = isSorted(owners) ? undefined : orderBy(owners, this.starts);
  }

  get people(): number {
    let count = 0;
    for (let place = 1; place < this.starts.length; place++)
      if ((this.starts[place] ?? 0) > (this.starts[place - 1] ?? 0)) count++;
    return count;
  }

  /** The numbers of a person's rows, in the order of the file. */
  rowsOf(place: number): number[] {
    const rows: number[] = [];
    for (let at = this.starts[place] ?? 0; at < (this.starts[place + 1] ?? 0); at++)
      rows.push(this.order?.[at] ?? at);
    return rows;
  }

  keysOf = (place: number): number[] => this.rowsOf(place).map((row) => this.keys.at(row));
}

function startsOf(owners: NumberList, people: number): Int32Array {
  const starts = new Int32Array(people + 1);
  const add = (at: number, more: number): void => {
    starts[at] = (starts[at] ?? 0) + more;
  };
  for (let row = 0; row < owners.length; row++) add(owners.at(row) + 1, 1);
  for (let place = 0; place < people; place++) add(place + 1, starts[place] ?? 0);
  return starts;
}

function isSorted(owners: NumberList): boolean {
  for (let row = 1; row < owners.length; row++) if (owners.at(row) < owners.at(row - 1)) return false;
  return true;
}

function orderBy(owners: NumberList, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const order = new Int32Array(owners.length);
  for (let row = 0; row < owners.length; row++) {
    const owner = owners.at(row);
    const at = next[owner] ?? 0;
    order[at] = row;
    next[owner] = at + 1;
  }
  return order;
}
