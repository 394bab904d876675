import { bargainingCatalog } from './catalog-bargaining.ts';
import { differenceCatalog } from './catalog-difference.ts';
import { formulaCatalog } from './catalog-formula.ts';
import { inputCatalog } from './catalog-input.ts';
import { itemsCatalog } from './catalog-items.ts';
import { layersCatalog } from './catalog-layers.ts';
import { peopleCatalog } from './catalog-people.ts';
import { proveCatalog } from './catalog-prove.ts';
import { rotaCatalog } from './catalog-rota.ts';
import { rulesCatalog } from './catalog-rules.ts';
import { scaleCatalog } from './catalog-scale.ts';
import { solveCatalog } from './catalog-solve.ts';
import { workCatalog } from './catalog-work.ts';

/** The closed list of problem codes. Every code has a paragraph in docs/errors.md and a test of its text. */
export const catalog = {
  ...formulaCatalog,
  ...rulesCatalog,
  ...itemsCatalog,
  ...layersCatalog,
  ...inputCatalog,
  ...workCatalog,
  ...rotaCatalog,
  ...peopleCatalog,
  ...scaleCatalog,
  ...solveCatalog,
  ...bargainingCatalog,
  ...differenceCatalog,
  ...proveCatalog,
};

export type ProblemCode = keyof typeof catalog;
