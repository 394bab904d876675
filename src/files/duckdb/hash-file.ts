import { openFile, pass } from '../months/hash.ts';

/** The SHA-256 of a file of any size. @throws ProblemError file-not-found, file-not-readable */
export async function hashFile(path: string): Promise<string> {
  const file = await openFile(path);
  try {
    return (await pass(file, path)).sha256;
  } finally {
    await file.close();
  }
}
