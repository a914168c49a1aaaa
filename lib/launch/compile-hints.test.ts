import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hintCompilers } from './compile-hints.ts';
import { testFolder } from './test-folder.test-helper.ts';

test('every script begins with the hint, once, and nothing else is touched', async () => {
  await using folder = await testFolder();
  const at = (name: string) => folder.in(name);
  await mkdir(at('deeper'));
  await writeFile(at('one.js'), 'one();\n');
  await writeFile(at('deeper/two.js'), 'two();\n');
  await writeFile(at('look.css'), 'a {}\n');
  await hintCompilers(folder.path);
  await hintCompilers(folder.path);
  const texts = await Promise.all(['one.js', 'deeper/two.js', 'look.css'].map((name) => readFile(at(name), 'utf8')));
  expect(texts).toEqual(['//# allFunctionsCalledOnLoad\none();\n', '//# allFunctionsCalledOnLoad\ntwo();\n', 'a {}\n']);
});
