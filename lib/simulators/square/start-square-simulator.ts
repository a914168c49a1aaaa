import { z } from 'zod';
import { PRESET_FAULTS } from '#lib/simulators/server/presets.ts';
import {
  startSimulatorServer,
  type Simulator,
  type SimulatorOptions,
} from '#lib/simulators/server/simulator-server.ts';
import { openStateFile } from '#lib/simulators/server/state-file.ts';
import { applySquareEdit } from './apply-edit.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { createCatalogStore } from './catalog-store.ts';
import { squareEditSchema, type SquareEdit } from './edit-schema.ts';
import { squareError } from './errors.ts';
import { itemSearchRoute } from './item-search.ts';
import { locationRoutes } from './location-routes.ts';
import type { ItemObject, SquareAccount } from './types.ts';
import { createWebhooks, eventAfter, type WebhookEdit, webhookEditSchema, type Webhooks } from './webhooks.ts';

/** https://developer.squareup.com/docs/build-basics/common-api-patterns/pagination */
const CURSOR_LIFE_MS = 5 * 60_000;

export type SquareSimulatorOptions = SimulatorOptions & {
  /** The only accepted token. */
  readonly token: string;
  readonly account: SquareAccount;
  /** Persists the account across restarts; once the file exists, it takes precedence over `account`. */
  readonly dataFile?: string;
  /** Cursor lifetime after issue; default as at Square, five minutes. */
  readonly cursorLifeMs?: number;
  /** The clock for cursor lifetimes, in milliseconds. */
  readonly now?: () => number;
  /** The items that the preset `items-hidden` removes from one shop's menu and restores. */
  readonly hidden?: HiddenItems;
};

type HiddenItems = {
  readonly isHidden: (account: SquareAccount) => boolean;
  readonly hide: (account: SquareAccount) => readonly SquareEdit[];
  readonly show: (account: SquareAccount) => readonly SquareEdit[];
};

export type SquareSimulator = Simulator & {
  /** The current account, deleted objects included. */
  readonly account: () => SquareAccount;
  /** Changes the account as a person at the POS would. Throws for unknown ids. */
  readonly edit: (...edits: readonly SquareEdit[]) => void;
  /** Sent on each edit, once there is a subscription. */
  readonly webhooks: Omit<Webhooks, 'close'>;
  /** The first undeleted item with this name. Throws if there is none. */
  readonly itemNamed: (name: string) => ItemObject;
};

const controlSchema = z.union([webhookEditSchema, squareEditSchema]);

/** Starts a POS that implements Square's Catalog and Locations API. */
export async function startSquareSimulator(options: SquareSimulatorOptions): Promise<SquareSimulator> {
  const { token, dataFile, cursorLifeMs = CURSOR_LIFE_MS, now = Date.now, hidden } = options;
  const cursors = { lifeMs: cursorLifeMs, now };
  const file = await openStateFile<SquareAccount>(dataFile, () => store.account());
  const store = createCatalogStore(file.saved ?? options.account, file.touch);

  const webhooks = createWebhooks(store.merchant.id);

  const edit = (...edits: readonly SquareEdit[]) =>
    edits.forEach((entry) => {
      applySquareEdit(store, entry);
      webhooks.send(eventAfter(entry));
    });
  const control = (entry: SquareEdit | WebhookEdit) => {
    if (entry.kind === 'subscribe-webhook') webhooks.subscribe(entry.subscription);
    else if (entry.kind === 'send-event') webhooks.send(entry.type);
    else edit(entry);
  };
  const simulator = await startSimulatorServer(
    {
      routes: [...locationRoutes(store), ...catalogRoutes(store, cursors), itemSearchRoute(store, cursors)],
      admit: ({ headers }) =>
        headers.authorization === `Bearer ${token}`
          ? undefined
          : squareError({ status: 401, detail: 'This request could not be authorized.' }),
      refuse: squareError,
      presets: { 'pos-down': PRESET_FAULTS['pos-down'] },
      presetChange: hidden && {
        isOn: () => hidden.isHidden(store.account()),
        turn: (on) => edit(...(on ? hidden.hide : hidden.show)(store.account())),
      },
      state: () => ({ ...store.account(), latestTime: store.latestTime() }),
      edit: (body) => {
        const entries = z.union([controlSchema.transform((entry) => [entry]), z.array(controlSchema)]).parse(body);
        entries.forEach(control);
      },
    },
    options,
  );
  const stop = async () => {
    webhooks.close();
    await webhooks.settled();
    await simulator.stop();
    await file.close();
  };
  return {
    ...simulator,
    account: store.account,
    edit,
    webhooks,
    itemNamed: (name) => {
      for (const object of store.objects()) {
        if (object.type === 'ITEM' && object.is_deleted !== true && object.item_data.name === name) return object;
      }
      throw new RangeError(`No item is called ${name}`);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
