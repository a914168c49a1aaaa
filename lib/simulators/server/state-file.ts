import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SAVE_AFTER_MS = 500;

export type StateFile<T> = {
  /** The state of an earlier process; undefined on the first start. */
  readonly saved: T | undefined;
  /** Schedules a write within half a second; many changes share one write. */
  readonly touch: () => void;
  /** Writes pending changes. */
  readonly close: () => Promise<void>;
};

/**
 * State that survives a restart: written to a temporary file and renamed, so that a crash never leaves a partial file.
 * Without a path nothing is stored. Rejects if the file exists but can't be read.
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
