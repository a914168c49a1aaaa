import { describePos, type PosRig, type PosSpec } from '#lib/pos/conformance/pos-conformance.test-helper.ts';
import type { TestChain, TestItem } from '#lib/pos/conformance/test-chain.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { category, item, list, modifier, variation } from '#lib/simulators/accounts/square-objects.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import { type SquareSimulator, startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import type { PosSource } from '#lib/sync/ports.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';

type SquareRig = PosRig & { readonly simulator: SquareSimulator; readonly stranger: PosSource };

const TOKEN = 'pos-token';

function accountOf({ shopIds, categories, groups, items }: TestChain): SquareAccount {
  const { locations, ...account } = makeAccount({ shops: shopIds.length, itemsPerShop: 1 });
  return {
    ...account,
    locations: locations.map((location, at) => ({ ...location, id: shopIds[at] ?? '', status: 'ACTIVE' })),
    objects: [
      ...categories.map(({ id, name, parentId, sortOrder }) =>
        category(id, {
          name,
          parent_category: { ...(parentId !== undefined && { id: parentId }), ordinal: sortOrder },
        }),
      ),
      ...groups.map(({ id, name, max, options }) => {
        const modifiers = options.map((option, ordinal) =>
          modifier(option.id, option.price, { name: option.name, ordinal }),
        );
        return list(id, modifiers, { name, selection_type: 'MULTIPLE', max_selected_modifiers: max ?? -1 });
      }),
      ...items.map(itemOf),
    ],
  };
}

function itemOf({ id, name, categoryId, sortOrder, groupIds, variants }: TestItem) {
  return item(id, {
    name,
    categories: [{ id: categoryId, ordinal: sortOrder }],
    modifier_list_info: groupIds.map((listId, ordinal) => ({ modifier_list_id: listId, enabled: true, ordinal })),
    variations: variants.map((variant, ordinal) => {
      const location_overrides = [...variant.pricesAt].map(([shopId, amount]) => ({
        location_id: shopId,
        price_money: { amount, currency: 'JPY' },
      }));
      const presence = { present_at_all_locations: true, absent_at_location_ids: variant.absentAt };
      return variation(variant.id, variant.price, { name: variant.name, ordinal, location_overrides }, presence);
    }),
  });
}

const start: PosSpec<SquareRig>['start'] = async (chain, { gate, nowMs }) => {
  const simulator = await startSquareSimulator({ token: TOKEN, account: accountOf(chain) });
  for (const { shopId, id, until } of chain.soldOut) {
    simulator.edit({ kind: 'sold-out', id, locationId: shopId, ...(until !== undefined && { until }) });
  }
  simulator.resetRecord();
  const http = createUpstreamHttp({
    side: 'pos',
    baseUrl: simulator.url,
    network: TEST_NETWORK,
    gate,
    hold: null,
    timeoutMs: 2_000,
    random: () => 0,
  });
  const sourceFor = (accessToken: string) => createSquareSource({ accessToken }, http, { now: () => nowMs });
  return {
    simulator,
    source: sourceFor(TOKEN),
    stranger: sourceFor('another-token'),
    requests: () => simulator.record().requests.length,
    async remove(itemId) {
      simulator.edit({ kind: 'delete', id: itemId });
      return async () => simulator.edit({ kind: 'restore', id: itemId });
    },
    stop: simulator.stop,
  };
};

function faulty(
  fault: Fault,
  ...codes: PosSpec<SquareRig>['faults'][string]['codes']
): PosSpec<SquareRig>['faults'][string] {
  return {
    codes,
    async cause({ simulator }) {
      simulator.faults.set([fault]);
      return async () => simulator.faults.set([]);
    },
  };
}

const on = { path: '/v2/catalog/list' };

describePos<SquareRig>('square', {
  start,
  refusals: { 'a wrong token': { code: 'pos-unauthorized', source: ({ stranger }) => stranger } },
  faults: {
    'a missing page': faulty({ kind: 'missing-page', page: 2, on }, 'pos-incomplete'),
    'an empty page': faulty({ kind: 'empty-page', page: 2, on }, 'pos-incomplete'),
    'a page that is sent twice': faulty({ kind: 'duplicate-page', page: 2, on }),
    'a cursor that leads back': faulty({ kind: 'repeat-cursor', page: 2, on }, 'pos-incomplete'),
    'an expired cursor': faulty({ kind: 'expired-cursor', page: 2, on }, 'pos-read-expired'),
    'half a body': faulty({ kind: 'half-body', on }, 'pos-incomplete'),
    'an HTML page': faulty({ kind: 'html', on }, 'pos-malformed'),
    'an empty answer': faulty({ kind: 'empty', on }, 'pos-incomplete'),
    'a reset connection': faulty({ kind: 'reset', on }, 'pos-unreachable'),
    'an error': faulty({ kind: 'status', status: 500, on }, 'pos-failed'),
    'one error': faulty({ kind: 'status', status: 500, times: 1, on }),
    'another currency': faulty({ kind: 'currency', currency: 'USD', on }, 'pos-wrong-currency'),
  },
});
