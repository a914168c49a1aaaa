import { z } from 'zod';
import type { FaultSet } from './fault-set.ts';
import type { Fault } from './fault.ts';

/** The options of the trial's switch. Each upstream applies its own presets and clears its faults for the others. */
const PRESET_NAMES = ['none', 'pos-down', 'ordering-busy', 'one-shop-refused', 'items-hidden'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];
export const presetSchema = z.strictObject({ preset: z.enum(PRESET_NAMES) });

/** Presets with the same faults for every account. */
export const PRESET_FAULTS = {
  'pos-down': [{ kind: 'reset' }],
  'ordering-busy': [{ kind: 'status', status: 429, retryAfterSeconds: 4, probability: 0.25 }],
} as const satisfies Partial<Record<PresetName, readonly Fault[]>>;

/** A preset that changes the upstream's data, reversibly, instead of its connection. */
export type PresetChange = { readonly isOn: () => boolean; readonly turn: (on: boolean) => void };

export type PresetSwitch = {
  readonly choose: (name: PresetName) => void;
  /** The active preset; `null` if faults were set individually. */
  readonly active: () => PresetName | null;
};

/** Switches between an upstream's presets. Compares the active faults, so direct changes are noticed. */
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
