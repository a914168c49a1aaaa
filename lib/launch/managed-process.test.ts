import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type ManagedProcess, startProcess } from './managed-process.ts';
import { inProject } from './paths.ts';
import { isAlive } from './postgres/postmaster.ts';
import { spawnFollower } from './spawn-follower.ts';
import { testFolder } from './test-folder.test-helper.ts';
import { workersReady } from './wait-until-ready.ts';

const idle = 'setInterval(() => undefined, 1000);';

function startScript(script: string, graceMs = 5_000): ManagedProcess {
  return startProcess({ name: 'The script', args: ['--eval', script], env: process.env, graceMs });
}

const line = (process: ManagedProcess) => new Promise<string>((resolve) => process.onLine(resolve));

/** Polls, because the process isn't our child. */
async function isGone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid)).toBe(false);
}

test('an unexpected exit rejects with the last output', async () => {
  const crashing = startScript(`console.error('the oven is cold'); process.exit(3);`);
  await expect(crashing.crashed).rejects.toThrow(
    'The script ended unexpectedly (code 3). Its last words:\nthe oven is cold',
  );
});

test('a process is ready only after its ready message', async () => {
  await using worker =
    startScript(`process.send({ other: 1 }); process.once('SIGUSR2', () => process.send({ ready: true })); ${idle}
    console.log('listening');`);
  await line(worker);
  await expect(workersReady([worker], new AbortController().signal, 50)).rejects.toThrow(
    'The script did not become ready within 0.05 s. Its last words:\nlistening',
  );
  process.kill(worker.pid ?? 0, 'SIGUSR2');
  await workersReady([worker], new AbortController().signal);
});

test('a requested exit is not a crash', async () => {
  const polite = startScript(`process.on('SIGTERM', () => process.exit(5)); console.log(process.pid); ${idle}`);
  const pid = Number(await line(polite));
  await polite[Symbol.asyncDispose]();
  expect(isAlive(pid)).toBe(false);
  expect(await Promise.race([polite.crashed, Promise.resolve('quiet')])).toBe('quiet');
});

test('a process that ignores SIGTERM is killed after its grace period, with its children', async () => {
  const stubborn = startScript(
    `process.on('SIGTERM', () => undefined);
     const { spawn } = require('node:child_process');
     const child = spawn(process.execPath, ['--eval', ${JSON.stringify(idle)}]);
     console.log(process.pid + ' ' + child.pid); ${idle}`,
    100,
  );
  const [pid, childPid] = (await line(stubborn)).split(' ').map(Number);
  await stubborn[Symbol.asyncDispose]();
  await isGone(pid ?? 0);
  await isGone(childPid ?? 0);
});

test('ends when the launcher is killed', async () => {
  await using folder = await testFolder();
  const launcher = folder.in('launcher.ts');
  await writeFile(
    launcher,
    `import { startProcess } from ${JSON.stringify(inProject('lib', 'launch', 'managed-process.ts'))};
     const child = startProcess({ name: 'x', args: ['--eval', 'console.log(process.pid); ${idle}'], env: process.env, graceMs: 1 });
     child.onLine((line) => console.log(line)); ${idle}`,
  );
  const parent = spawnFollower({ args: [launcher] });
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
  expect(isAlive(Number(pid))).toBe(true);
  parent.kill('SIGKILL');
  await isGone(Number(pid));
});
