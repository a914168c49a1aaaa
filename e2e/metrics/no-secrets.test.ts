import { expect, it } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';

const TOKENS = { pos: 'EAAAl9Qw+pos/canary-5e1f0b7d', ordering: 'oder+ordering/canary-c4a2d9f3' };

/** Any ten characters of either token: an excerpt is a leak too. */
function partsOf(token: string): string[] {
  return Array.from({ length: token.length - 9 }, (_part, place) => token.slice(place, place + 10));
}

function echo(token: string, fault: Partial<Extract<Fault, { kind: 'answer' }>> = {}): Fault {
  const body = JSON.stringify({ errors: [{ detail: `no: Bearer ${token}`, field: token }], detail: token });
  const headers = { 'content-type': 'application/json' };
  return { kind: 'answer', status: 422, headers, body, ...fault };
}

const json = { 'content-type': 'application/json' };

it('whatever both sides do with their tokens, none appears in a log line or in the metrics', async () => {
  const lines: string[] = [];
  await using world = await openTestWorld({
    shops: 6,
    idle: true,
    tokens: TOKENS,
    onLog: (line) => lines.push(line),
  });
  const worker = await world.startWorker();
  const trouble: readonly { pos?: readonly Fault[]; ordering?: readonly Fault[] }[] = [
    { ordering: [echo(TOKENS.ordering, { on: { method: 'PUT', shopId: '101' } })] },
    { ordering: [{ kind: 'status', status: 401, on: { method: 'PUT', shopId: '102' } }] },
    { ordering: [echo(TOKENS.ordering, { status: 500, on: { method: 'PUT', shopId: '103' } })] },
    {
      ordering: [
        { kind: 'answer', status: 200, headers: json, body: TOKENS.ordering, on: { method: 'PUT', shopId: '104' } },
      ],
    },
    { ordering: [{ kind: 'reset', on: { method: 'PUT', shopId: '105' } }] },
    { pos: [echo(TOKENS.pos, { status: 400 })] },
    { pos: [{ kind: 'answer', status: 200, headers: json, body: `{"objects": ${TOKENS.pos}` }] },
    {
      pos: [
        {
          kind: 'answer',
          status: 302,
          headers: { location: `https://x.test/?access_token=${TOKENS.pos}` },
          body: '',
        },
      ],
    },
  ];
  for (const { pos = [], ordering = [] } of trouble) {
    world.square.faults.set(pos);
    world.oder.faults.set(ordering);
    const run = await world.finished(await world.sync({ full: true }));
    expect(run.counts.FAILED + run.counts.SKIPPED).toBeGreaterThan(0);
  }
  // Nor if code logs what it should not log.
  const url = `https://pos.test/?q=${encodeURIComponent(TOKENS.pos)}`;
  worker.log.error({ err: new Error(`GET ${url}`, { cause: { headers: [`Bearer ${TOKENS.ordering}`] } }) }, TOKENS.pos);

  const metrics = await Promise.all([world.haizen.metrics.scrape(), worker.metrics.scrape()]);
  const out = [...lines, ...metrics.map(({ text }) => text)].join('\n');
  expect(lines.filter((line) => line.includes('shop failed'))).toHaveLength(5);
  expect(lines.filter((line) => line.includes('categories failed'))).toHaveLength(3);
  const found = Object.values(TOKENS)
    .flatMap(partsOf)
    .filter((part) => out.includes(part) || out.includes(encodeURIComponent(part)));
  expect(found).toEqual([]);

  // Each line names its chain, worker, fence, run and shop.
  const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const conductors = ['conducting', 'shop failed', 'categories failed'];
  for (const line of logged.filter(({ msg }) => conductors.includes(String(msg)))) {
    expect(line).toMatchObject({ chainId: world.chainId, worker: expect.any(String), fence: expect.any(Number) });
  }
  for (const line of logged.filter(({ msg }) => msg === 'shop failed')) {
    expect([line.runId, world.shopIds.includes(String(line.shopId))]).toEqual([expect.any(String), true]);
  }
  const ended = logged.filter(({ msg }) => msg === 'run finished').map(({ runId }) => runId);
  const accepted = logged.filter(({ msg }) => msg === 'sync accepted').map(({ runId }) => runId);
  expect(ended).toEqual(accepted);
  expect(new Set(ended).size).toBe(trouble.length);
});
