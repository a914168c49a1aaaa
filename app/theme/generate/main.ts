import { writeFile } from 'node:fs/promises';
import { THEME_FILES } from './theme-files.ts';

for (const { path, generate } of THEME_FILES) await writeFile(path, generate());
