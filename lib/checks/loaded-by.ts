import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { inProject } from '#lib/launch/paths.ts';

const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^;]*?from\s+)?'(?<specifier>[^']+)';/gmsu;

type Loaded = {
  /** The project's files, each with the one that imports it. */
  files: ReadonlyMap<string, string | null>;
  /** Built-in modules and packages, by name. */
  packages: ReadonlySet<string>;
};

/** What a program loads before its first line runs. */
export function loadedBy(program: string): Loaded {
  const files = new Map<string, string | null>([[program, null]]);
  const packages = new Set<string>();
  for (const [file] of files) {
    if (!existsSync(inProject(file))) continue;
    for (const { groups } of readFileSync(inProject(file), 'utf8').matchAll(IMPORTED)) {
      const specifier = groups?.specifier ?? '';
      const path = specifier.startsWith('#') ? specifier.slice(1) : posix.join(posix.dirname(file), specifier);
      if (!/^[#.]/u.test(specifier)) packages.add(/^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? '');
      else if (!files.has(path)) files.set(path, file);
    }
  }
  return { files, packages };
}
