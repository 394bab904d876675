import type { DayPattern } from '../../calendar/types.ts';
import { Problems } from '../../problem/problem.ts';
import { checkPlaces, type PeopleInputs } from '../inputs/person-inputs.ts';
import type { Chunk } from './chunk.ts';
import type { FewProblems } from './few-problems.ts';
import type { OrderState } from './order.ts';
import { RowWriter } from './row-writer.ts';
import type { TableShape } from './shape.ts';
import type { PersonMonthSource } from './source.ts';

/** People to a part of the output. */
const partPeople = 16_384;

/** A roster with what goes with it, or a made-up workforce, as a table: its places are people in the order of 사번. */
export class PeopleSource implements PersonMonthSource {
  readonly shape: TableShape;
  readonly start = 0;
  readonly end: number;
  readonly step = partPeople;
  private readonly people: PeopleInputs;
  private readonly defaultPattern: DayPattern | undefined;
  private readonly closing: () => void;

  /** `defaultPattern`: the hours of people and months that have none of their own; without it, the scheme's. */
  constructor(
    people: PeopleInputs,
    shape: TableShape,
    defaultPattern?: DayPattern,
    closing: () => void = () => {},
  ) {
    this.closing = closing;
    this.people = people;
    this.shape = shape;
    this.end = people.count;
    this.defaultPattern = defaultPattern;
  }

  /** The same table filled by other people, who are made of these. */
  filledBy(make: (people: PeopleInputs) => PeopleInputs): PeopleSource {
    return new PeopleSource(make(this.people), this.shape, this.defaultPattern, this.closing);
  }

  align = (at: number): Promise<number> => Promise.resolve(at);
  /** Rows know their own places. */
  lineAt = (): Promise<number> => Promise.resolve(0);
  close = async (): Promise<void> => this.closing();

  async *read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress: (at: number) => void = () => {},
  ): AsyncGenerator<Chunk, OrderState> {
    for (const chunk of this.chunks(from, to, problems, progress)) yield chunk;
    return order;
  }

  /** The people from a place to another, chunk by chunk. */
  *chunks(
    from: number,
    to: number,
    problems: FewProblems,
    progress: (at: number) => void = () => {},
  ): Generator<Chunk> {
    const writer = new RowWriter(this.shape, this.defaultPattern);
    for (let place = from; place < to && !problems.isFull; place++) {
      const own = new Problems();
      const inputs = this.people.person(place, own);
      checkPlaces(inputs, this.shape.months, own);
      if (own.any) problems.take(own.list);
      const full = writer.add(inputs);
      if (full === undefined) continue;
      progress(place);
      yield full;
    }
    const last = writer.finish();
    progress(to);
    if (last !== undefined) yield last;
  }

  holding(id: string): readonly [number, number] {
    const place = this.people.placeOf(id);
    return place < 0 ? [0, 0] : [place, place + 1];
  }
}
