/** The words of the check of printed figures, in both languages. */
export const figureWords = {
  ko: {
    none: '살펴볼 인쇄된 숫자가 없습니다.',
    head: '{name} ({source}): 셈 {count}, 맞지 않음 {wrong}',
    printed: '인쇄 {printed}, 셈 {computed} (인쇄가 {difference} {side})',
    more: '많음',
    less: '적음',
    by: '셈: {by}',
    contradiction: '서로 어긋남: {name}',
    total: '문서 {documents}, 셈 {count}: 맞지 않음 {wrong}, 서로 어긋남 {contradictions}',
  },
  en: {
    none: 'There are no printed figures to look at.',
    head: '{name} ({source}): {count} worked out, {wrong} do not add up',
    printed: 'printed {printed}, the others come to {computed} (printed {difference} {side})',
    more: 'more',
    less: 'less',
    by: 'from: {by}',
    contradiction: 'do not fit each other: {name}',
    total:
      '{documents} documents, {count} worked out: {wrong} do not add up, {contradictions} do not fit each other',
  },
} as const;
