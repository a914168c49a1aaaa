import type { ChainPatch } from '#lib/contract/chain-settings.ts';
import { DEFAULT_THRESHOLDS, type GuardThresholds, THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';

export type ThresholdName = keyof GuardThresholds;

/** Thresholds in the order and grouping of the form. */
export const THRESHOLD_GROUPS = [
  { group: 'removed', names: ['removedPercent', 'removedFew'] },
  { group: 'prices', names: ['priceFactor', 'pricesFew'] },
  { group: 'changed', names: ['renamedPercent', 'retaxedPercent'] },
  { group: 'choices', names: ['choicesPercent', 'choicesFew'] },
  { group: 'categories', names: ['categoriesPercent', 'categoriesFew'] },
  { group: 'foreign', names: ['knownPercent'] },
] as const satisfies readonly { group: string; names: readonly ThresholdName[] }[];

const NAMES = THRESHOLD_GROUPS.flatMap(({ names }) => names) as readonly ThresholdName[];

/** A number field's value; a string while the input is not a number. */
export type NumberValue = number | string;
export type ThresholdValues = Readonly<Record<ThresholdName, NumberValue>>;

/** Fields that are out of bounds or not the right kind of number. */
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

/** The thresholds that differ from the defaults, which is all a chain stores. `null` if none differ. */
export function guardPatch(values: Readonly<Record<ThresholdName, number>>): ChainPatch['guard'] {
  const own = NAMES.filter((name) => values[name] !== DEFAULT_THRESHOLDS[name]);
  return own.length === 0 ? null : Object.fromEntries(own.map((name) => [name, values[name]]));
}

/** How many thresholds the chain overrides. */
export function ownThresholds(guard: GuardThresholds): number {
  return NAMES.filter((name) => guard[name] !== DEFAULT_THRESHOLDS[name]).length;
}
