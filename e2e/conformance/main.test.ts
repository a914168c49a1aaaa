import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';
import { CATEGORIES, item, MENU, menu, put } from '#lib/simulators/oder/contract.test-helper.ts';
import { startOder, TOKEN } from '#lib/simulators/testing.ts';
import { BREAKAGES } from './broken-platforms.ts';
import { startProxy } from './contract/forward.ts';

async function run(...args: readonly string[]) {
  const child = spawnFollower({ args: [inProject('e2e', 'conformance', 'main.ts'), ...args] });
  const [printed, failed, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, printed, failed };
}

async function platform() {
  const oder = await startOder();
  await put(oder, CATEGORIES, { categories: [{ id: 'cold', name: '冷菜', sortOrder: 0 }] });
  await put(oder, MENU, menu([item('a')]));
  return oder;
}

const at = (url: string) => ['oder', '--url', url, '--token', TOKEN, '--brand', 'brand-1', '--shop', '101'];

test('lists what it changes, then each rule, and puts everything back', async () => {
  const oder = await platform();
  const { code, printed, failed } = await run(...at(oder.url));
  expect(failed).toBe('');
  expect(code).toBe(0);
  expect(printed.indexOf('This will change:')).toBeLessThan(printed.indexOf('passed   token'));
  expect(printed).toMatch(/\d+ passed, 0 failed, 1 skipped\nWhat was there before is back\.\n$/u);
  expect(oder.menu('101')).toEqual(menu([item('a')]));
});

test('shows what was sent and received where a rule is broken, and ends with 1', async () => {
  const oder = await platform();
  const ignoresFences = BREAKAGES['ignores fences'];
  if (!ignoresFences) throw new Error('the breakage is gone');
  const proxy = await startProxy(oder.url, ignoresFences.between(oder));
  onTestFinished(proxy.stop);
  const { code, printed } = await run(...at(proxy.url), '--only', 'fence-lower-write', '--only', 'key-needed');
  expect(code).toBe(1);
  expect(printed).toMatch(/FAILED {3}fence-lower-write[\s\S]*expected 409, got 200\n {2}sent {6}PUT/u);
  expect(printed).toContain('1 passed, 1 failed, 0 skipped');
  expect(oder.menu('101')).toEqual(menu([item('a')]));
});

test('exits with 2, before any write, if an argument is missing or the token is wrong', async () => {
  const oder = await platform();
  oder.resetRecord();
  expect(await run('oder', '--url', oder.url)).toMatchObject({
    code: 2,
    failed: expect.stringContaining('--brand ID'),
  });
  const refused = await run('oder', '--url', oder.url, '--token', 'wrong', '--brand', 'brand-1');
  expect(refused).toMatchObject({ code: 2, failed: expect.stringContaining('expected 200, got 401') });
  expect(oder.record().requests.every(({ method }) => method === 'GET')).toBe(true);
});
