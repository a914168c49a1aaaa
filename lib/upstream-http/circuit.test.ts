import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { OPENS_AFTER } from './circuit.ts';
import { createGate } from './gate.ts';
import { TEST_NETWORK } from './network/test-network.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { sendJson, startTestUpstream, type TestUpstream } from './test-upstream.ts';
import { createUpstreamHttp } from './upstream-http.ts';

const never = new AbortController().signal;
let clock: TestClock;
let status: number;
let server: TestUpstream;

beforeEach(async () => {
  clock = createTestClock({ leaps: true });
  // cockatiel reads the system clock.
  vi.spyOn(Date, 'now').mockImplementation(() => clock.wallNow());
  server = await startTestUpstream((response) => sendJson(response, {}, { status }));
});
afterEach(() => server.close());

function client() {
  const gate = createGate({ limit: 4, learned: { limit: 4, searching: false }, clock });
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'ordering',
    baseUrl: server.url,
    gate,
    hold: null,
    clock,
    random: () => 1,
  });
  const ask = async () => {
    try {
      return (await http.request({ method: 'GET', path: '/', signal: never })).status;
    } catch (error) {
      if (error instanceof SyncError) return error.code;
      throw error;
    }
  };
  return { http, ask };
}

it('probes a dead upstream instead of hammering it, and fails the remaining requests fast with the cause', async () => {
  status = 500;
  const { http, ask } = client();
  for (let shop = 0; shop < 4; shop += 1) expect(await ask()).toBe('ordering-failed');
  expect(http.isDown).toBe(true);
  const sent = server.seen.length;
  const startedAt = clock.now();
  for (let shop = 0; shop < 500; shop += 1) expect(await ask()).toBe('ordering-failed');
  expect(server.seen.length - sent).toBeLessThan(3);
  expect(clock.now() - startedAt).toBeLessThan(1_000);
});

it('rides out a short outage once open: requests wait for a successful probe', async () => {
  status = 500;
  const { http, ask } = client();
  const original = clock.sleep;
  vi.spyOn(clock, 'sleep').mockImplementation(async (ms, signal) => {
    if (clock.now() > 8_000) status = 200;
    await original(ms, signal);
  });
  const answers: unknown[] = [];
  while (answers.at(-1) !== 200) answers.push(await ask());
  // Three failed before the circuit opened; the fourth opened it, waited and succeeded.
  expect(answers).toEqual([...Array.from({ length: 3 }, () => 'ordering-failed'), 200]);
  expect(server.seen.length).toBeLessThan(OPENS_AFTER + 6);
  expect(http.isDown).toBe(false);
});

it('does not retry a rejected token for every shop', async () => {
  status = 401;
  const { ask } = client();
  for (let shop = 0; shop < 500; shop += 1) expect(await ask()).toBe('ordering-unauthorized');
  expect(server.seen.length).toBe(OPENS_AFTER);
});

it('stays closed if an answer arrives in between', async () => {
  const { http, ask } = client();
  for (let round = 0; round < 10; round += 1) {
    status = 500;
    await ask();
    status = 404;
    await ask();
  }
  expect(http.isDown).toBe(false);
});
