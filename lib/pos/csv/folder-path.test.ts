import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allowsFolder, folderOf } from './folder-path.ts';
import { createTestFolder } from './test-folder.ts';

describe('allowsFolder', () => {
  it.each([
    'file:///exports/chain',
    'file:///exports/a/b',
    'file:///exports/%E6%9C%AC%E5%BA%97',
    'file:///exports/..chain',
    'file:///other/../exports/chain',
  ])('allows %s', (url) => expect(allowsFolder('/exports', url)).toBe(true));

  it.each([
    'file:///exports',
    'file:///exports/',
    'file:///exports/..',
    'file:///exports/../etc',
    'file:///exports/%2e%2e/etc',
    'file:///exports/..%2fetc',
    'file:///exports/a%00b',
    'file:///exports-2/chain',
    'file:///etc',
    'file://server/exports/chain',
    'file:///exports/chain?a=1',
    'file:///exports/chain#a',
    'https://exports/chain',
    '/exports/chain',
    '',
  ])('refuses %j', (url) => expect(allowsFolder('/exports', url)).toBe(false));

  it('refuses everything without a root', () => expect(allowsFolder(undefined, 'file:///exports/chain')).toBe(false));
});

describe('folderOf', () => {
  async function folder() {
    const made = await createTestFolder();
    onTestFinished(made.remove);
    const urlOf = (...parts: readonly string[]) => pathToFileURL(join(made.root, ...parts)).href;
    return { ...made, urlOf };
  }

  it('resolves links inside the root, and the root itself being one', async () => {
    const { root, path, urlOf } = await folder();
    await symlink('chain', join(root, 'alias'));
    expect(await folderOf(root, urlOf('alias'))).toBe(path);
    const outer = await folder();
    await symlink(root, join(outer.root, 'root'));
    expect(await folderOf(join(outer.root, 'root'), outer.urlOf('root', 'chain'))).toBe(path);
  });

  it('refuses links that lead out of the root, at any level', async () => {
    const { root, urlOf } = await folder();
    const other = await folder();
    await symlink(other.path, join(root, 'out'));
    await mkdir(join(other.root, 'sub'));
    await symlink(other.root, join(root, 'up'));
    for (const url of [urlOf('out'), urlOf('up', 'sub'), urlOf('up')]) {
      await expect(folderOf(root, url)).rejects.toMatchObject({ code: 'pos-address-refused' });
    }
  });

  it('names a folder that does not exist', async () => {
    const { root, urlOf } = await folder();
    await expect(folderOf(root, urlOf('本店'))).rejects.toMatchObject({
      code: 'pos-file-invalid',
      detail: { fileProblem: 'folder-missing', file: expect.stringMatching(/\/本店$/u) },
    });
  });
});
