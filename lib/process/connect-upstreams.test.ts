import { expect, it, onTestFinished } from 'vitest';
import { createTestFolder } from '#lib/pos/csv/test-folder.ts';
import type { ChainConnections, Upstreams } from '#lib/sync/ports.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { type Answering, sendJson, startTestUpstream } from '#lib/upstream-http/test-upstream.ts';
import { upstreamsConnector } from './connect-upstreams.ts';

const never = new AbortController().signal;
const LEARNED = { limit: 4, searching: false };

/** An upstream that holds its responses until the test releases them. */
async function holding() {
  const waiting: Parameters<Answering>[0][] = [];
  const upstream = await startTestUpstream((response) => void waiting.push(response));
  onTestFinished(upstream.close);
  let arrived = 0;
  return {
    url: upstream.url,
    tokens: () => upstream.seen.map(({ headers }) => headers.authorization),
    waiting: () => waiting.length,
    async arrive(count: number) {
      arrived += count;
      await expect.poll(() => upstream.seen.length).toBe(arrived);
    },
    answerOne: () => {
      const [response] = waiting.splice(0, 1);
      if (response) sendJson(response, { id: 'b', name: 'b', currency: 'JPY' });
    },
  };
}

function connections(baseUrl: string, ordering: number, token = 'old'): ChainConnections {
  return {
    pos: { kind: 'square', baseUrl, accessToken: token },
    ordering: { kind: 'oder', baseUrl, brandId: 'b', token },
    limits: { shops: 4, pos: 4, ordering },
    learned: { pos: LEARNED, ordering: LEARNED },
  };
}

const ask = ({ ordering }: Upstreams, count: number) =>
  Array.from({ length: count }, () => ordering.checkConnection({ signal: never }));

it('requests in flight with an old token count towards the new limit', async () => {
  const upstream = await holding();
  const connect = upstreamsConnector({ network: TEST_NETWORK });
  const before = connect(connections(upstream.url, 4), null);
  const pending = ask(before, 4);
  await upstream.arrive(4);
  const after = connect(connections(upstream.url, 2, 'new'), null, before);
  expect(after.load().ordering).toMatchObject({ inFlight: 4, most: 2, limit: 2 });
  pending.push(...ask(after, 2));
  for (const inFlight of [3, 2]) {
    upstream.answerOne();
    await expect.poll(() => after.load().ordering.inFlight).toBe(inFlight);
  }
  expect(upstream.tokens()).toHaveLength(4);
  upstream.answerOne();
  await upstream.arrive(1);
  expect(upstream.tokens().at(-1)).toBe('Bearer new');
  expect(after.load().ordering.inFlight).toBe(2);
  upstream.answerOne();
  await upstream.arrive(1);
  for (let left = 2; left > 0; left -= 1) upstream.answerOne();
  await Promise.all(pending);
  expect(after.load().ordering.peak).toBe(4);
});

it('another origin has its own gate, and returning to the first origin reuses its gate', async () => {
  const [upstream, other] = [await holding(), await holding()];
  const connect = upstreamsConnector({ network: TEST_NETWORK });
  const first = connect(connections(upstream.url, 1), null);
  const pending = ask(first, 1);
  await upstream.arrive(1);
  const second = connect(connections(other.url, 1), null, first);
  pending.push(...ask(second, 1));
  await other.arrive(1);
  const third = connect(connections(upstream.url, 1), null, second);
  expect(third.load().ordering.inFlight).toBe(1);
  pending.push(...ask(third, 1));
  upstream.answerOne();
  await upstream.arrive(1);
  upstream.answerOne();
  other.answerOne();
  await Promise.all(pending);
});

it('a folder is read through a gate of its own, without a token, and an unknown kind is an error', async () => {
  const folder = await createTestFolder();
  onTestFinished(folder.remove);
  const { root, baseUrl } = folder;
  const settings = connections('http://127.0.0.1:9', 1);
  const connect = upstreamsConnector({ network: TEST_NETWORK, csvFolder: root });
  const pos = { kind: 'csv', baseUrl, accessToken: null };
  const before = connect({ ...settings, pos }, null);
  await before.pos.checkConnection({ signal: never });
  expect(before.load().pos).toMatchObject({ peak: 1, retrying: false });
  const other = connect({ ...settings, pos: { ...pos, baseUrl: `${baseUrl}-2` } }, null, before);
  expect(other.load().pos.peak).toBe(0);
  expect(connect({ ...settings, pos }, null, other).load().pos.peak).toBe(1);

  const elsewhere = upstreamsConnector({ network: TEST_NETWORK })({ ...settings, pos }, null);
  await expect(elsewhere.pos.checkConnection({ signal: never })).rejects.toMatchObject({ code: 'pos-address-refused' });
  expect(() => connect({ ...settings, pos: { ...pos, kind: 'another' } }, null)).toThrow('no adapter "another"');
});
