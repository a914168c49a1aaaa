import { chainSchema } from '#lib/contract/chains.ts';
import { emptyBodySchema } from '#lib/contract/common.ts';
import {
  approveRequestSchema,
  discardRequestSchema,
  heldCategoriesSchema,
  heldMenuSchema,
} from '#lib/contract/held.ts';
import {
  resultDetailSchema,
  resultListQuerySchema,
  resultListSchema,
  runDetailSchema,
  shopResultQuerySchema,
} from '#lib/contract/run-detail.ts';
import { runListQuerySchema, runListSchema } from '#lib/contract/runs.ts';
import { shopSchema } from '#lib/contract/shops.ts';
import { runStoppedSchema, shopSyncRequestSchema, syncAcceptedSchema, syncRequestSchema } from '#lib/contract/sync.ts';
import type { Operation } from './operation.ts';
import { SEES_CHAIN, SEES_CHAINS, SYNCS_CHAIN } from './who-may.ts';

export const syncOperations = {
  syncChain: {
    method: 'POST',
    path: '/api/chains/{chainId}/sync',
    summary: 'Sync all shops in scope, or the given ones: categories first, then menus',
    access: SYNCS_CHAIN,
    body: syncRequestSchema,
    answers: { 200: syncAcceptedSchema, 202: syncAcceptedSchema },
    problems: ['sync-in-progress', 'no-shops-in-scope', 'shop-out-of-scope'],
  },
  syncShop: {
    method: 'POST',
    path: '/api/shops/{shopId}/sync',
    summary: 'Sync one shop',
    access: SYNCS_CHAIN,
    body: shopSyncRequestSchema,
    answers: { 200: syncAcceptedSchema, 202: syncAcceptedSchema },
    problems: ['sync-in-progress', 'shop-out-of-scope'],
  },
  listRuns: {
    method: 'GET',
    path: '/api/runs',
    summary: 'Runs, newest first',
    access: SEES_CHAINS,
    query: runListQuerySchema,
    answers: { 200: runListSchema },
    problems: ['not-found'],
  },
  getRun: {
    method: 'GET',
    path: '/api/runs/{runId}',
    summary: 'One run: its state, causes and cost',
    access: SEES_CHAIN,
    answers: { 200: runDetailSchema },
  },
  listResults: {
    method: 'GET',
    path: '/api/runs/{runId}/results',
    summary: 'The result of each shop in a run, newest first',
    access: SEES_CHAIN,
    query: resultListQuerySchema,
    answers: { 200: resultListSchema },
  },
  getShopResult: {
    method: 'GET',
    path: '/api/shops/{shopId}/result',
    summary: 'The result of a sync at one shop: its changes entry by entry, and its issues',
    access: SEES_CHAIN,
    query: shopResultQuerySchema,
    answers: { 200: resultDetailSchema },
    problems: ['not-found'],
  },
  cancelRun: {
    method: 'POST',
    path: '/api/runs/{runId}/cancel',
    summary: 'Stop a run: no more of its shops are started',
    access: SYNCS_CHAIN,
    body: emptyBodySchema,
    answers: { 202: runStoppedSchema },
    problems: ['run-finished'],
  },
  retryRun: {
    method: 'POST',
    path: '/api/runs/{runId}/retry',
    summary: 'Retry exactly what failed in a run',
    access: SYNCS_CHAIN,
    body: emptyBodySchema,
    answers: { 202: syncAcceptedSchema },
    problems: ['sync-in-progress', 'run-not-finished', 'nothing-to-retry'],
  },
  getHeldMenu: {
    method: 'GET',
    path: '/api/shops/{shopId}/held',
    summary: 'A shop’s held plan, entry by entry',
    access: SEES_CHAIN,
    answers: { 200: heldMenuSchema },
    problems: ['nothing-held'],
  },
  approveMenu: {
    method: 'POST',
    path: '/api/shops/{shopId}/approve',
    summary: 'Publish the held plan exactly as reviewed',
    access: SYNCS_CHAIN,
    body: approveRequestSchema,
    answers: { 202: syncAcceptedSchema },
    problems: ['nothing-held', 'plan-changed', 'shop-out-of-scope'],
  },
  discardMenu: {
    method: 'POST',
    path: '/api/shops/{shopId}/discard',
    summary: 'Discard the held plan; the shop returns to its previous state',
    access: SYNCS_CHAIN,
    body: discardRequestSchema,
    answers: { 200: shopSchema },
    problems: ['nothing-held', 'plan-changed'],
  },
  getHeldCategories: {
    method: 'GET',
    path: '/api/chains/{chainId}/categories/held',
    summary: 'The held plan of a chain’s categories',
    access: SEES_CHAIN,
    answers: { 200: heldCategoriesSchema },
    problems: ['nothing-held'],
  },
  approveCategories: {
    method: 'POST',
    path: '/api/chains/{chainId}/categories/approve',
    summary: 'Publish the held categories, and sync the shops that are waiting for them',
    access: SYNCS_CHAIN,
    body: approveRequestSchema,
    answers: { 202: syncAcceptedSchema },
    problems: ['nothing-held', 'plan-changed', 'sync-in-progress', 'no-shops-in-scope'],
  },
  discardCategories: {
    method: 'POST',
    path: '/api/chains/{chainId}/categories/discard',
    summary: 'Discard the held categories; they and the waiting shops return to their previous state',
    access: SYNCS_CHAIN,
    body: discardRequestSchema,
    answers: { 200: chainSchema },
    problems: ['nothing-held', 'plan-changed'],
  },
} as const satisfies Record<string, Operation>;
