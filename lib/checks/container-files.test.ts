import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';
import { readEnv } from '#lib/process/env.ts';

// Tests don't build images; these checks catch renamed files that the container files mention.

const read = (name: string) => readFile(inProject(name), 'utf8');
const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });

/** Every project path in a text: starts with one of our folders and has a file extension. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w/.])(?:lib|app|e2e|prisma|docs|\.ci)\/[\w./-]*[\w]/gu)].map(([path]) => path);
}

test.each(['Dockerfile', 'compose.yaml', '.github/workflows/ci.yml'])('every path in %s exists', async (name) => {
  const paths = pathsIn(await read(name)).filter(
    (path) => path !== 'lib/db/generated' && !path.startsWith('lib/postgresql'),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(inProject(path)))).toEqual([]);
});

test('every command that the image runs is a program of the launcher', async () => {
  const verbs = [...(await read('Dockerfile')).matchAll(/bootstrap\.js"?,? "?(?<verb>[a-z-]+)/gu)].map(
    ([, verb]) => verb,
  );
  expect(verbs).toEqual(['generate-client', 'build', 'start']);
  expect(verbs.filter((verb) => !existsSync(inProject('lib', 'launch', `${verb}.ts`)))).toEqual([]);
});

test('the variables that the containers set are Haizen settings', async () => {
  const text = `${await read('compose.yaml')}\n${await read('Dockerfile')}`;
  const named = new Set([...text.matchAll(/\b(?<name>HAIZEN_[A-Z_]+)\b/gu)].map(([, name = '']) => name));
  const documented = await read('docs/operate.md');
  expect(named.size).toBeGreaterThan(3);
  expect([...named].filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
});

test('a worker with a metrics port is a valid combination', () => {
  const env = readEnv({
    DATABASE_URL: 'postgresql://haizen:x@postgres:5432/haizen',
    HAIZEN_SECRET: 'x'.repeat(44),
    HAIZEN_ROLE: 'worker',
    HAIZEN_METRICS_PORT: '9090',
  });
  expect(env).toMatchObject({ HAIZEN_ROLE: 'worker', HAIZEN_METRICS_PORT: 9090 });
});

test('the image runs as an unprivileged user and checks its health', async () => {
  const dockerfile = await read('Dockerfile');
  expect(dockerfile).toMatch(/^USER node$/mu);
  expect(dockerfile).toMatch(/^HEALTHCHECK /mu);
  expect((await read('compose.yaml')).match(/healthcheck:/gu)).toHaveLength(2);
});

test('the Node version is the same everywhere', async () => {
  const { dependencies } = z
    .object({ dependencies: z.object({ node: z.string() }) })
    .parse(JSON.parse(await read('package.json')));
  expect((await read('.nvmrc')).trim()).toBe(dependencies.node);
  const major = dependencies.node.split('.')[0] ?? '';
  const images = [...(await read('Dockerfile')).matchAll(/^FROM node:(?<major>\d+)/gmu)].map(([, version]) => version);
  expect(images).toEqual([major, major]);
});

test('every npm script in the contributor documents exists', async () => {
  const { scripts } = scriptsSchema.parse(JSON.parse(await read('package.json')));
  const text = `${await read('CONTRIBUTING.md')}\n${await read('docs/develop.md')}`;
  const named = [...text.matchAll(/npm run (?<name>[a-z-]+)/gu)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});
