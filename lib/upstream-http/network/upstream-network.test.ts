import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { type Answering, sendJson, startTestUpstream, type TestUpstream } from '#lib/upstream-http/test-upstream.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { AddressRefused } from './address-refused.ts';
import { type Resolve, openUpstreamNetwork, type UpstreamNetwork } from './upstream-network.ts';
import { createUpstreamRules, type UpstreamRules } from './upstream-rules.ts';

const TOKEN = 'EAAA-very-secret';
const signal = new AbortController().signal;
const strict = createUpstreamRules({ allowPrivate: false });
/** Treats only the test's own server as public. */
const oneAddress: UpstreamRules = { ...strict, allowsAddress: (address) => address === '127.0.0.1' };

const parts: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(parts.splice(0).map((part) => part.close()));
});

function networkWith(rules: UpstreamRules, resolve?: Resolve): UpstreamNetwork {
  const network = openUpstreamNetwork({ rules, resolve });
  parts.push(network);
  return network;
}

async function server(answer: Answering = (response) => sendJson(response, {})): Promise<TestUpstream> {
  const upstream = await startTestUpstream(answer);
  parts.push(upstream);
  return upstream;
}

/** A DNS resolver that returns the given answers in turn and then repeats the last one. */
function answering(...answers: readonly (readonly string[])[]) {
  const lookups: string[] = [];
  const resolve: Resolve = (name, _options, callback) => {
    const found = answers[Math.min(lookups.push(name), answers.length) - 1] ?? [];
    const addresses: LookupAddress[] = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    process.nextTick(() => callback(null, addresses));
  };
  return { resolve, lookups };
}

const named = (upstream: TestUpstream, name = 'pos.example') => new URL(upstream.url.replace('127.0.0.1', name));
const get = async (network: UpstreamNetwork, url: URL) => (await network.fetch(url, { redirect: 'manual' })).status;

async function refusal(request: Promise<unknown>): Promise<AddressRefused> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof TypeError && error.cause instanceof AddressRefused) return error.cause;
  throw new Error('it was not refused', { cause: error });
}

describe('a name', () => {
  it.each(['127.0.0.1', '10.0.0.8', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00:ec2::254'])(
    'that resolves to %s is not dialled',
    async (address) => {
      const upstream = await server();
      const { resolve } = answering([address]);
      const error = await refusal(get(networkWith(strict, resolve), named(upstream)));
      expect(error.address).toBe(address);
      expect(upstream.connections()).toBe(0);
    },
  );

  it('is not dialled if any of its addresses is disallowed', async () => {
    const upstream = await server();
    for (const answer of [
      ['127.0.0.1', '127.0.0.2'],
      ['::1', '127.0.0.1'],
    ]) {
      await refusal(get(networkWith(oneAddress, answering(answer).resolve), named(upstream)));
    }
    expect(upstream.connections()).toBe(0);
  });

  it('that resolves differently a moment later is dialled at the checked address', async () => {
    const upstream = await server((response) => sendJson(response, {}, { headers: { connection: 'close' } }));
    const { resolve, lookups } = answering(['127.0.0.1'], ['127.0.0.2']);
    const network = networkWith(oneAddress, resolve);
    expect(await get(network, named(upstream))).toBe(200);
    expect((await refusal(get(network, named(upstream)))).address).toBe('127.0.0.2');
    expect(lookups).toEqual(['pos.example', 'pos.example']);
    expect(upstream.connections()).toBe(1);
  });

  it('of this machine is resolved like any other, and refused', async () => {
    const upstream = await server();
    await refusal(get(networkWith(strict), named(upstream, 'localhost')));
    expect(upstream.connections()).toBe(0);
  });
});

it('refuses an IP address without a DNS lookup', async () => {
  const upstream = await server();
  const { resolve, lookups } = answering(['8.8.8.8']);
  const network = networkWith(strict, resolve);
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]']) {
    await refusal(get(network, named(upstream, host)));
  }
  expect([lookups, upstream.connections()]).toEqual([[], 0]);
});

it('dials a trusted origin at any address, but no other origin on its host', async () => {
  const [simulator, other] = [await server(), await server()];
  const network = networkWith(createUpstreamRules({ allowPrivate: false, trusted: [simulator.url] }));
  expect(await get(network, new URL(simulator.url))).toBe(200);
  await refusal(get(network, new URL(other.url)));
  expect(other.connections()).toBe(0);
});

it('dials any address if private upstreams are allowed', async () => {
  const upstream = await server();
  const network = networkWith(createUpstreamRules({ allowPrivate: true }));
  expect(await get(network, named(upstream, 'localhost'))).toBe(200);
});

it('fails a request to a disallowed address at once with its own error code, without sending the token', async () => {
  const upstream = await server();
  const { resolve, lookups } = answering(['127.0.0.1']);
  const network = networkWith(strict, resolve);
  for (const side of ['pos', 'ordering'] as const) {
    const baseUrl = named(upstream).href;
    const headers = { authorization: `Bearer ${TOKEN}` };
    const http = createUpstreamHttp({ side, baseUrl, network, headers, gate: createGate({ limit: 4 }), hold: null });
    const error: unknown = await http.request({ method: 'GET', path: '/', signal }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SyncError);
    expect(error).toMatchObject({ code: `${side}-address-refused`, detail: { tries: 1 } });
  }
  expect([lookups.length, upstream.connections()]).toEqual([2, 0]);
});

it.each([301, 302, 303, 307, 308])(
  'treats a redirect (%i) as a failure and sends no token to its target',
  async (status) => {
    const elsewhere = await server();
    const upstream = await server((response) => {
      response.writeHead(status, { location: `${elsewhere.url}/v2/locations` }).end();
    });
    const network = networkWith(createUpstreamRules({ allowPrivate: true }));
    const headers = { authorization: `Bearer ${TOKEN}` };
    const gate = createGate({ limit: 4 });
    const http = createUpstreamHttp({ side: 'pos', baseUrl: upstream.url, network, headers, gate, hold: null });
    for (const request of [{ method: 'GET' }, { method: 'PUT', body: '{}' }] as const) {
      const answer = http.request({ ...request, path: '/v2/locations', signal });
      await expect(answer).rejects.toMatchObject({ code: 'pos-malformed', detail: { status } });
    }
    expect(upstream.seen.map((seen) => seen.headers.authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
    expect([elsewhere.connections(), elsewhere.seen]).toEqual([0, []]);
  },
);

it('keeps connections alive and shares them between chains', async () => {
  const upstream = await server();
  const { resolve, lookups } = answering(['127.0.0.1']);
  const network = networkWith(oneAddress, resolve);
  const chains = Array.from({ length: 3 }, () => {
    const gate = createGate({ limit: 4 });
    return createUpstreamHttp({ side: 'pos', baseUrl: named(upstream).href, network, gate, hold: null });
  });
  for (let turn = 0; turn < 10; turn++) {
    for (const http of chains) await http.request({ method: 'GET', path: `/${turn}`, signal });
  }
  expect(upstream.seen).toHaveLength(30);
  // A request sent at the moment an answer ends may open a second connection.
  expect(upstream.connections()).toBeLessThanOrEqual(3);
  expect(lookups).toHaveLength(upstream.connections());
});
