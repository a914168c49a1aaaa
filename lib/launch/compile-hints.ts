import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** https://v8.dev/blog/explicit-compile-hints; any other browser takes it for a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * A browser compiles a function when it is called first, on the one thread that draws the page, after it has read it once
 * already to find its end. Scripts that say so are compiled whole as they arrive, beside that thread.
 */
export async function hintCompilers(folder: string): Promise<void> {
  for await (const name of glob('**/*.js', { cwd: folder })) {
    const path = join(folder, name);
    const script = await readFile(path, 'utf8');
    if (!script.startsWith(HINT)) await writeFile(path, HINT + script);
  }
}
