import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressFiles } from './compress-files.ts';
import { testFolder } from './test-folder.test-helper.ts';

test('writes two compressed variants of scripts and style sheets, and of nothing else', async () => {
  await using folder = await testFolder();
  const script = 'export const 店舗 = 1;\n'.repeat(100);
  await mkdir(folder.in('deeper'));
  await writeFile(folder.in('deeper/one.js'), script);
  await writeFile(folder.in('look.css'), 'a {}\n');
  await writeFile(folder.in('font.woff2'), 'woff');
  await compressFiles(folder.path);
  await compressFiles(folder.path);
  const names = (await readdir(folder.path, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  expect(names.toSorted()).toEqual([
    'deeper',
    'deeper/one.js',
    'deeper/one.js.br',
    'deeper/one.js.gz',
    'font.woff2',
    'look.css',
    'look.css.br',
    'look.css.gz',
  ]);
  const br = await readFile(folder.in('deeper/one.js.br'));
  expect(brotliDecompressSync(br).toString()).toBe(script);
  expect(br.length).toBeLessThan(script.length / 10);
  expect(gunzipSync(await readFile(folder.in('deeper/one.js.gz'))).toString()).toBe(script);
});
