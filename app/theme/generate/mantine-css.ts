import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../../..');
const mantine = resolve(project, 'node_modules/@mantine/core');
const read = (path: string) => readFileSync(path, 'utf8');

/** Shared by all Mantine components. */
const SHARED = ['baseline', 'default-css-variables', 'global'];

function namesIn(list: string): string[] {
  return list.split(',').flatMap(
    (one) =>
      one
        .trim()
        .replace(/^type\s.*/u, '')
        .split(' as ')
        .at(-1) || [],
  );
}

function partsInUse(): Set<string> {
  const sources = globSync('app/**/*.{ts,tsx}', { cwd: project }).map((path) => read(resolve(project, path)));
  const imports = sources.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)]);
  return new Set(imports.flatMap(([, list = '']) => namesIn(list)));
}

/** Maps each export of Mantine to its module. */
function modules(): Map<string, string> {
  const exported = read(`${mantine}/esm/index.mjs`).matchAll(/import \{([^}]*)\} from "([^"]+)"/gu);
  return new Map(
    [...exported].flatMap(([, list = '', path = '']) =>
      namesIn(list).map((name) => [name, resolve(mantine, 'esm', path)] as const),
    ),
  );
}

/** The style sheets of a module and everything it imports. */
function sheetsOf(path: string, seen: Set<string>): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const [, sheet] = /\/([^/]+)\.module\.mjs$/u.exec(path) ?? [];
  if (sheet !== undefined) return [sheet];
  return [...read(path).matchAll(/from "(\.[^"]+)"/gu)].flatMap(([, to = '']) =>
    sheetsOf(resolve(dirname(path), to), seen),
  );
}

/** The order of Mantine's full style sheet: later sheets may override earlier ones. */
function placeOf(sheet: string): number {
  const [first = ''] = /\.m_[\da-f]+/u.exec(read(`${mantine}/styles/${sheet}.css`)) ?? [];
  return read(`${mantine}/styles.css`).indexOf(first);
}

/** Imports of exactly the style sheets in use, in Mantine's order. */
export function mantineCss(): string {
  const where = modules();
  const seen = new Set<string>();
  const needed = [...partsInUse()].flatMap((part) => sheetsOf(where.get(part) ?? `no module of ${part}`, seen));
  const sheets = [...SHARED, ...needed.toSorted((a, b) => placeOf(a) - placeOf(b))];
  return sheets.map((sheet) => `@import '@mantine/core/styles/${sheet}.css';\n`).join('');
}
