import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Problem, reasonOf } from './problem.ts';

/** Creates the data folder if it is missing. Rejects with a `Problem` if it isn't writable. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    // The trailing slash also rejects a file of that name.
    await access(folder + sep, constants.W_OK);
  } catch (cause) {
    throw new Problem(
      `The data folder ${folder} can't be written (${reasonOf(cause)}): make it writable, or set HAIZEN_DATA_DIR to another.`,
    );
  }
}

/** Node's `recursive` option never returns if a folder can't be created although its parent exists, for example below /proc. */
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
