import type { Lang } from '../../problem/text.ts';
import type { Compiled } from '../../rules/compile.ts';
import { escaped } from '../../writing/html-text.ts';
import { type GuideSource, guidePages, guidePath } from './guides.ts';
import { type Html, link, pathOf, type SitePage, section, siteCss, siteHtml } from './page.ts';
import { RulePages } from './rule-pages.ts';
import { type SiteWord, siteWord } from './words.ts';

/** What a site is made of. */
export interface SiteSource {
  readonly title: string;
  readonly lang: Lang;
  readonly rules: Compiled;
  readonly guides: readonly GuideSource[];
}

/** Which guides are whose, in the order in which they help; those of nobody in particular come last. */
const readers: readonly (readonly [SiteWord, readonly string[]])[] = [
  [
    'hr',
    [
      'institution.md',
      'institution.en.md',
      'project.md',
      'excel.md',
      'scenarios.md',
      'workbook.md',
      'report.md',
      'payslip.md',
      'budget.md',
      'projection.md',
      'arrears.md',
    ],
  ],
  ['union', ['agreements.md', 'bargaining.md', 'negotiate.md', 'prove.md', 'diff.md', 'reform-2024.md']],
  ['counsellor', ['counsel.md', 'ask.md', 'estimate.md']],
  ['engineer', ['rules.md', 'language.ko.md', 'language.md', 'library.md', 'scale.md', 'architecture.md']],
];

/** A site of the rules in force: its files by their paths. It is read from a folder; no server is needed. */
export function siteFiles({ title, lang, rules, guides }: SiteSource): Map<string, string> {
  const made = new RulePages(rules, lang);
  const own = made.pages();
  const guideList = guidePages(guides);
  const searched = own.flatMap(({ title: name, about, path }) =>
    about === undefined ? [] : [[name, about, path] as const],
  );
  const index = indexPage(title, lang, rules, made, guideList);
  return new Map([
    ['index.html', siteHtml(index, lang, ['search.js'])],
    ...[...own, ...guideList].map((page) => [page.path, siteHtml(page, lang)] as const),
    ['site.css', siteCss],
    ['search.js', searchScript(searched, lang)],
  ]);
}

function indexPage(
  title: string,
  lang: Lang,
  rules: Compiled,
  made: RulePages,
  guides: readonly SitePage[],
): SitePage {
  const path = 'index.html';
  const w = (key: SiteWord): string => siteWord(lang, key);
  const list = (items: readonly Html[]): Html =>
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
  const schemes = [...rules.schemes.values()].map(
    ({ name, label }) => `${link(path, pathOf('schemes', name), name)} ${escaped(label)}`,
  );
  return {
    path,
    title,
    body: [
      `<p><label for="search">${escaped(w('search'))}</label> <small>${escaped(w('searchHint'))}</small></p>`,
      '<p><input id="search" type="search" autocomplete="off"></p>',
      '<p id="count" role="status"></p>',
      '<ul class="found" id="found"></ul>',
      section(w('schemes'), list(schemes)),
      made.items(path),
      section(w('guides'), guideLists(path, lang, guides)),
    ].join('\n'),
  };
}

function guideLists(path: string, lang: Lang, guides: readonly SitePage[]): Html {
  const byPath = new Map(guides.map((page) => [page.path, page]));
  const left = new Set(byPath.keys());
  const items = (paths: readonly string[]): Html =>
    paths
      .flatMap((one) => byPath.get(one) ?? [])
      .map(({ path: to, title }) => `<li>${link(path, to, title)}</li>`)
      .join('\n');
  const lists = readers.map(([reader, names]) => {
    const paths = names.map(guidePath);
    for (const one of paths) left.delete(one);
    return [reader, items(paths)] as const;
  });
  return [...lists, ['all', items([...left])] as const]
    .filter(([, list]) => list !== '')
    .map(([reader, list]) => `<h3>${escaped(siteWord(lang, reader))}</h3>\n<ul>${list}</ul>`)
    .join('\n');
}

/** Looks for a part of a name or a meaning, in the page itself: a page from a folder may ask for nothing. */
const searchScript = (
  pages: readonly (readonly [string, string, string])[],
  lang: Lang,
): string => `'use strict';
const pages = ${JSON.stringify(pages)};
const [field, list, count] = ['search', 'found', 'count'].map((id) => document.getElementById(id));
const plain = (text) => text.normalize('NFC').toLowerCase().replace(/\\s/g, '');
field.addEventListener('input', () => {
  const asked = plain(field.value);
  const found = asked === '' ? [] : pages.filter(([name, about]) => plain(name + about).includes(asked));
  found.sort((a, b) => plain(a[0]).indexOf(asked) - plain(b[0]).indexOf(asked) || a[0].length - b[0].length);
  count.textContent = asked === '' ? '' : ${JSON.stringify(siteWord(lang, 'found'))}.replace('?', found.length);
  list.replaceChildren(...found.slice(0, 100).map(([name, about, path]) => {
    const [item, link] = [document.createElement('li'), document.createElement('a')];
    link.href = path.split('/').map(encodeURIComponent).join('/');
    link.textContent = name;
    item.append(link, ' ' + about);
    return item;
  }));
});
`;
