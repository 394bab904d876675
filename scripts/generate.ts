// Makes src/generated: first the compiled schemas, with which the rule files are then read.
await import('./generate-validators.ts');
await import('./generate-rules.ts');
await import('./generate-new.ts');
await import('./generate-kernels.ts');
