import { z } from 'zod';
import type { Fault } from '#lib/simulators/server/fault.ts';
import { PRESET_FAULTS } from '#lib/simulators/server/presets.ts';
import type { SimulatorRequest } from '#lib/simulators/server/router.ts';
import {
  startSimulatorServer,
  type Simulator,
  type SimulatorOptions,
} from '#lib/simulators/server/simulator-server.ts';
import { openStateFile } from '#lib/simulators/server/state-file.ts';
import { admit, type Tokens } from './admission.ts';
import { createBrandStore, freshBrands, type SavedBrand } from './brand-store.ts';
import { applyOderEdit, oderEditSchema, type OderEdit } from './edits.ts';
import { createIdempotencyMemory, type Remembered } from './idempotency.ts';
import { invalid, problem } from './problem.ts';
import { oderRoutes } from './routes.ts';
import type { OderBrand, OderCategory, OderMenu, OderShop, PlatformFields, SoldOutIds } from './schema.ts';
import { menuText } from './stored-menu.ts';
import { unavailableVariants } from './unavailable-variants.ts';

export type OderSimulatorOptions = SimulatorOptions &
  Tokens & {
    readonly brands: readonly OderBrand[];
    /** Persists the state across restarts; once the file exists, it takes precedence over `brands`. */
    readonly dataFile?: string;
    /** The clock for the 24-hour retention of Idempotency-Keys, in milliseconds. */
    readonly now?: () => number;
    /** The shop whose menu the preset `one-shop-refused` rejects, and the item named in the error. */
    readonly refused?: { readonly shopId: string; readonly itemName: string };
  };

export type OderSimulator = Simulator & {
  readonly shops: (brandId: string) => readonly OderShop[];
  readonly categories: (brandId: string) => readonly OderCategory[];
  /** The menu guests see at this shop; undefined if nothing was published. */
  readonly menu: (shopId: string) => OderMenu | undefined;
  /** What the POS last published as sold out. */
  readonly soldOut: (shopId: string) => SoldOutIds;
  /** The variants that guests can't order: sold out by the POS, or (all of an item) by the platform's own staff. */
  readonly unavailableVariants: (shopId: string) => readonly string[];
  readonly platformFields: (shopId: string, itemId: string) => PlatformFields | undefined;
  /** How often a menu was published to this shop. */
  readonly publishes: (shopId: string) => number;
  /** The highest fence the brand has seen; 0 before the first. */
  readonly fence: (brandId: string) => number;
  /** Applies changes made by the platform's own staff. Throws for unknown ids. */
  readonly edit: (...edits: readonly OderEdit[]) => void;
};

type Saved = { readonly brands: readonly SavedBrand[]; readonly remembered: readonly Remembered[] };

/** Starts an ordering platform that implements the `oder` contract. */
export async function startOderSimulator(options: OderSimulatorOptions): Promise<OderSimulator> {
  const { dataFile, now = Date.now, refused } = options;
  const file = await openStateFile<Saved>(dataFile, () => ({ brands: store.saved(), remembered: memory.saved() }));
  const store = createBrandStore(file.saved?.brands ?? freshBrands(options.brands), file.touch);
  const memory = createIdempotencyMemory({ saved: file.saved?.remembered ?? [], now, onChange: file.touch });

  const edit = (...edits: readonly OderEdit[]) => edits.forEach((entry) => applyOderEdit(store, entry));
  const simulator = await startSimulatorServer(
    {
      routes: oderRoutes({ store, memory }),
      admit: (request) => admit(request, store, options),
      refuse: problem,
      refuseItem,
      presets: {
        'ordering-busy': PRESET_FAULTS['ordering-busy'],
        'one-shop-refused': refused === undefined ? [] : refusingOneShop(refused),
      },
      state: () => ({ brands: store.saved() }),
      edit: (body) =>
        edit(...z.union([oderEditSchema.transform((entry) => [entry]), z.array(oderEditSchema)]).parse(body)),
    },
    options,
  );
  const stop = async () => {
    await simulator.stop();
    await file.close();
  };
  const knownBrand = (brandId: string) => known(store.brand(brandId), `brand ${brandId}`);
  const knownShop = (shopId: string) => known(store.shop(shopId), `shop ${shopId}`);
  return {
    ...simulator,
    shops: (brandId) => store.shopsOf(knownBrand(brandId).brand.id),
    categories: (brandId) => knownBrand(brandId).categories,
    menu: (shopId) => {
      const { menu } = knownShop(shopId);
      return menu === undefined ? undefined : (JSON.parse(menuText(menu, menu.currency)) as OderMenu);
    },
    soldOut: (shopId) => knownShop(shopId).soldOut,
    unavailableVariants: (shopId) => unavailableVariants(knownShop(shopId)),
    platformFields: (shopId, itemId) => knownShop(shopId).platformFields.get(itemId),
    publishes: (shopId) => knownShop(shopId).publishes,
    fence: (brandId) => knownBrand(brandId).fence,
    edit,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function refusingOneShop({ shopId, itemName }: { shopId: string; itemName: string }): readonly Fault[] {
  return [{ kind: 'refuse-item', on: { method: 'PUT', path: '/v1/shops/*/menu', shopId }, itemName }];
}

const itemsOfBodySchema = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), name: z.string() })).min(1),
});

/** The 422 for a missing price, reported for an item of the body. */
function refuseItem({ body }: SimulatorRequest, itemName: string | undefined) {
  let items: { id: string; name: string }[] = [];
  try {
    items = itemsOfBodySchema.parse(JSON.parse(body)).items;
  } catch {
    return problem({ status: 422, detail: 'The simulator is set to refuse this item.' });
  }
  const { id, name } = items.find((item) => item.name === itemName) ?? items[0] ?? { id: '', name: '' };
  return invalid([{ entity: 'item', id, field: 'variants.0.price', message: `「${name}」の価格がありません` }]);
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`The platform has no ${what}`);
  return value;
}
