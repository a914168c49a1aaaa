import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SyncError } from '#lib/domain/errors.ts';
import { fileError } from './file-error.ts';

/** Whether a chain may have this address: a `file:` URL below the installation's folder. Checks the text alone. */
export function allowsFolder(root: string | undefined, baseUrl: string): boolean {
  const path = pathOf(baseUrl);
  return root !== undefined && path !== null && isBelow(resolve(root), path);
}

/**
 * The folder with its links resolved. Throws `pos-address-refused` if it isn't below the root, `pos-file-invalid` if it
 * doesn't exist.
 */
export async function folderOf(root: string | undefined, baseUrl: string): Promise<string> {
  const path = pathOf(baseUrl);
  if (root === undefined || path === null || !isBelow(resolve(root), path)) throw new SyncError('pos-address-refused');
  const [realRoot, folder] = await Promise.all([realpath(root), realpath(path)]).catch((error: unknown) => {
    throw missingOr(error, baseUrl);
  });
  if (!isBelow(realRoot, folder)) throw new SyncError('pos-address-refused');
  return folder;
}

function missingOr(error: unknown, baseUrl: string): SyncError {
  const isMissing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  return isMissing
    ? fileError('folder-missing', { file: decodeURI(new URL(baseUrl).pathname) })
    : new SyncError('pos-unreachable', { cause: error });
}

/** Null for anything but a plain `file:` URL of this machine. */
function pathOf(baseUrl: string): string | null {
  const url = URL.parse(baseUrl);
  if (url?.protocol !== 'file:' || url.host !== '' || url.search !== '' || url.hash !== '') return null;
  try {
    // Throws for encoded slashes.
    const path = fileURLToPath(url);
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
