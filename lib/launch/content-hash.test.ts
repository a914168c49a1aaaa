import { mkdir, rename, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';
import { projectFolder } from './paths.ts';
import { testFolder } from './test-folder.test-helper.ts';

test('depends on the contents and names of all files below, except ignored ones', async () => {
  await using folder = await testFolder();
  const root = relative(projectFolder, folder.path);
  const hash = () => contentHash([root], (path) => path.endsWith('.log'));
  await mkdir(folder.in('deep'));
  await writeFile(folder.in('deep', 'a.ts'), 'one');
  const first = hash();

  await writeFile(folder.in('deep', 'b.log'), 'noise');
  expect(hash()).toBe(first);

  await writeFile(folder.in('deep', 'a.ts'), 'two');
  const second = hash();
  expect(second).not.toBe(first);

  await rename(folder.in('deep', 'a.ts'), folder.in('deep', 'b.ts'));
  expect(hash()).not.toBe(second);
  expect(contentHash(['no-such-file'])).toBe(contentHash([]));
});
