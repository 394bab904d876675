import type { ComponentChildren } from 'preact';

/** A table that may be wider than a phone: it scrolls by itself, by keyboard, too. */
export function Scrolled(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="wide" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
