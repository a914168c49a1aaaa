import { z } from 'zod';
import type { FaultSet } from './fault-set.ts';
import type { Fault } from './fault.ts';

/** What the trial's switch offers. Each upstream turns on what concerns it and is well otherwise. */
const PRESET_NAMES = ['none', 'pos-down', 'ordering-busy', 'one-shop-refused', 'items-hidden'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];
export const presetSchema = z.strictObject({ preset: z.enum(PRESET_NAMES) });

/** What a preset means where it is the same for every account. */
export const PRESET_FAULTS = {
  'pos-down': [{ kind: 'reset' }],
  'ordering-busy': [{ kind: 'status', status: 429, retryAfterSeconds: 4, probability: 0.25 }],
} as const satisfies Partial<Record<PresetName, readonly Fault[]>>;

/** A preset that is no fault of the connection but a change of the upstream's data, made and taken back. */
export type PresetChange = { readonly isOn: () => boolean; readonly turn: (on: boolean) => void };

export type PresetSwitch = {
  readonly choose: (name: PresetName) => void;
  /** The preset that is on; `null` where the faults were set one by one. */
  readonly active: () => PresetName | null;
};

/** The switch between the presets of one upstream; it compares by the faults that are on, so direct changes count. */
export function createPresetSwitch(
  faults: FaultSet,
  presets: Readonly<Partial<Record<PresetName, readonly Fault[]>>>,
  change?: PresetChange,
): PresetSwitch {
  let chosen: PresetName = 'none';
  let chosenFaults: readonly Fault[] = [];
  const kinds = (list: readonly Fault[]) => list.map((fault) => fault.kind).join();
  return {
    choose: (name) => {
      chosen = name;
      chosenFaults = presets[name] ?? [];
      faults.set(chosenFaults);
      if (change && change.isOn() !== (name === 'items-hidden')) change.turn(name === 'items-hidden');
    },
    active: () => {
      if (change?.isOn() === true) return 'items-hidden';
      return kinds(faults.list()) === kinds(chosenFaults) ? chosen : faults.list().length === 0 ? 'none' : null;
    },
  };
}
