import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/**
 * Writes a `.br` and a `.gz` next to every script and style sheet, at maximum compression, so the server needn't compress
 * per request. Browsers accept Brotli only over HTTPS or from localhost, gzip everywhere.
 */
export async function compressFiles(folder: string): Promise<void> {
  for await (const name of glob('**/*.{css,js}', { cwd: folder })) {
    const path = join(folder, name);
    const content = await readFile(path);
    const [small, wider] = await Promise.all([
      brotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
      gz(content, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, wider)]);
  }
}
