import { heldCategories, heldShop, PLAN_HASH } from '#e2e/api/contract/held.ts';
import type { Scenarios } from '#e2e/api/contract/scenario.ts';
import type { Stage } from '#e2e/api/contract/stage.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import type { Outcome } from '#lib/domain/state.ts';

const APPROVAL = { planHash: PLAN_HASH, reason: '価格改定を確認済み' };
const ATTACH = { ifRunning: 'attach' };
const DISCARD = { planHash: PLAN_HASH, reason: 'POSの入力ミス' };
const OTHER = { ...APPROVAL, planHash: 'another' };

async function started(stage: Stage, shops = 2): Promise<{ chainId: string; shopId: string; runId: string }> {
  const { chainId, shopIds } = await stage.api.chainWith(shops);
  const { run } = syncAcceptedSchema.parse(await (await stage.call('syncChain', { params: { chainId } })).json());
  return { chainId, shopId: shopIds[0] ?? '', runId: run.id };
}

async function ended(stage: Stage, outcome: Outcome) {
  const all = await started(stage);
  await stage.api.settle(all.runId, () => outcome);
  return all;
}

/** A chain and one of its shops, out of scope. */
async function outside(stage: Stage): Promise<{ chainId: string; shopId: string }> {
  const { chainId, shopIds } = await stage.api.chainWith([{ inScope: false }]);
  return { chainId, shopId: shopIds[0] ?? '' };
}

export const syncs: Scenarios = {
  syncChain: {
    answers: {
      200: async (stage) => stage.call('syncChain', { params: await started(stage), body: ATTACH }),
      202: async (stage) =>
        stage.call('syncChain', { params: await stage.api.chainWith(1).then(({ chainId }) => ({ chainId })) }),
      'sync-in-progress': async (stage) => stage.call('syncChain', { params: await started(stage) }),
      'no-shops-in-scope': async (stage) => stage.call('syncChain', { params: await outside(stage) }),
      'shop-out-of-scope': async (stage) => {
        const { chainId, shopId } = await outside(stage);
        return stage.call('syncChain', { params: { chainId }, body: { shopIds: [shopId] } });
      },
    },
  },
  syncShop: {
    answers: {
      200: async (stage) => stage.call('syncShop', { params: await started(stage), body: ATTACH }),
      202: async (stage) => {
        const { shopIds } = await stage.api.chainWith(1);
        return stage.call('syncShop', { params: { shopId: shopIds[0] ?? '' } });
      },
      'sync-in-progress': async (stage) => stage.call('syncShop', { params: await started(stage) }),
      'shop-out-of-scope': async (stage) => stage.call('syncShop', { params: await outside(stage) }),
    },
  },
  listRuns: {
    answers: {
      200: (stage) => stage.call('listRuns', { query: { limit: '1' } }),
      'not-found': (stage) => stage.call('listRuns', { query: { chainId: 'nobody' } }),
    },
  },
  getRun: { answers: { 200: async (stage) => stage.call('getRun', { params: await ended(stage, 'FAILED') }) } },
  listResults: {
    answers: { 200: async (stage) => stage.call('listResults', { params: await ended(stage, 'FAILED') }) },
  },
  getShopResult: {
    answers: {
      200: async (stage) => stage.call('getShopResult', { params: await ended(stage, 'SUCCEEDED') }),
      'not-found': async (stage) => {
        const { shopIds } = await stage.api.chainWith(1);
        return stage.call('getShopResult', { params: { shopId: shopIds[0] ?? '' } });
      },
    },
  },
  cancelRun: {
    answers: {
      202: async (stage) => stage.call('cancelRun', { params: await started(stage) }),
      'run-finished': async (stage) => stage.call('cancelRun', { params: await ended(stage, 'SUCCEEDED') }),
    },
  },
  retryRun: {
    answers: {
      202: async (stage) => stage.call('retryRun', { params: await ended(stage, 'FAILED') }),
      'sync-in-progress': async (stage) => {
        const params = await ended(stage, 'FAILED');
        await stage.call('syncChain', { params });
        return stage.call('retryRun', { params });
      },
      'run-not-finished': async (stage) => stage.call('retryRun', { params: await started(stage) }),
      'nothing-to-retry': async (stage) => stage.call('retryRun', { params: await ended(stage, 'SUCCEEDED') }),
    },
  },
  getHeldMenu: {
    answers: {
      200: async (stage) => stage.call('getHeldMenu', { params: await heldShop(stage) }),
      'nothing-held': (stage) => stage.call('getHeldMenu'),
    },
  },
  approveMenu: {
    body: APPROVAL,
    answers: {
      202: async (stage) => stage.call('approveMenu', { params: await heldShop(stage), body: APPROVAL }),
      'nothing-held': (stage) => stage.call('approveMenu', { body: APPROVAL }),
      'plan-changed': async (stage) => stage.call('approveMenu', { params: await heldShop(stage), body: OTHER }),
      'shop-out-of-scope': async (stage) => {
        const params = await heldShop(stage);
        await stage.call('changeShop', { params, body: { inScope: false } });
        return stage.call('approveMenu', { params, body: APPROVAL });
      },
    },
  },
  discardMenu: {
    body: DISCARD,
    answers: {
      200: async (stage) => stage.call('discardMenu', { params: await heldShop(stage), body: DISCARD }),
      'nothing-held': (stage) => stage.call('discardMenu', { body: DISCARD }),
      'plan-changed': async (stage) => stage.call('discardMenu', { params: await heldShop(stage), body: OTHER }),
    },
  },
  getHeldCategories: {
    answers: {
      200: async (stage) => stage.call('getHeldCategories', { params: await held(stage) }),
      'nothing-held': (stage) => stage.call('getHeldCategories'),
    },
  },
  approveCategories: {
    body: APPROVAL,
    answers: {
      202: async (stage) => stage.call('approveCategories', { params: await held(stage), body: APPROVAL }),
      'nothing-held': (stage) => stage.call('approveCategories', { body: APPROVAL }),
      'plan-changed': async (stage) => stage.call('approveCategories', { params: await held(stage), body: OTHER }),
      'sync-in-progress': async (stage) => {
        const params = await held(stage);
        await stage.call('syncChain', { params });
        return stage.call('approveCategories', { params, body: APPROVAL });
      },
      'no-shops-in-scope': async (stage) =>
        stage.call('approveCategories', { params: await held(stage, 0), body: APPROVAL }),
    },
  },
  discardCategories: {
    body: DISCARD,
    answers: {
      200: async (stage) => stage.call('discardCategories', { params: await held(stage), body: DISCARD }),
      'nothing-held': (stage) => stage.call('discardCategories', { body: DISCARD }),
      'plan-changed': async (stage) => stage.call('discardCategories', { params: await held(stage), body: OTHER }),
    },
  },
};

async function held(stage: Stage, shops = 1): Promise<{ chainId: string }> {
  const { chainId } = await heldCategories(stage, shops);
  return { chainId };
}
