import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder of the vendors' specifications and a real chain's menu: `HAIZEN_SHARED_DIR`, else a folder `shared` beside
 * the repository. Undefined if absent: we cannot ship them.
 */
export function findSharedDir(): string | undefined {
  const dir = resolve(process.env.HAIZEN_SHARED_DIR ?? join(import.meta.dirname, '../../../shared'));
  const files = [specIn(dir), menuIn(dir)];
  return files.every((file) => existsSync(file)) ? dir : undefined;
}

/** Square's OpenAPI description of its Catalog and Locations API. */
export function specIn(dir: string): string {
  return join(dir, 'specs/square-catalog.json');
}

/** The published menu of a chain, as rows. */
export function menuIn(dir: string): string {
  return join(dir, 'data/saizeriya.json');
}
