import type { AllowanceRules, NatureRule, NatureRules } from '../model.ts';

/** A nature that is asked of a person's fixed allowances. */
export interface AskedNature {
  readonly nature: string;
  readonly choices: readonly string[];
  /** What one is that says nothing and whose name says nothing; absent where it must be said. */
  readonly otherwise?: string;
}

/** What an allowance is, by nature. */
export type Natures = Readonly<Record<string, string>>;

/** What the rules ask of fixed allowances, and what they know by names. */
export class AllowanceNatures {
  readonly asked: readonly AskedNature[];
  private readonly names: AllowanceRules['names'];

  /** Files in the order of their layers: what a later one says of a nature or a name holds. */
  constructor(files: readonly NatureRules[], natures: ReadonlyMap<string, NatureRule>) {
    const rules = files.flatMap(({ allowances }) => (allowances === undefined ? [] : [allowances]));
    const asked = new Map(rules.flatMap((one) => one.asked.map((each) => [each.nature, each] as const)));
    this.asked = [...asked.values()].map(({ nature, otherwise }) => {
      // Of a choice that a layer adds, the item that all fixed allowances are one of has no part.
      const own = natures.get(nature)?.choices.filter(({ isAdded }) => isAdded !== true);
      const choices = own?.map(({ name }) => name) ?? [];
      return { nature, choices, ...(otherwise !== undefined && { otherwise }) };
    });
    const names = rules.toReversed().flatMap((one) => one.names);
    this.names = [...names.filter(isWhole), ...names.filter((one) => !isWhole(one))];
  }

  /** The natures that an allowance has, by which facts sum them. */
  get said(): ReadonlyMap<string, Pick<NatureRule, 'choices'>> {
    return new Map(this.asked.map(({ nature, choices }) => [nature, { choices: choices.map(named) }]));
  }

  /** The natures that every allowance must say: by them, each allowance is counted once. */
  get mustSay(): ReadonlySet<string> {
    return new Set(this.asked.flatMap(({ nature, otherwise }) => (otherwise === undefined ? [nature] : [])));
  }

  /** What an allowance of a name is that does not say so itself; undefined where it must. */
  choiceOf(name: string, { nature, otherwise }: AskedNature): string | undefined {
    const spelt = name.replaceAll(/\s/gu, '');
    const found = this.names.find((one) => nature in one.natures && matches(one.name, spelt));
    return found?.natures[nature]?.text ?? otherwise;
  }
}

const named = (name: string): NatureRule['choices'][number] => ({ name, text: '' });

const isWhole = ({ name }: { readonly name: string }): boolean => !name.includes(anything);

/** In a name of the rules: any letters, or none. */
const anything = '*';

/** Whether a name is as the rules write it: `*숙박*` is any that has 숙박 in it. */
function matches(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split(anything);
  const tail = rest.pop();
  if (tail === undefined) return name === head;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  const within = name.slice(head.length, name.length - tail.length);
  let from = 0;
  for (const part of rest) {
    const at = within.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
