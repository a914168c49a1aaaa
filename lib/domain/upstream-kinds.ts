/**
 * The vendors of each side. Each has a row in lib/contract/upstream-connections.ts (what its connection takes), in
 * lib/process/upstream-adapters.ts (how it is connected) and in the messages (its name); the compiler finds missing ones.
 */
export const POS_KINDS = ['square', 'csv'] as const;
export type PosKind = (typeof POS_KINDS)[number];

export const ORDERING_KINDS = ['oder'] as const;
export type OrderingKind = (typeof ORDERING_KINDS)[number];
