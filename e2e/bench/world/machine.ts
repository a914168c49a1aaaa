import { cpus } from 'node:os';

export type MachineClock = { readonly idleMs: number; readonly allMs: number };

/** CPU time of all cores since the machine booted. */
export function readMachine(): MachineClock {
  const times = cpus().map(({ times }) => times);
  const all = times.map(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq);
  return { idleMs: sum(times.map(({ idle }) => idle)), allMs: sum(all) };
}

/** The idle share of all cores since then: near 0, the machine was the bottleneck. */
export function idleShareSince(before: MachineClock): number {
  const now = readMachine();
  return (now.idleMs - before.idleMs) / Math.max(1, now.allMs - before.allMs);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
