/** The sentences of one problem in one language. */
export interface Sentences {
  /** What was found. */
  readonly found: string;
  /** What was expected. */
  readonly expected: string;
  /** How to mend it. */
  readonly fix: string;
}

/**
 * Sentences with holes: `{name}` puts a value in, `{name:을}` puts it in with the fitting particle (을/를),
 * and a part in `[[…]]` is left out when one of its values is missing.
 */
export interface CatalogEntry {
  readonly ko: Sentences;
  readonly en: Sentences;
}
