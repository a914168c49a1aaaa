import { writeFileSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#lib/upstream-http/clock.ts';
import { QUIET_MS, readFiles } from './read-files.ts';
import { createTestFolder } from './test-folder.ts';

const never = new AbortController().signal;

async function folder() {
  const made = await createTestFolder();
  onTestFinished(made.remove);
  return made;
}

/** A clock whose sleeps take no time; `onSleep` runs during each. */
function fastClock(onSleep: () => Promise<void> = async () => undefined) {
  let aheadMs = 0;
  return {
    now: () => performance.now() + aheadMs,
    wallNow: () => Date.now() + aheadMs,
    async sleep(ms: number) {
      aheadMs += ms;
      await onSleep();
    },
  };
}

describe('readFiles', () => {
  it('reads every file', async () => {
    const { path, put } = await folder();
    await put('items.csv', 'x\n');
    const files = await readFiles(path, { clock: systemClock, signal: never });
    expect(Buffer.from(files['items.csv']).toString()).toBe('x\n');
    expect(Object.keys(files)).toHaveLength(7);
  });

  it.each(['id,name\r\nA,cut of', ''])('does not take a file that ends in the middle: %j', async (content) => {
    const { path, put } = await folder();
    await put('categories.csv', content);
    await expect(readFiles(path, { clock: systemClock, signal: never })).rejects.toMatchObject({
      code: 'pos-incomplete',
      detail: { file: 'categories.csv' },
    });
  });

  it('waits until a file has not changed for two seconds', async () => {
    const { path, put } = await folder();
    await put('items.csv', 'x\n', 0);
    let sleeps = 0;
    const clock = fastClock(async () => void (sleeps += 1));
    await readFiles(path, { clock, signal: never });
    expect(sleeps * 200).toBeGreaterThanOrEqual(QUIET_MS - 200);
  });

  it('gives up on a file that keeps changing', async () => {
    const { path, put } = await folder();
    await put('items.csv', 'x\n', 0);
    const writtenAtMs = Date.now();
    const clock = { ...fastClock(), wallNow: () => writtenAtMs };
    await expect(readFiles(path, { clock, signal: never })).rejects.toMatchObject({
      code: 'pos-incomplete',
      detail: { file: 'items.csv' },
    });
  });

  it('rejects a file that changes between the first look and the last', async () => {
    const { path } = await folder();
    const clock = {
      ...systemClock,
      wallNow() {
        writeFileSync(join(path, 'prices.csv'), 'y\n');
        return Date.now();
      },
    };
    await expect(readFiles(path, { clock, signal: never })).rejects.toMatchObject({
      code: 'pos-incomplete',
      detail: { file: 'prices.csv' },
    });
  });

  it('names a missing file, and a link', async () => {
    const { path, root } = await folder();
    await rm(join(path, 'sold-out.csv'));
    const reading = () => readFiles(path, { clock: systemClock, signal: never });
    await expect(reading()).rejects.toMatchObject({ detail: { fileProblem: 'file-missing', file: 'sold-out.csv' } });
    await writeFile(join(root, 'secret'), 'x\n');
    await symlink(join(root, 'secret'), join(path, 'sold-out.csv'));
    await expect(reading()).rejects.toMatchObject({ detail: { fileProblem: 'not-a-file', file: 'sold-out.csv' } });
  });

  it('stops when it is aborted', async () => {
    const { path, put } = await folder();
    await put('items.csv', 'x\n', 0);
    const controller = new AbortController();
    const reading = readFiles(path, { clock: systemClock, signal: controller.signal });
    controller.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });
});
