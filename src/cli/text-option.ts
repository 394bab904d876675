type Options = Readonly<Record<string, unknown>>;

/** An option's text; a blank one is none. */
export function text(options: Options, key: string): string | undefined {
  const value = options[key];
  if (typeof value !== 'string') return undefined;
  const trimmed = value.normalize('NFC').trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Everybody named by --employee, in their order, each once. */
export const employeesOf = ({ employee }: Options): readonly string[] =>
  Array.isArray(employee)
    ? [...new Set(employee.map((one) => String(one).normalize('NFC').trim()).filter((one) => one !== ''))]
    : [];
