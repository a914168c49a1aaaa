import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type TestFolder = AsyncDisposable & { path: string; in: (...parts: string[]) => string };

/** A temporary folder that other users can traverse; removed when disposed. */
export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), 'haizen-launch-test-'));
  await chmod(path, 0o711);
  return {
    path,
    in: (...parts) => join(path, ...parts),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
