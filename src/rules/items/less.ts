/** What is paid: what is agreed less what is taken off, but never below 0. */
export function wholeText(amount: string, less: readonly string[]): string {
  const off = less.map((one) => ` - ${one}(${amount})`).join('');
  return off === '' ? amount : `max(0, ${amount}${off})`;
}
