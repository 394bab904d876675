/** The name under which somebody at a place, from 0, of an order that says nothing else is shown. */
export const pseudonym = (place: number): string => `가명${String(place + 1).padStart(4, '0')}`;
