import { createRandom } from '#lib/simulators/server/random.ts';

export const STRIKES = ['kill', 'stop', 'database'] as const;
export type Strike = (typeof STRIKES)[number];

/** A strike, and its delay after the previous one. Chosen by seed and round alone. */
export type Event = {
  readonly kind: 'kill' | 'terminate' | 'stop' | 'database-dies' | 'database-freezes' | 'database-cut';
  readonly afterMs: number;
  /** How long the victim is stopped, or the database away. */
  readonly lastsMs: number;
  /** Picks the victim among the candidates, in [0, 1). */
  readonly pick: number;
};

const MIXED: readonly Event['kind'][] = [
  ...(['kill', 'kill', 'kill', 'kill', 'terminate', 'stop', 'stop'] as const),
  'database-dies',
];
/** A round of a single kind has more strikes, so that hundreds of them take minutes. */
const ALONE: Readonly<Record<Strike, readonly Event['kind'][]>> = {
  kill: [...times(20, 'kill'), ...times(2, 'terminate')],
  stop: times(10, 'stop'),
  database: [...times(4, 'database-dies'), 'database-freezes', 'database-cut'],
};

function times(count: number, kind: Event['kind']): readonly Event['kind'][] {
  return Array.from({ length: count }, () => kind);
}

/** Longer than the lease of 8 s, and usually than the takeover. */
const STOPPED_MS = [9_000, 16_000] as const;
const DEAD_MS = [200, 4_000] as const;
const AWAY_MS = [3_000, 30_000] as const;

export type ScriptOptions = {
  readonly seed: number;
  readonly round: number;
  /** All kinds if null. */
  readonly only: Strike | null;
  /** Added to each gap: time to recover before the next strike. */
  readonly gapMs?: number;
};

/** The events of one round, in order. */
export function scriptOf({ seed, round, only, gapMs = 0 }: ScriptOptions): readonly Event[] {
  const random = createRandom(`${seed}:${round}:script`);
  const kinds = [...(only === null ? MIXED : ALONE[only])];
  for (let at = kinds.length - 1; at > 0; at--) {
    const other = random.integer(0, at);
    [kinds[at], kinds[other]] = [kinds[other] ?? 'kill', kinds[at] ?? 'kill'];
  }
  return kinds.map((kind) => ({
    kind,
    afterMs: gapMs + random.integer(...gapOf(kind)),
    lastsMs: random.integer(...lengthOf(kind)),
    pick: random.next(),
  }));
}

function gapOf(kind: Event['kind']): readonly [number, number] {
  return kind.startsWith('database') ? [2_000, 8_000] : [800, 4_000];
}

function lengthOf(kind: Event['kind']): readonly [number, number] {
  if (kind === 'stop') return STOPPED_MS;
  if (kind === 'database-dies') return DEAD_MS;
  return kind.startsWith('database') ? AWAY_MS : [0, 0];
}
