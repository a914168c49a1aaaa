import type { ChainPatch } from '#lib/contract/chain-settings.ts';
import { DEFAULT_THRESHOLDS, type GuardThresholds, THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';

export type ThresholdName = keyof GuardThresholds;

/** Grouped as a person thinks of them: what goes, what is dear, what is called otherwise, whose it is. */
export const THRESHOLD_GROUPS = [
  { group: 'removed', names: ['removedPercent', 'removedFew'] },
  { group: 'prices', names: ['priceFactor', 'pricesFew'] },
  { group: 'changed', names: ['renamedPercent', 'retaxedPercent'] },
  { group: 'choices', names: ['choicesPercent', 'choicesFew'] },
  { group: 'categories', names: ['categoriesPercent', 'categoriesFew'] },
  { group: 'foreign', names: ['knownPercent'] },
] as const satisfies readonly { group: string; names: readonly ThresholdName[] }[];

const NAMES = THRESHOLD_GROUPS.flatMap(({ names }) => names) as readonly ThresholdName[];

/** What a number field holds: a text while it is none. */
export type NumberValue = number | string;
export type ThresholdValues = Readonly<Record<ThresholdName, NumberValue>>;

/** The fields whose value is outside its bounds, or no number of the right kind. */
export function wrongThresholds(values: ThresholdValues): readonly ThresholdName[] {
  return NAMES.filter((name) => {
    const { min, max, unit } = THRESHOLD_BOUNDS[name];
    const value = values[name];
    if (typeof value !== 'number' || value < min || value > max) return true;
    return unit !== 'factor' && !Number.isInteger(value);
  });
}

/** Whether every field holds a number. */
export function isWhole(values: ThresholdValues): values is GuardThresholds {
  return NAMES.every((name) => typeof values[name] === 'number');
}

/** All thresholds that differ from the defaults: a chain keeps those alone. `null` where none does. */
export function guardPatch(values: Readonly<Record<ThresholdName, number>>): ChainPatch['guard'] {
  const own = NAMES.filter((name) => values[name] !== DEFAULT_THRESHOLDS[name]);
  return own.length === 0 ? null : Object.fromEntries(own.map((name) => [name, values[name]]));
}

/** How many of a chain's thresholds are its own. */
export function ownThresholds(guard: GuardThresholds): number {
  return NAMES.filter((name) => guard[name] !== DEFAULT_THRESHOLDS[name]).length;
}
