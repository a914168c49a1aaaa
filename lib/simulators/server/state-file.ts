import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SAVE_AFTER_MS = 500;

export type StateFile<T> = {
  /** What an earlier process left; undefined at the first start. */
  readonly saved: T | undefined;
  /** Something changed: it is written within half a second, many changes at once. */
  readonly touch: () => void;
  /** Writes what is not written yet. */
  readonly close: () => Promise<void>;
};

/**
 * State that outlives its process: written beside the file and renamed, so that a crash never leaves half of one.
 * Without a path nothing is kept. Rejects where the file is there and can't be read.
 */
export async function openStateFile<T>(path: string | undefined, snapshot: () => T): Promise<StateFile<T>> {
  if (path === undefined) return { saved: undefined, touch: () => undefined, close: async () => undefined };
  await mkdir(dirname(path), { recursive: true });
  const saved = await readState<T>(path);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      await writeFile(`${path}.new`, JSON.stringify(snapshot()));
      await rename(`${path}.new`, path);
    });
    return writing;
  };
  const save = () => {
    write().catch((error: unknown) => process.stderr.write(`simulator: can't save ${path}: ${String(error)}\n`));
  };
  return {
    saved,
    touch: () => void (timer ??= setTimeout(save, SAVE_AFTER_MS)),
    close: () => (timer === undefined ? writing : write()),
  };
}

async function readState<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
