import type { Lang } from '../../problem/text.ts';
import type { Compiled, KnownTerm } from '../../rules/compile.ts';
import { ruleTextOf } from '../../rules/difference/rule-text.ts';
import type {
  DatedEntry,
  ExampleRule,
  ItemRule,
  Provision,
  SchemeRule,
  TermRule,
} from '../../rules/model.ts';
import { escaped } from '../../writing/html-text.ts';
import { sourceText } from '../../writing/source.ts';
import { Relations } from '../rules/relations.ts';
import { type Html, link, pathOf, type SitePage, section, table } from './page.ts';
import { type SiteWord, siteWord } from './words.ts';

/** Pages of a project's rules: a term, a provision, a scheme and a pay item each. */
export class RulePages {
  private readonly rules: Compiled;
  private readonly lang: Lang;
  private readonly relations: Relations;

  constructor(rules: Compiled, lang: Lang) {
    this.rules = rules;
    this.lang = lang;
    this.relations = new Relations(rules);
  }

  private w = (key: SiteWord, values?: Readonly<Record<string, string>>): string =>
    siteWord(this.lang, key, values);

  pages(): SitePage[] {
    const { rules } = this;
    return [
      ...[...rules.terms].flatMap(([name, known]) =>
        known.rules.length === 0 ? [] : [this.term(name, known)],
      ),
      ...[...rules.provisions.values()].map((one) => this.provision(one)),
      ...[...rules.schemes.values()].map((one) => this.scheme(one)),
    ];
  }

  /** A link to a term, where it has a page of its own. */
  private toTerm(from: string, name: string): Html {
    const isKnown = (this.rules.terms.get(name)?.rules.length ?? 0) > 0;
    return isKnown ? link(from, pathOf('terms', name), name) : escaped(name);
  }

  private many(from: string, names: readonly string[]): Html {
    return names.length === 0
      ? escaped(this.w('none'))
      : names.map((name) => this.toTerm(from, name)).join(', ');
  }

  private term(name: string, { rules: defined }: KnownTerm): SitePage {
    const path = pathOf('terms', name);
    const { uses, usedBy, schemes } = this.relations.of(name);
    const label = defined[0]?.rule.label ?? '';
    const toScheme = (one: string): Html => link(path, pathOf('schemes', one), one);
    return {
      path,
      title: name,
      about: label,
      body: [
        `<p>${escaped(label)} · ${escaped(this.w('unit'))} ${escaped(defined[0]?.rule.unit ?? '')}</p>`,
        ...defined.map(({ rule, provision }) => this.definition(path, rule, provision)),
        section(this.w('uses'), `<p>${this.many(path, uses)}</p>`),
        section(this.w('usedBy'), `<p>${this.many(path, usedBy)}</p>`),
        section(this.w('schemes'), schemes.length === 0 ? '' : `<p>${schemes.map(toScheme).join(', ')}</p>`),
        ...defined.map(({ provision }) => this.examples(path, provision.examples, name)),
      ].join('\n'),
    };
  }

  private definition(path: string, rule: TermRule, provision: Provision): Html {
    const lines = [
      `${escaped(this.w('definedIn'))}: ${link(path, pathOf('provisions', provision.name), provision.name)} <small>${escaped(rule.at.file ?? '')}:${rule.at.line}</small>`,
      ...(rule.note === undefined ? [] : [escaped(rule.note)]),
      ...(rule.choices === undefined
        ? []
        : [`${escaped(this.w('choices'))}: ${escaped(rule.choices.join(', '))}`]),
      ...this.factLines(rule),
      ...(rule.until === undefined ? [] : [escaped(this.w('until', { month: rule.until }))]),
    ];
    const rows = (rule.entries ?? []).map((entry) => this.entryRow(rule, entry));
    const heads = (['from', 'value', 'words', 'source'] as const).map((key) => this.w(key));
    return `${lines.map((line) => `<p>${line}</p>`).join('\n')}\n${table(heads, rows)}`;
  }

  private factLines({ fact, name }: TermRule): Html[] {
    if (fact === undefined || fact.from === '파생') return [];
    const ends = [fact.min, fact.max].some((end) => end !== undefined);
    return [
      `${escaped(this.w('input'))}: ${escaped(`${fact.from}.${fact.key === '' ? name : fact.key}`)}`,
      ...(fact.question === undefined ? [] : [`${escaped(this.w('question'))}: ${escaped(fact.question)}`]),
      ...(ends ? [`${escaped(this.w('range'))}: ${escaped(`${fact.min ?? ''} ~ ${fact.max ?? ''}`)}`] : []),
      ...(fact.default === undefined ? [] : [`${escaped(this.w('default'))}: ${escaped(fact.default)}`]),
    ];
  }

  private entryRow(rule: TermRule, entry: DatedEntry): Html[] {
    const { text: korean, english, formula } = ruleTextOf(this.rules, rule, entry);
    const text = this.lang === 'ko' ? korean : (english ?? korean);
    const unconfirmed = entry.confirmed ? '' : ` (${this.w('unconfirmed')})`;
    const note = entry.note === undefined ? '' : `<br>${escaped(entry.note)}`;
    return [
      escaped(entry.from ?? this.w('always')),
      `<code>${escaped(formula ?? text)}</code>`,
      formula === undefined ? '' : escaped(text),
      `${escaped(sourceText(entry.source, this.lang) + unconfirmed)}${note}`,
    ];
  }

  /** Worked examples; of a term those that say what it comes to. */
  private examples(path: string, all: readonly ExampleRule[], about?: string): Html {
    const own = all.filter(({ expect }) => about === undefined || expect.some(({ name }) => name === about));
    const figures = (list: ExampleRule['given']): Html =>
      list.map(({ name, value }) => `${this.toTerm(path, name)} ${escaped(value.text)}`).join(', ');
    const rows = own.map(({ given, expect }) => [
      figures(given),
      figures(about === undefined ? expect : expect.filter(({ name }) => name === about)),
    ]);
    return section(this.w('example'), table([this.w('given'), this.w('expect')], rows));
  }

  private provision(one: Provision): SitePage {
    const path = pathOf('provisions', one.name);
    const holders = [...this.relations.provisions].filter(([, names]) => names.includes(one.name));
    const terms = one.terms.map(({ name, label, unit }) => [
      this.toTerm(path, name),
      escaped(label),
      escaped(unit),
    ]);
    const findings = one.findings.map(({ name, when, text, article }) => [
      escaped(name),
      `<code>${escaped(when.text.trim())}</code>`,
      escaped(text),
      escaped(article),
    ]);
    return {
      path,
      title: one.name,
      about: one.label,
      body: [
        `<p>${escaped(one.label)}</p>`,
        ...(one.note === undefined ? [] : [`<p>${escaped(one.note)}</p>`]),
        ...(one.source === undefined
          ? []
          : [`<p>${escaped(this.w('source'))}: ${escaped(sourceText(one.source, this.lang))}</p>`]),
        section(this.w('terms'), table([this.w('terms'), '', this.w('unit')], terms)),
        ...one.items.map((item) => this.item(path, item)),
        section(
          this.w('findings'),
          table([this.w('findings'), this.w('holds'), this.w('says'), this.w('article')], findings),
        ),
        section(
          this.w('schemes'),
          holders.length === 0
            ? ''
            : `<p>${holders.map(([name]) => link(path, pathOf('schemes', name), name)).join(', ')}</p>`,
        ),
        this.examples(path, one.examples),
      ].join('\n'),
    };
  }

  private item(path: string, { name, label, line, natures }: ItemRule): Html {
    const rows = natures.map(({ nature, choices, parts, rest, cites }) => [
      escaped(nature),
      [
        ...choices.map(({ from, choice }) => `${from === undefined ? '' : `${from} `}${choice.text}`),
        ...parts.map(({ choice, formula }) => `${choice.text} ${formula.text.trim()}`),
        ...(rest === undefined ? [] : [rest.text]),
      ]
        .map(escaped)
        .join('<br>'),
      escaped(cites ?? ''),
    ]);
    const head = `<p>${this.toTerm(path, name)} · ${escaped(label)} · ${escaped(line)}</p>`;
    return section(
      `${this.w('items')} ${name}`,
      head + table([this.w('nature'), this.w('value'), this.w('source')], rows),
    );
  }

  private scheme(one: SchemeRule): SitePage {
    const path = pathOf('schemes', one.name);
    const toScheme = (name: string): Html => link(path, pathOf('schemes', name), name);
    const provisions = [...new Set(this.relations.provisions.get(one.name))].filter((name) =>
      this.rules.provisions.has(name),
    );
    const lines = one.lines.map(({ kind, items, total }) => [
      escaped(kind),
      this.many(path, items),
      this.toTerm(path, total),
    ]);
    return {
      path,
      title: one.name,
      about: one.label,
      body: [
        `<p>${escaped(one.label)}</p>`,
        ...(one.note === undefined ? [] : [`<p>${escaped(one.note)}</p>`]),
        ...(one.base === undefined ? [] : [`<p>${escaped(this.w('base'))}: ${toScheme(one.base)}</p>`]),
        ...(one.fallback === undefined
          ? []
          : [`<p>${escaped(this.w('otherwise'))}: ${toScheme(one.fallback)}</p>`]),
        section(
          this.w('applies'),
          table(
            [this.w('applies'), this.w('words')],
            one.applies.map(({ name, when }) => [escaped(name), `<code>${escaped(when.text.trim())}</code>`]),
          ),
        ),
        section(this.w('lines'), table([this.w('lines'), this.w('items'), this.w('total')], lines)),
        section(
          this.w('provisions'),
          provisions.length === 0
            ? ''
            : `<ul>${provisions.map((name) => `<li>${link(path, pathOf('provisions', name), name)}</li>`).join('\n')}</ul>`,
        ),
      ].join('\n'),
    };
  }

  /** Every pay item with the provision that says what it is. */
  items(path: string): Html {
    const rows = [...this.rules.provisions.values()].flatMap((provision) =>
      provision.items.map(({ name, line }) => [
        this.toTerm(path, name),
        escaped(line),
        link(path, pathOf('provisions', provision.name), provision.name),
      ]),
    );
    return section(this.w('items'), table([this.w('items'), this.w('lines'), this.w('provisions')], rows));
  }
}
