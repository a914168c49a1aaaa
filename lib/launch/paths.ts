import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout; every path of the launcher starts here, whatever the current directory is. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function inProject(...parts: string[]): string {
  return join(projectFolder, ...parts);
}
