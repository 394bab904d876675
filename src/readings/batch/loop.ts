import type { PlanNode } from './plan.ts';

/** What a loop works out: each output's node, into the column of the same place. */
export interface Loop {
  readonly nodes: readonly PlanNode[];
  readonly outputs: readonly PlanNode[];
}
