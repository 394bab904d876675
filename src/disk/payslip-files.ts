import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { printPdf } from './browser.ts';
import { makeFolder, ownOnly, partialName, umask } from './disk.ts';
import { PartFile, writable } from './months/part-file.ts';
import { Spool } from './spool.ts';
import { unwatch, watch } from './unfinished.ts';

/** What is made of everybody's payslips. */
export interface PayslipForms {
  readonly html: boolean;
  readonly text: boolean;
  /** The browser that prints them. */
  readonly pdf?: string | undefined;
}

/** Around the papers of a file. */
export interface PaperFrame {
  readonly head: string;
  readonly foot: string;
}

/** What was added at `place`, under the name by which it is known. */
export interface PlacedPayslip {
  readonly place: number;
  readonly name: string;
}

/** So many papers a PDF: a browser holds all pages of one in memory. */
const pagesPerPdf = 500;
const htmlName = 'payslips.html';
const textFolder = 'text';

/**
 * Everybody's payslips in a folder: one HTML file, PDFs, a text a person. They wait on the disk until all are there; then
 * each file takes its name once it is whole.
 */
export class PayslipFiles {
  private readonly folder: string;
  private readonly forms: PayslipForms;
  private readonly isNew: boolean;
  private readonly papers: Spool;
  private readonly texts: Spool;

  /** @throws ProblemError file-not-writable */
  constructor(folder: string, forms: PayslipForms) {
    this.folder = folder;
    this.forms = forms;
    this.isNew = !existsSync(folder);
    makeFolder(folder);
    this.papers = new Spool(join(folder, 'papers'));
    this.texts = new Spool(join(folder, 'texts'));
  }

  add(paper: () => string, text: () => string): void {
    this.papers.add(this.forms.html || this.forms.pdf !== undefined ? paper() : '');
    this.texts.add(this.forms.text ? text() : '');
  }

  /** Writes what was added in an order, each as `under` gives it under its name. @returns the names of the files */
  async keep(
    order: readonly PlacedPayslip[],
    frame: PaperFrame,
    under: (text: string, name: string) => string,
  ): Promise<string[]> {
    const { html, text, pdf } = this.forms;
    const paper = ({ place, name }: PlacedPayslip): string => under(this.papers.at(place), name);
    const earlier = this.earlier();
    const made: string[] = [];
    if (html) made.push(this.html(htmlName, order, frame, paper));
    if (pdf !== undefined) made.push(...(await this.pdfs(pdf, order, frame, paper)));
    if (text) made.push(this.text(order, under));
    // Of other people or of another month, they would pass for these.
    for (const name of earlier)
      if (!made.includes(name)) rmSync(join(this.folder, name), { recursive: true, force: true });
    this.close();
    return made;
  }

  drop(): void {
    this.close();
    if (this.isNew && readdirSync(this.folder).length === 0) rmdirSync(this.folder);
  }

  /** What payslips written before have left. */
  private earlier(): string[] {
    return readdirSync(this.folder).filter(
      (name) => name === htmlName || name === textFolder || /^payslips(-\d+)?\.pdf$/.test(name),
    );
  }

  private html(
    name: string,
    order: readonly PlacedPayslip[],
    { head, foot }: PaperFrame,
    paper: (one: PlacedPayslip) => string,
  ): string {
    const file = new PartFile(join(this.folder, name));
    try {
      file.write(Buffer.from(head));
      for (const one of order) file.write(Buffer.from(paper(one)));
      file.write(Buffer.from(foot));
      file.keep();
    } catch (error) {
      file.drop();
      throw error;
    }
    return name;
  }

  private async pdfs(
    browser: string,
    order: readonly PlacedPayslip[],
    frame: PaperFrame,
    paper: (one: PlacedPayslip) => string,
  ): Promise<string[]> {
    const made: string[] = [];
    const count = Math.ceil(order.length / pagesPerPdf);
    for (let i = 0; i < count; i++) {
      const name = count === 1 ? 'payslips.pdf' : `payslips-${i + 1}.pdf`;
      const path = join(this.folder, name);
      // A browser knows by the ending what it opens.
      const [page, partial] = [`${partialName(path)}.html`, partialName(path)];
      for (const one of [page, partial]) watch(one);
      try {
        const some = order.slice(i * pagesPerPdf, (i + 1) * pagesPerPdf);
        const whole = [frame.head, ...some.map(paper), frame.foot].join('');
        writable(page, () => writeFileSync(page, whole, { mode: ownOnly.files }));
        await printPdf(browser, page, partial);
        writable(path, () => {
          chmodSync(partial, ownOnly.files & ~umask());
          renameSync(partial, path);
        });
        made.push(name);
      } finally {
        for (const one of [page, partial]) {
          rmSync(one, { force: true });
          unwatch(one);
        }
      }
    }
    return made;
  }

  /** A text a person, in a folder that takes its name once all are there. */
  private text(order: readonly PlacedPayslip[], under: (text: string, name: string) => string): string {
    const path = join(this.folder, textFolder);
    const partial = partialName(path);
    watch(partial);
    try {
      writable(path, () => {
        rmSync(partial, { recursive: true, force: true });
        mkdirSync(partial, ownOnly.folders);
        const names = new FileNames();
        for (const { place, name } of order)
          writeFileSync(join(partial, names.of(name)), under(this.texts.at(place), name), {
            mode: ownOnly.files,
          });
        rmSync(path, { recursive: true, force: true });
        renameSync(partial, path);
      });
    } finally {
      rmSync(partial, { recursive: true, force: true });
      unwatch(partial);
    }
    return textFolder;
  }

  private close(): void {
    for (const one of [this.papers, this.texts]) one.drop();
  }
}

/** A file's name for each number: signs that no disk takes are written as %2F, and none stands in another's place. */
export class FileNames {
  private readonly taken = new Set<string>();

  of(id: string): string {
    const safe = id.replaceAll(/[^\p{L}\p{N}_-]/gu, (sign) =>
      encodeURIComponent(sign).replaceAll(/[.*'()!~]/g, '_'),
    );
    // Some disks take A1 for a1.
    let name = safe;
    for (let i = 2; this.taken.has(name.toLowerCase()); i++) name = `${safe}-${i}`;
    this.taken.add(name.toLowerCase());
    return `${name}.txt`;
  }
}
