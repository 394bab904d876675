/** What the schemes chose for a term, once where all agree: `당월보수`, else `현행 당월보수, 개편안 정기결정`. */
export function chosenText(values: readonly string[], schemes: readonly string[]): string {
  const [first = ''] = values;
  if (values.every((one) => one === first)) return first;
  return values.map((value, i) => `${schemes[i] ?? ''} ${value}`).join(', ');
}
