import { writeFile } from 'node:fs/promises';
import { generateClient } from '#lib/launch/generate-client.ts';
import { THEME_FILES } from './theme/theme-files.ts';

await generateClient();
for (const { path, generate } of THEME_FILES) await writeFile(path, generate());
