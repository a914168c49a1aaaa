import { expect, it } from 'vitest';
import { openHookServer } from '#e2e/fixtures/hook-server.ts';
import { isSignedBySquare, SIGNATURE_HEADER } from '#lib/pos/square/webhook-signature.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { CONTROL_PREFIX } from '#lib/simulators/server/control.ts';
import { startSquareSimulator } from './start-square-simulator.ts';

const KEY = 'the-key-of-the-subscription';

type Seen = { readonly event_id: string; readonly type: string; readonly isSigned: boolean };

async function openSimulator() {
  const seen: Seen[] = [];
  const server = await openHookServer(async ({ body, headers }) => {
    const { event_id, type } = JSON.parse(body.toString()) as Seen;
    const signed = { key: KEY, url: server.url, body };
    seen.push({ event_id, type, isSigned: isSignedBySquare(headers.get(SIGNATURE_HEADER), signed) });
    return 200;
  });
  const square = await startSquareSimulator({ token: 't', account: makeAccount({ shops: 1, itemsPerShop: 1 }) });
  const control = (...edits: readonly object[]) =>
    fetch(`${square.url}${CONTROL_PREFIX}edits`, { method: 'POST', body: JSON.stringify(edits) });
  return {
    seen,
    square,
    control,
    url: server.url,
    rename: (name: string) => {
      const item = square.account().objects.find(({ type }) => type === 'ITEM');
      square.edit({ kind: 'rename', id: item?.id ?? '', name });
    },
    async [Symbol.asyncDispose]() {
      await square.stop();
      await server[Symbol.asyncDispose]();
    },
  };
}

it('sends a signed event for each edit, from the subscription on', async () => {
  await using simulator = await openSimulator();
  const { square, seen, url, control, rename } = simulator;
  rename('一');
  const subscription = { url, signatureKey: KEY };
  expect((await control({ kind: 'subscribe-webhook', subscription })).status).toBe(200);
  rename('二');
  const [location] = square.account().locations;
  square.edit({ kind: 'change-location', id: location?.id ?? '', name: '新宿店' });
  await control({ kind: 'send-event', type: 'oauth.authorization.revoked' });
  await control({ kind: 'subscribe-webhook', subscription: null });
  rename('三');
  await square.webhooks.settled();
  expect(seen.map(({ type, isSigned }) => [type, isSigned])).toEqual([
    ['catalog.version.updated', true],
    ['location.updated', true],
    ['oauth.authorization.revoked', true],
  ]);
  expect(new Set(seen.map(({ event_id: id }) => id)).size).toBe(3);
  expect(square.webhooks.deliveries().map(({ status }) => status)).toEqual([200, 200, 200]);
});

it('loses, repeats and reorders events, and signs them with another key', async () => {
  await using simulator = await openSimulator();
  const { square, seen, url } = simulator;
  square.webhooks.subscribe({
    url,
    signatureKey: KEY,
    faults: ['lost', 'repeated', 'reordered', 'none', 'wrong-signature'],
  });
  for (const type of ['lost', 'twice', 'late', 'early', 'forged', 'fine']) square.webhooks.send(type);
  await square.webhooks.settled();
  expect(seen.map(({ type, isSigned }) => [type, isSigned])).toEqual([
    ['twice', true],
    ['twice', true],
    ['early', true],
    ['late', true],
    ['forged', false],
    ['fine', true],
  ]);
  expect(seen[0]?.event_id).toBe(seen[1]?.event_id);
});
