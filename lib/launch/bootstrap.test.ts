import { once } from 'node:events';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, afterEach, expect, test } from 'vitest';
import { inProject } from './paths.ts';
import { spawnFollower } from './spawn-follower.ts';
import { testFolder } from './test-folder.test-helper.ts';

let project: Awaited<ReturnType<typeof testFolder>>;

/** A fake npm: records its arguments, and behaves as the environment says. */
const fakeNpm = `
import { appendFileSync, cpSync, rmSync } from 'node:fs';
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAKE_NPM_ERROR) { console.error(process.env.FAKE_NPM_ERROR); process.exit(1); }
rmSync('node_modules', { recursive: true, force: true });
cpSync('installed', 'node_modules', { recursive: true, verbatimSymlinks: true });
`;

beforeEach(async () => {
  project = await testFolder();
  for (const folder of ['launch', 'checks']) await mkdir(project.in('lib', folder), { recursive: true });
  for (const name of ['bootstrap.js', 'install-packages.js']) {
    await cp(inProject('lib', 'launch', name), project.in('lib', 'launch', name));
  }
  await writeFile(project.in('package.json'), '{"type":"module"}');
  await writeFile(project.in('package-lock.json'), '{"lockfileVersion":3}');
  await writeFile(project.in('npm.js'), fakeNpm);
  await mkdir(project.in('installed', 'node', 'bin'), { recursive: true });
  await symlink(process.execPath, project.in('installed', 'node', 'bin', 'node'));
});

afterEach(() => project[Symbol.asyncDispose]());

function start(verb: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawnFollower({
    args: [join('lib', 'launch', 'bootstrap.js'), verb, ...args],
    cwd: project.path,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, npm_execpath: project.in('npm.js'), ...env },
  });
  // Two pipes have no common order, so collect them separately.
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number, output, errors })) };
}

const npmCalls = async () => (await readFile(project.in('npm-calls'), 'utf8').catch(() => '')).trim().split('\n');
const write = (verb: string, script: string) =>
  writeFile(
    verb === 'test' ? project.in('lib', 'checks', 'main.ts') : project.in('lib', 'launch', `${verb}.ts`),
    script,
  );

test('installs once per lock file, and again when it changes', async () => {
  await write('start', '');
  expect((await start('start').ended).code).toBe(0);
  expect((await start('start').ended).output).not.toContain('Installing');
  expect(await npmCalls()).toEqual(['ci --include=dev --no-audit --no-fund --loglevel=error']);

  await writeFile(project.in('package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
  expect((await start('start').ended).output).toContain('Installing');
  expect(await npmCalls()).toHaveLength(2);
});

test('passes arguments and the exit code through', async () => {
  await write('start', `console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;`);
  const { code, output } = await start('start', ['--only', 'unit tests']).ended;
  expect(code).toBe(7);
  expect(output).toContain('["--only","unit tests"]');
});

test('forwards signals and waits for the exit', async () => {
  await write(
    'start',
    `process.on('SIGTERM', () => { console.log('ended well'); process.exit(0); });
    setInterval(() => undefined, 1000); console.log('running');`,
  );
  const { child, ended } = start('start');
  let seen = '';
  child.stdout.on('data', (text: string) => {
    seen += text;
    if (seen.includes('running') && !child.killed) child.kill('SIGTERM');
  });
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toContain('ended well');
});

test('retries a failed installation next time, and reports a missing network', async () => {
  await write('test', `console.log('ran')`);
  const offline = await start('test', [], { FAKE_NPM_ERROR: 'npm error code ENOTFOUND' }).ended;
  expect(offline.code).toBe(1);
  expect(offline.errors).toContain("The package registry can't be reached");
  expect(offline.output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');

  const broken = await start('test', [], { FAKE_NPM_ERROR: 'npm error Missing: x from lock file' }).ended;
  expect(broken.errors).toContain('npm ci failed as shown above');
  expect((await start('test').ended).output).toContain('ran');
});
