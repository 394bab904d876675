import type { CatalogEntry } from './catalog-entry.ts';

/** Problems of a scenario's 교섭. */
export const bargainingCatalog = {
  'lever-is-a-fact': {
    ko: {
      found: '{term:은} 사실이라 교섭으로 움직일 수 없습니다',
      expected: '제도의 모수나 수식인 항목',
      fix: '사람과 근무의 값은 명부나 기록에서 바꾸세요.',
    },
    en: {
      found: '{term} is a fact, which no bargaining moves',
      expected: 'a parameter or a formula of the scheme',
      fix: 'change what people and their work are in the roster or the records.',
    },
  },
  'lever-needs-list': {
    ko: {
      found: '{term:은} 구간으로 움직일 수 없는 항목입니다',
      expected: '값: [...]으로 적은 목록',
      fix: '고를 값을 모두 적으세요.',
    },
    en: {
      found: '{term} has no range to move over',
      expected: 'a list under 값: [...]',
      fix: 'write the values that may be chosen.',
    },
  },
  'limits-contradict': {
    ko: {
      found: '함께 지킬 수 없는 제한: {limits}',
      expected: '이상보다 작지 않은 이하',
      fix: '둘 중 하나를 고치거나 지우세요.',
    },
    en: {
      found: 'limits that cannot both hold: {limits}',
      expected: 'an upper limit (이하) not below the lower one (이상)',
      fix: 'mend or remove one of them.',
    },
  },
  'goal-twice': {
    ko: {
      found: '목표 {name:이} 두 번 적혀 있습니다',
      expected: '한 목표에 한 방향',
      fix: '바라는 방향 하나만 남기세요.',
    },
    en: {
      found: 'the goal {name} is stated twice',
      expected: 'each goal once, with one direction',
      fix: 'keep the direction that is wanted.',
    },
  },
  'no-package-fits': {
    ko: {
      found: '묶음 {count}개 가운데 이 제한을 함께 지키는 것이 없습니다: {limits}',
      expected: '적어도 한 묶음이 지키는 제한(하나씩 보면 가장 나은 값: {best})',
      fix: '제한을 늦추거나 조정의 구간을 넓히세요.',
    },
    en: {
      found: 'none of {count} packages keeps these limits together: {limits}',
      expected: 'limits that some package keeps (the best of each alone: {best})',
      fix: 'loosen a limit, or let a lever move further.',
    },
  },
  'too-many-packages': {
    ko: {
      found: '묶음이 {count}개로 너무 많습니다({sizes})',
      expected: '{most}개까지. 예: {fits}',
      fix: '간격을 넓히거나 구간을 좁히세요. 일부만 살피려면 방법: 탐색을 적으세요.',
    },
    en: {
      found: '{count} packages are too many ({sizes})',
      expected: 'at most {most}, such as {fits}',
      fix: 'take coarser grains or shorter ranges; to look at some of them only, write 방법: 탐색.',
    },
  },
} as const satisfies Record<string, CatalogEntry>;
