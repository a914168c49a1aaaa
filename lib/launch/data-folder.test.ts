import { stat, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { prepareDataFolder } from './data-folder.ts';
import { testFolder } from './test-folder.test-helper.ts';

test('creates the folder and its parents, and accepts an existing one', async () => {
  await using folder = await testFolder();
  const wanted = folder.in('a', 'b', 'c');
  await prepareDataFolder(wanted);
  await prepareDataFolder(wanted);
  expect((await stat(wanted)).isDirectory()).toBe(true);
});

test('says what to do if the path or a parent is a file', async () => {
  await using folder = await testFolder();
  await writeFile(folder.in('file'), '');
  for (const path of [folder.in('file'), folder.in('file', 'data')]) {
    await expect(prepareDataFolder(path)).rejects.toThrow(
      /can't be written \(.+\): make it writable, or set HAIZEN_DATA_DIR/,
    );
  }
});
