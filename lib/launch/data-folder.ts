import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Problem, reasonOf } from './problem.ts';

/** Makes the data folder where it is missing. Rejects with a `Problem` where it can't be written. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    // With the slash, a file of that name is refused too.
    await access(folder + sep, constants.W_OK);
  } catch (cause) {
    throw new Problem(
      `The data folder ${folder} can't be written (${reasonOf(cause)}): make it writable, or set HAIZEN_DATA_DIR to another.`,
    );
  }
}

/** Node's own `recursive` never ends where a folder can't be made although its parent exists, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
