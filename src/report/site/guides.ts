import { Marked, type Tokens } from 'marked';
import { escaped } from '../../writing/html-text.ts';
import { pathOf, relative, type SitePage } from './page.ts';

/** A guide as it is written: Markdown, by its file's name. */
export interface GuideSource {
  readonly name: string;
  readonly text: string;
}

/** Guides as pages; a link from one to another leads to its page, one to a file of the repository is its name alone. */
export function guidePages(sources: readonly GuideSource[]): SitePage[] {
  const known = new Set(sources.map(({ name }) => name));
  return sources.map((source) => {
    const path = guidePath(source.name);
    const marked = new Marked({ gfm: true });
    marked.use({
      renderer: {
        heading({ tokens, depth, text }: Tokens.Heading): string {
          return depth === 1
            ? ''
            : `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
        },
        link({ href, tokens }: Tokens.Link): string {
          const words = this.parser.parseInline(tokens);
          const to = targetOf(href, path, known);
          return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`;
        },
      },
    });
    return {
      path,
      title: titleOf(source),
      body: marked.parse(source.text, { async: false }),
    };
  });
}

export const guidePath = (name: string): string => pathOf('guides', name.replace(/\.md$/, ''));

const titleOf = ({ name, text }: GuideSource): string => /^# (.*)$/m.exec(text)?.[1]?.trim() ?? name;

/** A heading's anchor as editors and hosts of Markdown make it. */
const slug = (heading: string): string =>
  heading
    .replace(/[`*_]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

/** Where a link of a guide leads in the site; nowhere for what the site does not hold. */
function targetOf(href: string, from: string, known: ReadonlySet<string>): string | undefined {
  if (/^[a-z]+:/.test(href)) return href;
  if (href.startsWith('#')) return href;
  const [file = '', anchor] = href.split('#');
  const name = file.replace(/^\.\//, '');
  if (!known.has(name)) return undefined;
  return relative(
    from,
    anchor === undefined ? guidePath(name) : `${guidePath(name)}#${decodeURIComponent(anchor)}`,
  );
}
