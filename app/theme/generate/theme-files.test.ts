import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { THEME_FILES } from './theme-files.ts';

test.each(THEME_FILES.map((file) => [basename(file.path), file] as const))(
  '%s is current; otherwise run npm run generate',
  async (_name, { path, generate }) => {
    expect(await readFile(path, 'utf8')).toBe(generate());
  },
);
