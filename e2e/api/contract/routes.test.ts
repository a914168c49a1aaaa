import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { METHODS } from '#lib/operations/operation.ts';
import { NAMES, operationOf } from './open-document.ts';

const API = join(import.meta.dirname, '../../../app/api');

/** The methods exported by the route files, in the notation of the operations table. */
async function routes(): Promise<readonly string[]> {
  const files = (await readdir(API, { recursive: true })).filter((file) => file.endsWith('route.ts'));
  const all = await Promise.all(
    // The catch-all route only answers unknown paths.
    files
      .filter((file) => !file.includes('[...'))
      .map(async (file) => {
        const path = `/api/${file.replace(/\/route\.ts$/u, '').replaceAll(/\[(\w+)\]/gu, '{$1}')}`;
        const exported = Object.keys((await import(pathToFileURL(join(API, file)).href)) as object);
        return exported.map((name) => `${name} ${path}`);
      }),
  );
  return all.flat().toSorted();
}

it('each operation has a route, and each route an operation', async () => {
  const operations = NAMES.map((name) => `${operationOf(name).method} ${operationOf(name).path}`).toSorted();
  const found = await routes();
  expect(operations.filter((one) => !found.includes(one))).toEqual([]);
  expect(found.filter((one) => !operations.includes(one))).toEqual([]);
  expect(found.every((one) => METHODS.some((method) => one.startsWith(`${method} `)))).toBe(true);
});
