/**
 * One person's month: the object that `pumsak estimate` reads (schema/estimate.schema.json). Problems name what is wrong
 * in it by its path (`at.path`): 직원.기본급, 근무일지[2].휴게.
 */
export type EstimateInput = Readonly<Record<string, unknown>>;
