import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inProject } from './paths.ts';
import { spawnFollower } from './spawn-follower.ts';
import { testFolder } from './test-folder.test-helper.ts';

/** Runs a command with this body, and sends the signal once it prints `running`. */
async function run(body: string, signal?: NodeJS.Signals) {
  await using folder = await testFolder();
  const script = folder.in('command.ts');
  const from = (name: string) => JSON.stringify(inProject('lib', 'launch', name));
  await writeFile(
    script,
    `import { once } from 'node:events';
     import { Problem } from ${from('problem.ts')};
     import { runVerb } from ${from('run-verb.ts')};
     await runVerb(async (signal: AbortSignal) => { ${body} });`,
  );
  const child = spawnFollower({ args: [script] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (signal && text.includes('running')) child.kill(signal);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const untilAborted = `await using part = { [Symbol.asyncDispose]: async () => console.log('part ended') };
  console.log('running');
  await Promise.race([once(signal, 'abort'), new Promise((resolve) => setTimeout(resolve, 10_000))]);`;

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s cleans up and exits with code 0', async (signal) => {
  expect(await run(untilAborted, signal)).toEqual({ code: 0, output: 'running\npart ended\n' });
});

test('an aborted step is not a failure', async () => {
  const body = `console.log('running'); setTimeout(() => undefined, 10_000);
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));`;
  expect((await run(body, 'SIGTERM')).code).toBe(0);
});

test('a problem prints only its message and exits with code 1', async () => {
  expect(await run(`throw new Problem('The oven is cold: light it.');`)).toEqual({
    code: 1,
    output: 'The oven is cold: light it.\n',
  });
});

test('an unexpected error prints a message, too', async () => {
  const { code, output } = await run(`throw new TypeError('x is not a function');`);
  expect(code).toBe(1);
  expect(output).toBe('Haizen stopped on something unforeseen: x is not a function\n');
});
