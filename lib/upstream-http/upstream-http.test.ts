import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import pLimit from 'p-limit';
import { afterEach, describe, expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { startTrafficMeter } from '#lib/sync/conductor/traffic-meter.ts';
import type { LeaseHold } from '#lib/sync/ports.ts';
import { createGate } from './gate.ts';
import { TEST_NETWORK } from './network/test-network.ts';
import { createTestClock } from './test-clock.ts';
import { type Answering, sendJson, startTestUpstream, type TestUpstream } from './test-upstream.ts';
import { createUpstreamHttp, type UpstreamHttpOptions } from './upstream-http.ts';

const TOKEN = 'EAAA-very-secret';
const never = new AbortController().signal;
const servers: TestUpstream[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function against(answer: Answering, options: Partial<UpstreamHttpOptions> = {}) {
  const server = await startTestUpstream(answer);
  servers.push(server);
  const clock = createTestClock({ leaps: true });
  const gate = options.gate ?? createGate({ limit: 4, clock });
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: server.url,
    headers: { authorization: `Bearer ${TOKEN}` },
    hold: null,
    clock,
    random: () => 1,
    ...options,
    gate,
  });
  const get = (path = '/') => http.request({ method: 'GET', path, signal: options.hold?.signal ?? never });
  return { server, http, get, gate, clock };
}

async function failure(promise: Promise<unknown>): Promise<SyncError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SyncError)) throw error;
  expect(JSON.stringify([error.message, error.detail, String(error.cause), error.stack])).not.toContain(TOKEN);
  return error;
}

describe('an answer', () => {
  it('is returned with status, headers and parsed body', async () => {
    const { http, server } = await against((response) => sendJson(response, { a: 1 }, { headers: { 'x-id': '7' } }));
    const answer = await http.request({
      method: 'GET',
      path: '/v1/a%2Fb',
      query: { cursor: 'x y', none: undefined },
      signal: never,
    });
    expect(answer).toMatchObject({ status: 200, body: { a: 1 } });
    expect(answer.headers.get('x-id')).toBe('7');
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/v1/a%2Fb?cursor=x+y',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
  });

  it('keeps the path of the base URL and sends no credentials from it', async () => {
    const { server, gate, clock } = await against((response) => sendJson(response, {}));
    const baseUrl = `${server.url.replace('//', '//user:pass@')}/pos/`;
    const http = createUpstreamHttp({ network: TEST_NETWORK, side: 'pos', baseUrl, gate, clock, hold: null });
    await http.request({ method: 'GET', path: '/v2/locations', signal: never });
    expect(server.seen[0]?.url).toBe('/pos/v2/locations');
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('of 4xx is returned to the caller after one attempt', async () => {
    const { get, server } = await against((response) =>
      sendJson(
        response,
        { detail: `no such shop for ${TOKEN}` },
        { status: 404, headers: { 'content-type': 'application/problem+json' } },
      ),
    );
    await expect(get()).resolves.toMatchObject({ status: 404, said: 'no such shop for …' });
    expect(server.seen).toHaveLength(1);
  });

  it('of 401 and 403 is final', async () => {
    for (const status of [401, 403]) {
      const { get, server } = await against((response) =>
        sendJson(response, { errors: [{ detail: `${TOKEN} has expired` }] }, { status }),
      );
      expect(await failure(get())).toMatchObject({
        code: 'pos-unauthorized',
        detail: { status, said: '… has expired' },
      });
      expect(server.seen).toHaveLength(1);
    }
  });

  it('that redirects is not followed', async () => {
    const { get, server } = await against((response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { status: 302 } });
    expect(server.seen).toHaveLength(1);
  });

  it('of HTML with 200 is malformed', async () => {
    const { get } = await against((response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>{}</html>');
    });
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { said: 'text/html' } });
  });

  it('over the bound is malformed and reports which bound', async () => {
    const { get, server } = await against((response) => sendJson(response, 'x'.repeat(2_000)), { maxBodyBytes: 1_000 });
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { bound: 'bytes', limit: 1_000 } });
    expect(server.seen).toHaveLength(1);
  });

  const json = { 'content-type': 'application/json' };

  it('in gzip counts its decompressed size', async () => {
    const { get } = await against(
      (response) =>
        void response
          .writeHead(200, { ...json, 'content-encoding': 'gzip' })
          .end(gzipSync(JSON.stringify('x'.repeat(100_000)))),
      { maxBodyBytes: 50_000 },
    );
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { bound: 'bytes' } });
  });

  it('in gzip that endlessly decompresses to nothing is bounded by the bytes received', async () => {
    const nothing = Buffer.concat(Array.from({ length: 3_000 }, () => gzipSync('')));
    const { get, server } = await against((response) => {
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
      Readable.from(Array.from({ length: 1_000 }, () => nothing)).pipe(response);
    });
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { bound: 'wire-bytes' } });
    expect(server.seen).toHaveLength(1);
  });

  it('compressed twice is malformed', async () => {
    const { get, server } = await against(
      (response) =>
        void response.writeHead(200, { ...json, 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('{}'))),
    );
    expect(await failure(get())).toMatchObject({ code: 'pos-malformed', detail: { said: 'gzip, gzip' } });
    expect(server.seen).toHaveLength(1);
  });

  it('that is not UTF-8 is malformed and not retried', async () => {
    for (const side of ['pos', 'ordering'] as const) {
      const bytes = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]);
      const { get, server } = await against((response) => void response.writeHead(200, json).end(bytes), { side });
      expect(await failure(get())).toMatchObject({ code: `${side}-malformed`, detail: { said: 'invalid UTF-8' } });
      expect(server.seen).toHaveLength(1);
    }
  });

  it('with a byte order mark is accepted', async () => {
    const { get } = await against((response) => void response.writeHead(200, json).end('\ufeff{"a":1}'));
    await expect(get()).resolves.toMatchObject({ body: { a: 1 } });
  });

  it('of a refusal that never ends still counts as a refusal', async () => {
    const { get } = await against((response) => {
      response.writeHead(404, json);
      Readable.from(Array<string>(100).fill(' '.repeat(50_000))).pipe(response);
    });
    await expect(get()).resolves.toMatchObject({ ok: false, status: 404, body: undefined });
  });

  const cutShort: Record<string, Answering> = {
    'empty 200': (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(),
    'truncated JSON': (response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end('{"objects": [{"id": "A"'),
    'shorter than its content-length': (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
      response.write('{"objects": []}', () => response.destroy());
    },
    'chunked and never ended': (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"objects": []}', () => response.destroy());
    },
  };
  for (const [name, answer] of Object.entries(cutShort)) {
    it(`that is truncated (${name}) is retried, then incomplete`, async () => {
      const { get, server } = await against(answer);
      expect(await failure(get())).toMatchObject({ code: 'pos-incomplete', detail: { tries: 3, status: 200 } });
      expect(server.seen).toHaveLength(3);
      const platform = await against(answer, { side: 'ordering' });
      expect(await failure(platform.get())).toMatchObject({ code: 'ordering-malformed' });
    });
  }
});

describe('no answer', () => {
  it('is tried three times with growing delays', async () => {
    const { get, server, clock } = await against((response, _, index) =>
      index < 2 ? void response.destroy() : sendJson(response, { ok: true }),
    );
    await expect(get()).resolves.toMatchObject({ body: { ok: true } });
    expect(server.seen).toHaveLength(3);
    expect(clock.waits).toEqual([250, 500]);
  });

  it('after resets and 5xx fails when the attempts are used up', async () => {
    const reset = await against((response) => void response.socket?.resetAndDestroy());
    expect(await failure(reset.get())).toMatchObject({ code: 'pos-unreachable', detail: { tries: 3 } });
    const broken = await against((response) => sendJson(response, { message: 'oops' }, { status: 500 }));
    expect(await failure(broken.get())).toMatchObject({
      code: 'pos-failed',
      detail: { tries: 3, status: 500, said: 'oops' },
    });
    expect([reset.server.seen.length, broken.server.seen.length]).toEqual([3, 3]);
  });

  it('from a closed port is unreachable', async () => {
    const { server, get } = await against((response) => sendJson(response, {}));
    await server.close();
    expect(await failure(get())).toMatchObject({ code: 'pos-unreachable' });
  });

  it("and slow drips hit the attempt's timeout", async () => {
    const { get, server } = await against(
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      { timeoutMs: 60 },
    );
    expect(await failure(get())).toMatchObject({ code: 'pos-unreachable', detail: { tries: 3 } });
    expect(server.seen).toHaveLength(3);
  });
});

describe('429 and 503', () => {
  it('without Retry-After back off, a bounded number of times', async () => {
    const { get, server, clock } = await against((response) => sendJson(response, {}, { status: 429 }));
    expect(await failure(get())).toMatchObject({ code: 'pos-busy', detail: { status: 429, tries: 7 } });
    expect(server.seen).toHaveLength(7);
    expect(clock.waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000]);
  });

  it('do not use up the attempts for missing answers', async () => {
    const script = [429, 500, 503, 500, 429, 200];
    const { get } = await against((response, _, index) => sendJson(response, {}, { status: script[index] ?? 500 }));
    await expect(get()).resolves.toMatchObject({ status: 200 });
  });

  it('with Retry-After also delay callers waiting for a slot of the shared host', async () => {
    const sentAtMs: number[] = [];
    const hostCap = pLimit(1);
    const others = Promise.withResolvers<void>();
    const elsewhere = hostCap(() => others.promise);
    const { get, clock, gate } = await against(
      (response) => {
        sentAtMs.push(clock.now());
        sendJson(response, {});
      },
      { hostCap },
    );
    const startedAtMs = clock.now();
    const answer = get();
    await expect.poll(() => hostCap.pendingCount).toBe(1);
    gate.closeFor(5_000);
    others.resolve();
    await Promise.all([elsewhere, answer]);
    expect(sentAtMs.map((ms) => ms - startedAtMs)).toEqual([5_000]);
  });

  it('with Retry-After delay every caller until then', async () => {
    let toldAtMs = 0;
    const gate = createGate({ limit: 4 });
    const { get, server } = await against(
      (response, _, index) => {
        if (index > 0) return sendJson(response, {});
        toldAtMs = performance.now();
        sendJson(response, {}, { status: 429, headers: { 'retry-after': '1' } });
      },
      { gate },
    );
    const first = get();
    await expect.poll(() => gate.load().closedUntilMs).not.toBeNull();
    await Promise.all([first, get(), get(), get(), get(), get()]);
    expect(server.seen).toHaveLength(7);
    for (const { atMs } of server.seen.slice(1)) expect(atMs - toldAtMs).toBeGreaterThanOrEqual(1_000);
  });

  it('fail at once if the wait is too long, and close the gate', async () => {
    const { get, server, gate } = await against((response) =>
      sendJson(response, {}, { status: 503, headers: { 'retry-after': '7200' } }),
    );
    expect(await failure(get())).toMatchObject({ code: 'pos-busy', detail: { seconds: 7_200, tries: 1 } });
    expect(server.seen).toHaveLength(1);
    expect(gate.load().closedUntilMs).not.toBeNull();
  });
});

describe('aborting', () => {
  it('rejects a request in flight immediately with the reason, and does not retry it', async () => {
    const controller = new AbortController();
    const { http, server, gate } = await against(() => controller.abort(new Error('cancelled')));
    await expect(http.request({ method: 'GET', path: '/', signal: controller.signal })).rejects.toThrow('cancelled');
    expect(server.seen).toHaveLength(1);
    await expect.poll(() => gate.load().inFlight).toBe(0);
  });

  it('ends the wait before the next attempt', async () => {
    const controller = new AbortController();
    const clock = createTestClock();
    const { http, server } = await against((response) => void response.destroy(), {
      clock,
      gate: createGate({ limit: 1 }),
    });
    const request = http.request({ method: 'GET', path: '/', signal: controller.signal });
    await expect.poll(() => clock.waits.length).toBe(1);
    controller.abort(new Error('cancelled'));
    await expect(request).rejects.toThrow('cancelled');
    expect(server.seen).toHaveLength(1);
  });

  function lease() {
    const controller = new AbortController();
    let lost = false;
    const hold: LeaseHold = {
      fence: 42,
      signal: controller.signal,
      throwIfLost: () => {
        if (lost) throw new Error('lease lost');
      },
    };
    return { hold, lose: () => (lost = true), pass: () => controller.abort(new Error('lease passed')) };
  }

  it('the end of the lease aborts requests in flight', async () => {
    const { hold, pass } = lease();
    const { http } = await against(() => pass(), { hold });
    expect(http.fence).toBe(42);
    await expect(http.request({ method: 'GET', path: '/', signal: never })).rejects.toThrow('lease passed');
  });

  it('a lost lease sends nothing, even before its signal fires', async () => {
    const { hold, lose } = lease();
    const { get, server } = await against(
      (response) => {
        lose();
        sendJson(response, {}, { status: 500 });
      },
      { hold },
    );
    await expect(get()).rejects.toThrow('lease lost');
    expect(server.seen).toHaveLength(1);
  });
});

describe('a write', () => {
  const put = { method: 'PUT', path: '/menu', headers: { 'idempotency-key': 'k' }, signal: never } as const;

  it('is retried with the same key and body', async () => {
    const { http, server } = await against((response, _, index) =>
      index === 0 ? void response.destroy() : sendJson(response, {}),
    );
    await http.request({ ...put, body: '{"a":1}' });
    expect(server.seen.map(({ body, headers }) => [body, headers['idempotency-key'], headers['content-type']])).toEqual(
      [
        ['{"a":1}', 'k', 'application/json'],
        ['{"a":1}', 'k', 'application/json'],
      ],
    );
  });

  it('is gzipped if it is long and the upstream accepts it', async () => {
    const { http, server } = await against((response) => sendJson(response, {}), { gzipRequests: true });
    const long = JSON.stringify('鮭'.repeat(40_000));
    await http.request({ ...put, body: long });
    await http.request({ ...put, body: '{}' });
    expect(server.seen[0]).toMatchObject({ body: long, headers: { 'content-encoding': 'gzip' } });
    expect(Number(server.seen[0]?.headers['content-length'])).toBeLessThan(2_000);
    expect(server.seen[1]?.headers['content-encoding']).toBeUndefined();
  });

  it('with an invalid token is rejected without printing the token', async () => {
    const { http, server } = await against((response) => sendJson(response, {}));
    const error = await failure(http.request({ ...put, headers: { authorization: `Bearer ${TOKEN}\nx` } }));
    expect(error.code).toBe('pos-unauthorized');
    expect(server.seen).toHaveLength(0);
  });
});

it("never exceeds the gate's limit in flight, retries included", async () => {
  let open = 0;
  let peak = 0;
  const { get } = await against(
    (response, _, index) => {
      open += 1;
      peak = Math.max(peak, open);
      setTimeout(() => {
        open -= 1;
        sendJson(response, {}, { status: index % 3 === 0 ? 500 : 200 });
      }, 5);
    },
    { gate: createGate({ limit: 3, learned: { limit: 3, searching: false } }) },
  );
  await Promise.allSettled(Array.from({ length: 40 }, () => get()));
  expect(peak).toBe(3);
});

it('reports how long an attempt waited for its slot, including a closed gate', async () => {
  const clock = createTestClock({ leaps: true });
  const gate = createGate({ limit: 1, clock });
  const { http } = await against((response) => sendJson(response, {}), { clock, gate });
  gate.closeFor(3_000);
  const { meter, seen } = startTrafficMeter();
  await http.request({ method: 'GET', path: '/', signal: never, meter });
  expect(seen().pos).toEqual({ requests: 1, retries: 0, busy: 0, waitMs: 3_000, peak: 1 });
});
