import type { BigSpot, SchemeSpeed } from '../../columns/speed.ts';
import type { Lang } from '../../problem/text.ts';
import { table } from '../../writing/table.ts';

const words = {
  ko: {
    heads: ['제도', '달', '연산', 'BigInt'],
    spots: 'BigInt로 하는 곳(2^53 안에 있음을 보이지 못한 정수)',
    inside: '자신은 ±2^53 안이나 그 밖의 정수에서 나옴',
    outside: '±2^53을 벗어남',
    none: '모든 연산이 ±2^53 안입니다.',
    rows: '한 줄씩',
    refused: '열에 담지 못해 한 줄씩 계산하는 제도',
  },
  en: {
    heads: ['scheme', 'months', 'operations', 'BigInt'],
    spots: 'on BigInts (whole numbers not proved to stay below 2^53)',
    inside: 'within ±2^53 itself, but made of numbers beyond',
    outside: 'leaves ±2^53',
    none: 'Every operation stays within ±2^53.',
    rows: 'row by row',
    refused: 'schemes that no column can hold, worked out row by row',
  },
};

/** How fast each scheme is by columns: operations by the months alike, and the spots that are slow, each once. */
export function speedText(all: readonly SchemeSpeed[], lang: Lang, columns: number): string {
  const w = words[lang];
  const heads = w.heads.map((head, i) => ({ head, align: i > 1 ? ('right' as const) : ('left' as const) }));
  const rows = all.map(({ scheme, months, found }) => [
    scheme,
    months.map(([from, to]) => (from === to ? from : `${from}~${to}`)).join(', '),
    ...('why' in found ? [w.rows, ''] : [String(found.operations), String(found.onBig)]),
  ]);
  const spots = merged(all);
  const refused = all.flatMap(({ scheme, found }) =>
    'why' in found ? [`  ${scheme}${found.term === undefined ? '' : `, ${found.term}`}: ${found.why}`] : [],
  );
  const parts = [
    table(heads, rows, columns),
    ...(refused.length === 0 ? [] : [[w.refused, ...new Set(refused)].join('\n')]),
    spots.length === 0 ? w.none : [w.spots, ...spots.map((spot) => spotText(spot, lang))].join('\n'),
  ];
  return parts.join('\n\n');
}

type SharedSpot = BigSpot & { readonly schemes: readonly string[] };

/** Spots of all schemes and months, one for each place, with the widest ends. */
function merged(all: readonly SchemeSpeed[]): SharedSpot[] {
  const spots = new Map<string, SharedSpot>();
  for (const { scheme, found } of all) {
    if ('why' in found) continue;
    for (const spot of found.spots) {
      const key = `${placeOf(spot)} ${spot.term} ${spot.text}`;
      const known = spots.get(key);
      spots.set(key, {
        ...spot,
        lo: known !== undefined && known.lo < spot.lo ? known.lo : spot.lo,
        hi: known !== undefined && known.hi > spot.hi ? known.hi : spot.hi,
        schemes: [...new Set([...(known?.schemes ?? []), scheme])],
      });
    }
  }
  return [...spots.values()];
}

function spotText(spot: SharedSpot, lang: Lang): string {
  const w = words[lang];
  const limit = 2n ** 53n;
  const why = spot.lo > -limit && spot.hi < limit ? w.inside : w.outside;
  return [
    `  ${placeOf(spot)} ${spot.term}: ${shortened(spot.text)}`,
    `    ${rough(spot.lo)} ~ ${rough(spot.hi)}: ${why} (${spot.schemes.join(', ')})`,
  ].join('\n');
}

const placeOf = ({ at }: BigSpot): string =>
  at === undefined ? '' : `${at.file ?? ''}:${at.line}:${at.column}`;
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

/** Long numbers as a power of ten. */
function rough(n: bigint): string {
  const digits = String(n < 0n ? -n : n);
  const sign = n < 0n ? '-' : '';
  if (digits.length <= 16) return `${sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}`;
  return `${sign}${digits[0]}.${digits.slice(1, 3)}×10^${digits.length - 1}`;
}

export const speedJson = ({ scheme, months, found }: SchemeSpeed): Record<string, unknown> => ({
  제도: scheme,
  달: months.map(([from, to]) => ({ 부터: from, 까지: to })),
  ...('why' in found
    ? { 한줄씩: { 항목: found.term ?? null, 까닭: found.why } }
    : {
        연산: found.operations,
        BigInt연산: found.onBig,
        BigInt인곳: found.spots.map(({ term, text, at, lo, hi }) => ({
          항목: term,
          수식: text,
          파일: at?.file ?? null,
          행: at?.line ?? null,
          열: at?.column ?? null,
          최소: String(lo),
          최대: String(hi),
        })),
      }),
});
