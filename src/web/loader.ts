import { unpackedText } from './inlined.ts';

/**
 * Runs the program, which lies packed in the page at a third of its size. The page's policy names the program by its
 * hash: no other text can be run in its place.
 */
async function load(): Promise<void> {
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = await unpackedText(document.getElementById('program')?.textContent ?? '');
  document.body.append(script);
}

void load();
