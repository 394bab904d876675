import manifest from '../../package.json' with { type: 'json' };

export const engineVersion: string = manifest.version;

/** The engine's version and the Node it runs on. */
export const version = (): string => `pumsak ${engineVersion} (node ${process.versions.node})`;
