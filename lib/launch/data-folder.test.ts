import { stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';
import { testFolder } from './test-folder.test-helper.ts';

test('makes the folder and what is above it, and takes one that is there', async () => {
  await using folder = await testFolder();
  const wanted = folder.in('a', 'b', 'c');
  await prepareDataFolder(wanted);
  await prepareDataFolder(wanted);
  expect((await stat(wanted)).isDirectory()).toBe(true);
});

test('a file of that name, or above it: one sentence that says what to do', async () => {
  await using folder = await testFolder();
  await writeFile(folder.in('file'), '');
  for (const path of [folder.in('file'), folder.in('file', 'data')]) {
    await expect(prepareDataFolder(path)).rejects.toThrow(
      /can't be written \(.+\): make it writable, or set HAIZEN_DATA_DIR/,
    );
  }
});
