import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FILE_NAMES, type FileName, FILES } from './columns.ts';

export type TestFolder = {
  readonly root: string;
  readonly path: string;
  readonly baseUrl: string;
  /** Replaces a file with a header of all columns and these lines. */
  write(name: FileName, ...lines: readonly string[]): Promise<void>;
  /** Replaces a file, last changed `ageMs` ago. */
  put(name: FileName, content: string | Uint8Array, ageMs?: number): Promise<void>;
  remove(): Promise<void>;
};

/** For tests: an installation's folder with a chain's folder in it, whose files have only headers. */
export async function createTestFolder(): Promise<TestFolder> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'haizen-csv-')));
  const path = join(root, 'chain');
  await mkdir(path);
  const folder: TestFolder = {
    root,
    path,
    baseUrl: pathToFileURL(path).href,
    write: (name, ...lines) => folder.put(name, `${[Object.keys(FILES[name]).join(','), ...lines].join('\r\n')}\r\n`),
    async put(name, content, ageMs = 60_000) {
      await writeFile(join(path, name), content);
      const changedAt = new Date(Date.now() - ageMs);
      await utimes(join(path, name), changedAt, changedAt);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
  for (const name of FILE_NAMES) await folder.write(name);
  return folder;
}

/** The text in Shift_JIS, as Excel saves it. */
export function inShiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xef; lead += 1) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}
