import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { layersOfFolder } from '../src/disk/rule-folder.ts';
import { ProblemError, Problems } from '../src/problem/problem.ts';
import { render } from '../src/problem/render.ts';
import { readLayers } from '../src/rules/layer.ts';
import { readSource, type SourceNode } from '../src/rules/source-tree.ts';

/** Compiles rules/ into the program, so that a cold start parses no YAML. */
const problems = new Problems();
const layers = await layersOfFolder(fileURLToPath(new URL('../rules', import.meta.url)), problems, 'rules');
const ruleSet = readLayers(layers, problems);
if (problems.any) {
  process.stderr.write(render(new ProblemError(problems.list).problems, 'ko'));
  process.exit(2);
}
// Excerpts and lengths are for the messages of files under work; the shipped rules have been read.
const json = JSON.stringify(ruleSet, (key, value) =>
  key === 'excerpt' || key === 'length' || key === 'stretches' ? undefined : value,
);
const out = new URL('../src/generated/', import.meta.url);
mkdirSync(out, { recursive: true });
writeFileSync(
  new URL('shipped-rules.ts', out),
  `import type { RuleSet } from '../rules/model.ts';\n\nexport const shippedRules = (): RuleSet => JSON.parse(${JSON.stringify(json)});\n`,
);

// As texts, for those who lay rules of their own over them.
writeFileSync(
  new URL('shipped-layers.ts', out),
  `import type { RuleLayer } from '../rules/layer.ts';\n\nexport const shippedLayers = (): readonly RuleLayer[] => JSON.parse(${JSON.stringify(JSON.stringify(layers))});\n`,
);

// The counselling page's example is an estimate's input: its fields by their paths.
const examplePath = 'examples/counsel.yaml';
const example = readSource(
  readFileSync(new URL(`../${examplePath}`, import.meta.url), 'utf8'),
  examplePath,
  problems,
);
problems.throwIfAny();
const fieldsOf = (node: SourceNode | undefined, path: string): [string, string][] =>
  node?.kind === 'map'
    ? node.entries.flatMap(({ key, value }) => fieldsOf(value, path === '' ? key : `${path}.${key}`))
    : node?.kind === 'scalar'
      ? [[path, node.text]]
      : [];
writeFileSync(
  new URL('counsel-example.ts', out),
  `export const counselExample: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(fieldsOf(example, '')))};\n`,
);
