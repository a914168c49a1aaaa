import { cpus } from 'node:os';

export type MachineClock = { readonly idleMs: number; readonly allMs: number };

/** What all cores together have done since the machine began. */
export function readMachine(): MachineClock {
  const times = cpus().map(({ times }) => times);
  const all = times.map(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq);
  return { idleMs: sum(times.map(({ idle }) => idle)), allMs: sum(all) };
}

/** The share of all cores' time that nobody wanted since then: near 0, the machine was the bound. */
export function idleShareSince(before: MachineClock): number {
  const now = readMachine();
  return (now.idleMs - before.idleMs) / Math.max(1, now.allMs - before.allMs);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
