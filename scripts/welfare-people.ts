import { type Random, streamsUnder } from '../src/people/synthetic/random.ts';

/** The made-up people of examples/welfare-foundation: the same seed always gives the same people. */
const seed = 362;

/** Departments as the roster calls them, and how many work there. */
export const departments: readonly (readonly [name: string, heads: number])[] = [
  ['경영지원팀', 18],
  ['지역복지팀', 24],
  ['사례관리팀', 20],
  ['방문요양1팀', 62],
  ['방문요양2팀', 58],
  ['주야간보호팀', 36],
  ['장애인활동지원팀', 70],
  ['아동돌봄팀', 32],
  ['급식영양팀', 18],
  ['시설안전팀', 14],
  ['상담심리팀', 10],
];

/** Those of which most work part time. */
const careTeams: ReadonlySet<string> = new Set(['방문요양1팀', '방문요양2팀', '장애인활동지원팀']);

export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly born: Date;
  /** Dependents for tax, oneself included; and of them the children. */
  readonly family: number;
  readonly children: number;
  readonly department: string;
  readonly grade: string;
  readonly union: string;
  /** Undefined for full time. */
  readonly hours?: number;
  readonly joined: Date;
  readonly left?: Date;
  readonly step?: number;
  /** In thousands of won, of those who are paid by the year. */
  readonly annual?: number;
  readonly position: number;
  readonly familyPay: number;
  readonly licence: number;
  readonly treatment: number;
  readonly meals: number;
  readonly bank: string;
  /** Undefined where it has not been told yet. */
  readonly account?: string;
}

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));

/** Three whose pay test/cli/welfare-foundation.test.ts works out by hand; everybody else is drawn. */
const known: Readonly<Record<string, Partial<Staff>>> = {
  '1001': { grade: '관장', annual: 72_000, position: 500_000, familyPay: 40_000, licence: 0, treatment: 0 },
  '1044': {
    grade: '대리',
    step: 5,
    position: 100_000,
    familyPay: 70_000,
    licence: 0,
    treatment: 200_000,
    meals: 140_000,
    joined: day(2018, 3, 2),
  },
  '1064': {
    grade: '사원',
    hours: 20,
    step: 3,
    position: 0,
    familyPay: 0,
    licence: 20_000,
    treatment: 40_000,
    meals: 70_000,
    joined: day(2023, 5, 1),
  },
};
/** What a person who is told of is not drawn with. */
const whole: ReadonlySet<string> = new Set(Object.keys(known));

/** All of them, department after department, numbered from 1001. */
export function welfarePeople(): readonly Staff[] {
  let number = 1001;
  return departments.flatMap(([department, heads]) =>
    Array.from({ length: heads }, (_, place) => person(String(number++), department, place)),
  );
}

function person(id: string, department: string, place: number): Staff {
  const draw = streamsUnder(seed, id);
  const grade = known[id]?.grade ?? gradeOf(department, place, draw('grade'));
  const partTime = grade === '사원' && draw('hours')(1, 100) <= (careTeams.has(department) ? 45 : 12);
  const hours = whole.has(id)
    ? known[id]?.hours
    : partTime
      ? pick(draw('week'), [15, 20, 25, 30])
      : undefined;
  const share = (hours ?? 40) / 40;
  const children = Math.max(0, draw('children')(-2, 2));
  const spouse = draw('spouse')(0, 1);
  const annual = annualOf(grade, draw('annual'));
  const left = whole.has(id) ? undefined : leaving(draw('left'));
  return {
    id,
    name: nameOf(draw('name')),
    born: day(draw('born')(1964, 1999), draw('month')(1, 12), draw('date')(1, 28)),
    family: 1 + spouse + children,
    children,
    department,
    grade,
    union: unionOf(grade, careTeams.has(department), draw('union')),
    ...(hours !== undefined && { hours }),
    joined: joining(draw('joined')),
    ...(left !== undefined && { left }),
    ...(annual === undefined ? { step: draw('step')(1, grade === '사원' ? 9 : 15) } : { annual }),
    position: { 관장: 500_000, 부장: 300_000, 과장: 200_000, 대리: 100_000 }[grade] ?? 0,
    familyPay: hours === undefined ? spouse * 40_000 + children * 30_000 : 0,
    licence: draw('licence')(0, 2) * 20_000,
    treatment:
      annual === undefined ? share * pick(draw('treatment'), [40_000, 80_000, 120_000, 160_000, 200_000]) : 0,
    meals: share * 140_000,
    bank: pick(draw('bank'), ['국민은행', '농협은행', '우리은행']),
    ...(Number(id) % 120 !== 0 && {
      account: `000-${id}-${String(draw('account')(0, 999_999)).padStart(6, '0')}`,
    }),
    ...known[id],
  };
}

/** The head of the foundation, heads of departments, specialists paid by the year; of the rest more the lower the grade. */
function gradeOf(department: string, place: number, random: Random): string {
  if (department === '경영지원팀' && place === 0) return '관장';
  if (place === 0) return '부장';
  if (department === '상담심리팀' && place < 6) return '전문위원';
  if (careTeams.has(department)) return place < 4 ? '대리' : '사원';
  return pick(random, ['과장', '대리', '대리', '주임', '주임', '주임', '사원', '사원', '사원', '사원']);
}

function annualOf(grade: string, random: Random): number | undefined {
  if (grade === '관장') return 72_000;
  if (grade === '부장') return 52_000 + 400 * random(0, 20);
  return grade === '전문위원' ? 38_400 + 600 * random(0, 12) : undefined;
}

/** Heads are in no union. */
function unionOf(grade: string, isCare: boolean, random: Random): string {
  if (grade === '관장' || grade === '부장') return '미가입';
  const [care, welfare] = isCare ? [55, 65] : [15, 50];
  const drawn = random(1, 100);
  return drawn <= care ? '전국돌봄노동조합' : drawn <= welfare ? '복지노조' : '미가입';
}

/** Some come within the year, and some leave. */
const joining = (random: Random): Date =>
  random(1, 100) <= 4
    ? day(2026, random(2, 10), random(1, 28))
    : day(random(2012, 2025), random(1, 11), random(1, 28));
const leaving = (random: Random): Date | undefined =>
  random(1, 100) <= 4 ? day(2026, 11, random(1, 30)) : undefined;

const families = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
  '안',
  '송',
];
const firsts = [
  '가',
  '나',
  '다',
  '도',
  '리',
  '미',
  '민',
  '서',
  '소',
  '수',
  '아',
  '은',
  '정',
  '지',
  '하',
  '혜',
  '현',
  '희',
];
const seconds = [
  '경',
  '라',
  '람',
  '린',
  '민',
  '빈',
  '솔',
  '안',
  '연',
  '영',
  '윤',
  '은',
  '정',
  '주',
  '진',
  '찬',
  '현',
  '훈',
];
const nameOf = (random: Random): string =>
  pick(random, families) + pick(random, firsts) + pick(random, seconds);

function pick<T>(random: Random, all: readonly T[]): T {
  const one = all[random(0, all.length - 1)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}
