import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from './paths.ts';

/** SHA-256 over the names and contents of all files below the given paths (relative to the project); a missing path counts as empty. */
export function contentHash(paths: readonly string[], isIgnored: (path: string) => boolean = () => false): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesBelow(join(projectFolder, path), isIgnored))) {
    const content = readFileSync(path);
    hash.update(`${relative(projectFolder, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(path: string, isIgnored: (path: string) => boolean): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || isIgnored(relative(projectFolder, path))) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesBelow(join(path, name), isIgnored));
}
