import { expect, test } from 'vitest';
import { loadedBy } from './loaded-by.ts';

// A fresh clone has no Prisma client yet: what generates it must start without it.

test.each([
  'lib/launch/start.ts',
  'lib/launch/dev.ts',
  'lib/launch/worker.ts',
  'lib/launch/generate-client.ts',
  'lib/launch/build.ts',
  'lib/checks/main.ts',
  'e2e/bench/main.ts',
  'e2e/chaos/main.ts',
])('%s starts in a fresh clone', (program) => {
  const { files } = loadedBy(program);
  const generated = [...files].filter(([file]) => file.startsWith('lib/db/generated/'));
  expect(files.size).toBeGreaterThan(1);
  expect(generated).toEqual([]);
});
