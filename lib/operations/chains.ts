import { chainCreateSchema, chainPatchSchema, createChainQuerySchema } from '#lib/contract/chain-settings.ts';
import { chainListSchema, connectedChainSchema, discoveredSchema } from '#lib/contract/chains.ts';
import { emptyBodySchema } from '#lib/contract/common.ts';
import { shopListQuerySchema, shopListSchema, shopPatchSchema, shopSchema } from '#lib/contract/shops.ts';
import {
  clockQuerySchema,
  clockSchema,
  shopChangesQuerySchema,
  shopChangesSchema,
  statusQuerySchema,
  statusSchema,
} from '#lib/contract/status.ts';
import type { Operation } from './operation.ts';
import { CHANGES_CHAIN, OVER_ALL, SEES_CHAIN, SEES_CHAINS } from './who-may.ts';

export const chainOperations = {
  listChains: {
    method: 'GET',
    path: '/api/chains',
    summary: 'The chains you can see',
    access: SEES_CHAINS,
    answers: { 200: chainListSchema },
  },
  createChain: {
    method: 'POST',
    path: '/api/chains',
    summary: 'Connect a chain; both connections are tested first, unless `verify=false`',
    access: OVER_ALL.admin,
    query: createChainQuerySchema,
    body: chainCreateSchema,
    answers: { 201: connectedChainSchema },
    problems: ['chain-exists', 'connection-failed', 'upstream-not-allowed'],
  },
  getChain: {
    method: 'GET',
    path: '/api/chains/{chainId}',
    summary: 'One chain',
    access: SEES_CHAIN,
    answers: { 200: connectedChainSchema },
  },
  changeChain: {
    method: 'PATCH',
    path: '/api/chains/{chainId}',
    summary:
      'Change the given settings; a changed connection is tested before it is saved, and takes effect with the next sync',
    access: CHANGES_CHAIN,
    body: chainPatchSchema,
    answers: { 200: connectedChainSchema },
    problems: ['chain-exists', 'token-needed', 'connection-failed', 'connection-test-timeout', 'upstream-not-allowed'],
  },
  discoverShops: {
    method: 'POST',
    path: '/api/chains/{chainId}/discover',
    summary: 'Read the shops of both upstreams and match them',
    access: CHANGES_CHAIN,
    body: emptyBodySchema,
    answers: { 200: discoveredSchema },
    problems: ['discover-failed', 'discover-timeout'],
  },
  getClock: {
    method: 'GET',
    path: '/api/chains/{chainId}/clock',
    summary: 'A chain, its unfinished runs, and a cursor that changes with its shops; small, and supports ETags',
    access: SEES_CHAIN,
    query: clockQuerySchema,
    answers: { 200: clockSchema, 304: null },
  },
  listShopChanges: {
    method: 'GET',
    path: '/api/chains/{chainId}/shops/changes',
    summary: 'The shops that changed after the cursor `since`, or all of them',
    access: SEES_CHAIN,
    query: shopChangesQuerySchema,
    answers: { 200: shopChangesSchema },
  },
  getStatus: {
    method: 'GET',
    path: '/api/chains/{chainId}/status',
    summary:
      'getClock and listShopChanges in one: all shops or, with `since`, only those that changed after that cursor; supports ETags',
    deprecatedSince: '2026-11-30',
    access: SEES_CHAIN,
    query: statusQuerySchema,
    answers: { 200: statusSchema, 304: null },
  },
  listShops: {
    method: 'GET',
    path: '/api/chains/{chainId}/shops',
    summary: 'A chain’s shops, paginated',
    access: SEES_CHAIN,
    query: shopListQuerySchema,
    answers: { 200: shopListSchema },
  },
  getShop: {
    method: 'GET',
    path: '/api/shops/{shopId}',
    summary: 'One shop',
    access: SEES_CHAIN,
    answers: { 200: shopSchema },
  },
  changeShop: {
    method: 'PATCH',
    path: '/api/shops/{shopId}',
    summary: 'Include a shop in the scope of syncs, or exclude it',
    access: CHANGES_CHAIN,
    body: shopPatchSchema,
    answers: { 200: shopSchema },
    problems: ['shop-unmatched'],
  },
} as const satisfies Record<string, Operation>;
