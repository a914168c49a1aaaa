import { SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import type {
  Call,
  ChainConnections,
  LeaseHold,
  OrderingTarget,
  PosReading,
  PosSource,
  Upstreams,
} from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import type { PosData } from './masters.ts';
import type { Net, Side } from './net.ts';
import { EMPTY_MENU, type Platform } from './platform.ts';
import type { Writing } from './publish-checks.ts';
import type { VirtualProcess } from './virtual-process.ts';

export type Outside = {
  readonly net: Net;
  readonly platform: Platform;
  /** What the POS holds at this moment. */
  readonly posData: () => PosData;
  /** Called with what the conductor relies on: when a reading began, and what the POS reported as deleted. */
  readonly onReading: (fence: number) => void;
  readonly onConfirmed: (fence: number, ids: readonly string[]) => void;
  /** Called when a write is served. */
  readonly onWrite: (writing: Writing) => void;
  /** Some readings silently lack an item. */
  readonly losesItem: () => boolean;
};

/** One conductor's connections to both sides, with a gate for each. */
export function connectOutside(
  outside: Outside,
  { process, hold, limits }: { process: VirtualProcess; hold: LeaseHold | null; limits: ChainConnections['limits'] },
): Upstreams {
  const clock = process.httpClock;
  const fence = hold?.fence ?? 0;
  const gates = {
    pos: createGate({ limit: limits.pos, clock }),
    ordering: createGate({ limit: limits.ordering, clock }),
  };

  function ask<T>(side: Side, what: string, { call, serve }: { call: Call; serve: () => T }): Promise<T> {
    return outside.net.send({ side, what, process, gate: gates[side], hold, call, serve });
  }
  return {
    pos: posSource(outside, { fence, ask }),
    ordering: orderingTarget(outside, { process, fence, ask }),
    destination: 'simulated',
    load: () => ({
      pos: { ...gates.pos.load(), retrying: false },
      ordering: { ...gates.ordering.load(), retrying: false },
    }),
  };
}

type Ask = <T>(side: Side, what: string, request: { call: Call; serve: () => T }) => Promise<T>;

function posSource(outside: Outside, { fence, ask }: { fence: number; ask: Ask }): PosSource {
  return {
    checkConnection: (call) => ask('pos', 'check', { call, serve: () => undefined }),
    listLocations: (call) =>
      ask('pos', 'locations', {
        call,
        serve: () =>
          [...outside.posData().menus.keys()].map((id) => ({
            id,
            name: id,
            active: true,
            timeZone: 'Asia/Tokyo',
            currency: 'JPY',
          })),
      }),
    listMenus: (call) => ask('pos', 'menus', { call, serve: () => [] }),
    openReading: () => openReading(outside, { fence, ask }),
  };
}

/** Categories and menus of the same moment, as read by an adapter that fetches the whole catalogue. */
function openReading(outside: Outside, { fence, ask }: { fence: number; ask: Ask }): PosReading {
  let data: PosData | null = null;
  return {
    readCategories(call) {
      if (data === null) outside.onReading(fence);
      return ask('pos', 'read categories', {
        call,
        serve() {
          data ??= outside.posData();
          return { master: data.categories, issues: [], kind: 'full' };
        },
      });
    },
    readMenu: (locationId, call) =>
      ask('pos', `read ${locationId}`, {
        call,
        serve() {
          const menu = data?.menus.get(locationId);
          if (menu === undefined) throw new SyncError('pos-shop-unknown');
          const items = outside.losesItem() ? menu.items.slice(0, -1) : menu.items;
          return { master: { ...menu, items }, issues: [], kind: 'full' };
        },
      }),
    readAvailability: (locationId, call) =>
      ask('pos', `availability ${locationId}`, { call, serve: () => ({ variants: [], options: [] }) }),
    confirmRemovals: ({ kind, ids }, call) =>
      ask('pos', `confirm ${kind}`, {
        call,
        serve() {
          const { categories, menus } = outside.posData();
          const there = kind === 'category' ? categories : [...menus.values()].flatMap((menu) => menu.items);
          if (there.some((one) => ids.includes(one.id))) throw new SyncError('pos-incomplete');
          outside.onConfirmed(fence, ids);
        },
      }),
  };
}

function orderingTarget(
  { platform, onWrite }: Outside,
  { process, fence, ask }: { process: VirtualProcess; fence: number; ask: Ask },
): OrderingTarget {
  function fenced<T>(what: string, call: Call, serve: () => T): Promise<T> {
    return ask('ordering', what, {
      call,
      serve() {
        platform.see(fence);
        return serve();
      },
    });
  }
  const keyOf = (scope: string, target: string, body: unknown) => `${scope} ${target} ${hashMaster(body)}`;
  return {
    checkConnection: (call) => fenced('brand', call, () => ({ name: 'brand', currency: 'JPY', features: new Set() })),
    listShops: (call) =>
      fenced('shops', call, () => [...platform.menus.keys()].map((id) => ({ id, name: id, posLocationId: id }))),
    readCategories: (call) => fenced('get categories', call, () => platform.categories),
    publishCategories: (categories, { idempotencyScope, ...call }) =>
      fenced('put categories', call, () => {
        onWrite({ target: 'categories', categories, fence, process, scope: idempotencyScope });
        return platform.putCategories(categories, keyOf(idempotencyScope, 'categories', categories));
      }),
    readMenu: (shopId, call) =>
      fenced(`get menu ${shopId}`, call, (): Menu => platform.menus.get(shopId) ?? EMPTY_MENU),
    publishMenu: (shopId, menu, { idempotencyScope, ...call }) =>
      fenced(`put menu ${shopId}`, call, () => {
        onWrite({ target: 'menu', shopId, menu, fence, process, scope: idempotencyScope });
        return platform.putMenu(shopId, menu, keyOf(idempotencyScope, shopId, menu));
      }),
    readAvailability: () => Promise.reject(new Error('the simulated platform has no features')),
    publishAvailability: () => Promise.reject(new Error('the simulated platform has no features')),
  };
}
