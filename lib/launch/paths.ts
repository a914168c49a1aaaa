import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root. All launcher paths are relative to it, not to the current directory. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function inProject(...parts: string[]): string {
  return join(projectFolder, ...parts);
}
