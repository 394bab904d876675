/**
 * What the calendar and the rules call each other by: every name of a rule that stands in the code. docs/calendar.md
 * says what each means. Kinds of leave, and the facts that count their days, are data: rules/korea/calendar/leave.yaml.
 */

/** The figures of a month that are 0 where it is not divided. */
export const dividedMonthFacts = [
  '앞선재직일수',
  '앞선재직소정근로일수',
  '앞선재직유급휴일수',
  '앞선재직소정근로분',
  '앞선재직공휴일분',
  '앞선재직주휴일수',
  '구간밖일수',
] as const;

/** Whether a figure is one of those. */
export const saysDivision = (name: string): boolean => dividedMonthFacts.some((one) => one === name);

/** What the days employed have by their own hours: nothing without a cycle of one's own. */
export const employedHourFacts = [
  '재직소정근로분',
  '재직공휴일분',
  '재직주휴일수',
  '휴직소정근로분',
  '단기정산분',
] as const;

/** What a person's service says of earlier hours of work; 0 where those of today were theirs all along. */
export const serviceFacts = [
  '시간이력일수',
  '초단시간근속일수',
  '초단시간앞달근속일수',
  '초단시간재직일수',
  '초단시간한해일수',
  '초단시간개월수',
] as const;

/** The minutes of a day or a week, by the month's fact that is their sum. */
export const rowMinutes = [
  '소정분',
  '연장분',
  '법내연장분',
  '야간분',
  '휴일분',
  '휴일연장분',
  '실근로분',
] as const;

/** How much of what is recorded day by day is recognised, and what it lacks of the schedule: none without a record. */
export const recognitionFacts = [
  '기록분',
  '조기출근제외분',
  '끝수제외분',
  '미승인연장분',
  '유예인정분',
  '끝수인정분',
  '소정미달분',
  '소정만회분',
  '승인연장분',
] as const;

/** The figures that the calendar derives for one person, month and scheme: whole days and whole minutes. */
export const monthFactNames = [
  '역일수',
  '월소정근로일수',
  '재직소정근로일수',
  '재직유급휴일수',
  '휴직소정근로일수',
  '미재직일수',
  ...employedHourFacts,
  ...dividedMonthFacts,
  '순환소정분',
  '순환일수',
  '일최대소정분',
  '주최대소정분',
  ...rowMinutes,
  '주최대근로분',
  '주최대초과분',
  '휴직중근로일수',
  '휴가중근로일수',
  '재직밖근로일수',
  '미배치휴가일수',
  '휴게부족일수',
  '다음달근로분',
  ...recognitionFacts,
  ...serviceFacts,
] as const;
export type MonthFactName = (typeof monthFactNames)[number];

/**
 * What a person's own cycle of scheduled days, a week or a roster of shifts, comes to: its minutes, its days, and the minutes of
 * its longest day and of the longest of the weeks that it makes. Days and hours may rest on them, for no setting moves them.
 */
export const cycleFacts = [
  '순환소정분',
  '순환일수',
  '일최대소정분',
  '주최대소정분',
] as const satisfies readonly MonthFactName[];

/** Whether a fact is one of those. */
export const isOfCycle = (name: string): boolean => cycleFacts.some((one) => one === name);

/** Those of them that count days of the calendar, whatever is a holiday. */
export const calendarDayFacts: readonly string[] = [
  '역일수',
  '미재직일수',
  '앞선재직일수',
  '구간밖일수',
  ...cycleFacts,
  ...serviceFacts,
] satisfies MonthFactName[];

/** The first day of the pay month, which no record changes. */
export const payMonth = '귀속월';

/** The fact of people that says the hours a week of their contract; its greatest value is a full-time worker's. */
export const contractFact = '계약주소정시간';

/** The facts of people from which the calendar takes their first and last day employed. */
export const employment = { hired: '입사일', left: '퇴사일' } as const;

/** 소정근로일: scheduled work. 휴일: public, contract or weekly holiday. 휴무일: neither. */
export const dayKinds = ['소정근로일', '휴일', '휴무일'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What a day says of itself beside its minutes and its days of leave by kind; the first says that it is there. */
export const dayFields = { 날짜: '날짜', 종류: '선택', 재직: '여부', 휴직: '여부' } as const;

/** What a week says beside the sums over its days in the month: its Monday, which may lie before the month. */
export const weekFields = { 첫날: '날짜' } as const;

/** The lists that the calendar gives, with what their items say and how many there can be. */
export const monthLists = {
  날: { fields: dayFields, most: 31 },
  주: { fields: weekFields, most: 6 },
} as const;
export type MonthList = keyof typeof monthLists;
export const isMonthList = (name: string): name is MonthList => name in monthLists;

/** What 가산기준 chooses among. 소정: what exceeds the contract has the premium. 법정: what exceeds the law's day or week. */
export const premiumRules = ['소정', '법정'] as const;
export type PremiumRule = (typeof premiumRules)[number];

/** What 연장판정 chooses among. 일한도: overtime is what exceeds the day. 근무창: also whatever lies outside the window. */
export const overtimeRules = ['근무창', '일한도'] as const;
export type OvertimeRule = (typeof overtimeRules)[number];

/** What 교대공휴일 chooses among, of a shift of a rota that falls on a public holiday and of which nothing is recorded. */
export const holidayShiftRules = ['쉼', '근무'] as const;
export type HolidayShiftRule = (typeof holidayShiftRules)[number];

/** What 단기정산 chooses among, of hours beyond the average of whoever works for less than a unit period. */
export const shortPeriodRules = ['연장', '없음'] as const;

/** What 근무창기준 chooses among: whose hours are the window of a day, where somebody has a week or rota of their own. */
export const windowRules = ['본인', '제도'] as const;
export type WindowRule = (typeof windowRules)[number];

/**
 * What 근로시간제 chooses among. 통상: a day and a week have limits of their own. 탄력: what is scheduled of each day is its limit.
 * 선택: the month has one, by its days, and neither day nor week has.
 */
export const hoursSystems = ['통상', '탄력2주', '탄력3개월', '탄력6개월', '선택'] as const;
export type HoursSystem = (typeof hoursSystems)[number];

/** What 조기출근 and 연장인정 choose among. 기록: such work counts as it is recorded. 승인: as far as it was approved. */
export const recognitionRules = ['기록', '승인'] as const;
export type RecognitionRule = (typeof recognitionRules)[number];

/** What 출근끝수 and 퇴근끝수 choose among: to which full unit a time goes. */
export const clockRoundings = ['올림', '버림', '반올림'] as const;
export type ClockRounding = (typeof clockRoundings)[number];

/**
 * Figures of a month by which a synthetic workforce may be drawn. 소정근로일수: the month's scheduled days.
 * 근무가능일수: those employed, in no 휴직, less the leave days drawn.
 */
export const drawnFigures = ['소정근로일수', '근무가능일수'] as const;

/** The terms by which a scheme tells the calendar about its days and hours, with their units. */
export const settingTerms = {
  주휴일: '선택',
  무급휴무일: '목록',
  주휴일보장: '여부',
  본인휴일종류: '목록',
  대체못하는휴일: '목록',
  교대공휴일: '선택',
  약정휴일: '날짜목록',
  근무시작: '시각',
  근무종료: '시각',
  휴게시작: '시각',
  휴게종료: '시각',
  월종료: '시각',
  화종료: '시각',
  수종료: '시각',
  목종료: '시각',
  금종료: '시각',
  토종료: '시각',
  일종료: '시각',
  계약일시간: '시간',
  가산기준: '선택',
  일법정한도: '시간',
  근로시간제: '선택',
  단기정산: '선택',
  연장판정: '선택',
  근무창기준: '선택',
  연장기준시간: '시간',
  주소정한도: '시간',
  휴일첫구간시간: '시간',
  야간시작: '시각',
  야간종료: '시각',
  휴직공백재기산: '여부',
  휴게첫시간: '시간',
  휴게첫길이: '분',
  휴게둘째시간: '시간',
  휴게둘째길이: '분',
  조기출근: '선택',
  출근단위: '분',
  출근끝수: '선택',
  지각유예: '분',
  퇴근단위: '분',
  퇴근끝수: '선택',
  조퇴유예: '분',
  연장인정: '선택',
} as const;
export type SettingTerm = keyof typeof settingTerms;

/** The terms that say which service counts: since when, the hours a week of a day, how few are too few, over so many days on average. */
export const serviceTerms = {
  근속기산일: '날짜',
  평균주시간: '시간/주',
  주휴최소시간: '시간/주',
  초단시간평균기간: '일',
} as const;
export type ServiceTerm = keyof typeof serviceTerms;

/** The setting whose choices are the kinds of day that a calendar may list. */
export const holidayKinds: SettingTerm = '본인휴일종류';
