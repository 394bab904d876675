import type { Day, Month } from '../../calendar/date.ts';
import type { DayPattern } from '../../calendar/types.ts';
import type { ScenarioAgreements, StatusChange } from '../../pay/agreements.ts';
import type { Closing } from '../../people/inputs/person-inputs.ts';
import type { PlacedText } from '../../people/inputs/shift.ts';
import type { AssumedValue, Assumptions } from '../../rules/assumptions.ts';
import type { Change } from '../../rules/change.ts';
import type { SchemeRule } from '../../rules/model.ts';
import type { SourceNode } from '../../rules/source-tree.ts';

/** 시나리오: who, which months, what is assumed of work, which schemes, what is laid over them. */
export interface Scenario {
  readonly name: string;
  readonly about: string;
  readonly months: readonly Month[];
  readonly schemes: readonly string[];
  /** What is assumed of how people work: always shown with the results. */
  readonly assumption: { readonly name: string; readonly about: string };
  readonly changes: ReadonlyMap<string, Change>;
  /** 제도정의: schemes of its own beside those of the rules. */
  readonly defined?: readonly SchemeRule[];
  /** 협약: 적용; people are bound by what the agreements say. */
  readonly agreements?: ScenarioAgreements;
  /** The files that hold real people, relative to the scenario's own: by the names of tables, a list fact's by its key. */
  readonly files: ReadonlyMap<string, PlacedText>;
  readonly pattern?: DayPattern;
  /** The made-up workforce, where no roster is public. */
  readonly synthetic?: SourceNode;
  /** 가정: what is taken for values that are not out yet, and which of it the schemes rest on in these months. */
  readonly assumptions?: Assumptions;
  readonly assumed?: readonly AssumedValue[];
  /** What of the made-up workforce is uncertain. */
  readonly uncertainty?: UncertaintySpec;
  /** The day as of which its people are read: changes that became known later are left out. */
  readonly knownOn?: Day;
  /** 전망: read by what looks at years to come. */
  readonly projection?: SourceNode;
  /** 교섭: read by what bargains. */
  readonly negotiation?: SourceNode;
  /** 폐소: units that close. */
  readonly closing?: Closing;
  /** 예산: read by what holds costs against it. */
  readonly budget?: SourceNode;
  readonly report: {
    readonly binWidth: number;
    readonly top: number;
    /** The kinds of lines to work out and show; all when absent. */
    readonly kinds?: readonly string[];
    /** 무리: the facts of people by whose values the results are divided, too. */
    readonly groups?: readonly string[];
    /** Every line is summed, too: a workbook shows them. */
    readonly items?: true;
    /** Whether a large file's differences are divided among the changes; a roster's always are. */
    readonly why?: boolean;
  };
}

/** 불확실성: how often what is drawn anew. */
export interface UncertaintySpec {
  readonly draws: number;
  readonly factors: readonly {
    readonly name: string;
    /** Keys of the workforce's facts, 일과, 휴직. */
    readonly items: readonly PlacedText[];
  }[];
}

/** What of a scenario its results are shown with. */
export interface ShownScenario
  extends Pick<Scenario, 'name' | 'months' | 'schemes' | 'assumption' | 'assumed' | 'synthetic' | 'report'> {
  readonly agreements?: ShownAgreements;
}

export interface ShownAgreements {
  readonly flips: readonly Pick<StatusChange, 'union' | 'agreement' | 'status' | 'from'>[];
  readonly consent?: string;
}

/** The file of person-months, which stands alone. */
export const monthsFile = '인월';
export const peopleFiles = [
  '명부',
  '월별기록',
  '근무일지',
  '휴직',
  '휴가일',
  '고정수당',
  '휴일대체',
  '변경',
  monthsFile,
] as const;
export type PeopleFile = (typeof peopleFiles)[number];
/** What else stands beside the tables of people: the hours of everybody who has none. */
export const dayKeys = ['일과', '휴게'] as const;
