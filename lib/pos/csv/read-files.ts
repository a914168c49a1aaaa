import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { SyncError } from '#lib/domain/errors.ts';
import { checkBound } from '#lib/upstream-http/body/over-bound.ts';
import type { Clock } from '#lib/upstream-http/clock.ts';
import { FILE_NAMES, type FileName } from './columns.ts';
import { fileError, incompleteFile } from './file-error.ts';

export type Files = Readonly<Record<FileName, Uint8Array>>;

type State = { readonly name: FileName; readonly bytes: number; readonly changedAtMs: number; readonly text: string };

/** Files that were just written may still be written. */
export const QUIET_MS = 2_000;
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 200;

/**
 * All files of the folder in one state. A half-written export is never returned: the files must not have changed for
 * two seconds nor while they are read, and each must end with a line break. Throws `pos-incomplete` otherwise,
 * `pos-file-invalid` if a file is missing or a link, `pos-malformed` if they are too large.
 */
export async function readFiles(
  folder: string,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<Files> {
  const before = await quietStates(folder, { clock, signal });
  const size = before.reduce((sum, { bytes }) => sum + bytes, 0);
  checkBound('pos', 'bytes', size);
  const read = await Promise.all(
    FILE_NAMES.map(async (name) => [name, await contentOf(folder, name, signal)] as const),
  );
  const after = await statesIn(folder);
  for (const [place, { name, text }] of before.entries()) if (after[place]?.text !== text) throw incompleteFile(name);
  for (const [name, bytes] of read) if (bytes.at(-1) !== LINE_FEED) throw incompleteFile(name);
  return Object.fromEntries(read) as Files;
}

/** In UTF-8 and Shift_JIS alike, no other character contains this byte. */
const LINE_FEED = 0x0a;

async function quietStates(folder: string, { clock, signal }: { clock: Clock; signal: AbortSignal }) {
  const until = clock.now() + PATIENCE_MS;
  for (;;) {
    signal.throwIfAborted();
    const states = await statesIn(folder);
    // The clock of a network drive may be ahead.
    const fresh = states.find(({ changedAtMs }) => Math.abs(clock.wallNow() - changedAtMs) < QUIET_MS);
    if (fresh === undefined) return states;
    if (clock.now() >= until) throw incompleteFile(fresh.name);
    await clock.sleep(LOOK_AGAIN_MS, signal);
  }
}

async function statesIn(folder: string): Promise<readonly State[]> {
  return Promise.all(
    FILE_NAMES.map(async (name) => {
      const facts = await lstat(join(folder, name), { bigint: true }).catch((error: unknown) => {
        throw missingOr(error, name);
      });
      // A link could lead out of the installation's folder.
      if (!facts.isFile()) throw fileError('not-a-file', { file: name });
      const text = [facts.ino, facts.size, facts.mtimeNs].join(' ');
      return { name, bytes: Number(facts.size), changedAtMs: Number(facts.mtimeMs), text };
    }),
  );
}

async function contentOf(folder: string, name: FileName, signal: AbortSignal): Promise<Uint8Array> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  try {
    await using file = await open(join(folder, name), flags);
    return await file.readFile({ signal });
  } catch (error) {
    signal.throwIfAborted();
    throw missingOr(error, name);
  }
}

function missingOr(error: unknown, file: FileName): SyncError {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing ? fileError('file-missing', { file }) : new SyncError('pos-unreachable', { cause: error });
}
