import { describe, expect, it, onTestFinished } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import {
  type SquareSimulator,
  type SquareSimulatorOptions,
  startSquareSimulator,
} from '#lib/simulators/square/start-square-simulator.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';

const token = 'pos-token';
const call = { signal: new AbortController().signal };
/** Four pages of the catalogue. */
const account = makeAccount({ shops: 2, itemsPerShop: 280 });
const shop = account.locations[0]?.id ?? '';
const onList = { path: '/v2/catalog/list' };
const PAGES = 4;

async function square(options: Partial<SquareSimulatorOptions> = {}) {
  const simulator = await startSquareSimulator({ token, account, ...options });
  onTestFinished(simulator.stop);
  return simulator;
}

function connect({ url: baseUrl }: SquareSimulator) {
  const gate = createGate({ limit: 4 });
  const http = createUpstreamHttp({ side: 'pos', network: TEST_NETWORK, baseUrl, gate, hold: null, random: () => 0 });
  return createSquareSource({ accessToken: token }, http);
}

/** Expires the cursor of the nth page request. */
const expired = (nth: number): Fault => ({ kind: 'expired-cursor', on: onList, from: nth, to: nth });
const listed = (simulator: SquareSimulator) => simulator.record().byRoute['GET /v2/catalog/list'];

describe('a cursor that expires in the middle of a read', () => {
  it('restarts the read for all callers that wait for it', async () => {
    const simulator = await square();
    const whole = await connect(simulator).openReading().readMenu(shop, call);
    simulator.resetRecord();
    simulator.faults.set([expired(3)]);
    const reading = connect(simulator).openReading();
    const menus = await Promise.all(account.locations.map(({ id }) => reading.readMenu(id, call)));
    expect(menus[0]).toEqual(whole);
    expect(listed(simulator)).toBe(3 + PAGES);
  });

  it('is more than five minutes old, whatever made the read slow', async () => {
    let nowMs = 0;
    const simulator = await square({ now: () => nowMs });
    simulator.setLatency({ kind: 'fixed', ms: 60_000 });
    const slow = connect(simulator).openReading().readCategories(call);
    const letGo = async (route: string, count: number) => {
      await expect
        .poll(() => simulator.record().requests.filter(({ path }) => path.startsWith(route)).length)
        .toBe(count);
      await expect.poll(() => simulator.record().inFlight).toBe(1);
      simulator.setLatency({ kind: 'fixed', ms: 60_000 });
    };
    await letGo('/v2/locations', 1);
    await letGo('/v2/catalog/list', 1);
    await letGo('/v2/catalog/list', 2);
    await expect.poll(() => listed(simulator)).toBe(2);
    nowMs = 5 * 60_000 + 1;
    simulator.setLatency(undefined);
    await expect(slow).resolves.toMatchObject({ master: { length: 11 } });
    expect(simulator.record().byStatus).toMatchObject({ 400: 1 });
    expect(listed(simulator)).toBe(3 + PAGES);
  });

  it('never mixes two reads: objects deleted before the second are not in the result', async () => {
    const deleted = account.objects.find(({ type }) => type === 'ITEM')?.id ?? '';
    let askedForCursors = 0;
    const simulator: SquareSimulator = await square({
      now() {
        askedForCursors += 1;
        // The third page's cursor has expired, and an object of the first page is deleted.
        if (askedForCursors !== 4) return askedForCursors > 4 ? 600_000 : 0;
        simulator.edit({ kind: 'delete', id: deleted });
        return 600_000;
      },
    });
    const { master } = await connect(simulator).openReading().readMenu(shop, call);
    expect(simulator.record().byStatus).toMatchObject({ 400: 1 });
    expect(master.items.length).toBeGreaterThan(200);
    expect(master.items.map((item) => item.id)).not.toContain(deleted);
  });

  it.each([1, 3])('is tolerated %d times', async (times) => {
    const simulator = await square();
    const faults = Array.from({ length: times }, (_, index) => expired(2 * (index + 1)));
    simulator.faults.set(faults);
    await expect(connect(simulator).openReading().readCategories(call)).resolves.toMatchObject({
      master: { length: 11 },
    });
  });

  it('ends the read the fourth time, and reports why', async () => {
    const simulator = await square();
    simulator.faults.set([{ kind: 'expired-cursor', page: 2, on: onList }]);
    const failed = await connect(simulator)
      .openReading()
      .readCategories(call)
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SyncError);
    expect(failed).toMatchObject({ code: 'pos-read-expired', detail: { tries: 4, status: 400 } });
    expect(listed(simulator)).toBe(4 * 2);
  });

  it('does not restart the read if the first page is refused', async () => {
    const simulator = await square();
    const body = JSON.stringify({ errors: [{ category: 'INVALID_REQUEST_ERROR', code: 'INVALID_CURSOR' }] });
    const headers = { 'content-type': 'application/json' };
    simulator.faults.set([{ kind: 'answer', status: 400, body, headers, on: onList }]);
    await expect(connect(simulator).openReading().readCategories(call)).rejects.toMatchObject({ code: 'pos-failed' });
    expect(listed(simulator)).toBe(1);
  });

  it('also restarts the second read that confirms removals', async () => {
    const simulator = await square();
    const id = account.objects.find(({ type }) => type === 'ITEM')?.id ?? '';
    simulator.edit({ kind: 'delete', id });
    const reading = connect(simulator).openReading();
    await reading.readCategories(call);
    simulator.resetRecord();
    const headers = { 'content-type': 'application/json' };
    const on = { path: '/v2/catalog/batch-retrieve' };
    simulator.faults.set([{ kind: 'answer', status: 200, body: '{}', headers, on }, expired(2)]);
    await expect(reading.confirmRemovals({ kind: 'item', ids: [id] }, call)).resolves.toBeUndefined();
    expect(listed(simulator)).toBe(2 + PAGES);
  });
});
