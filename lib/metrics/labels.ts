import type { TargetKind, TargetState } from '#lib/domain/state.ts';

/** Label values are lower case, like Prometheus' own. */
export function stateLabel(state: TargetState): string {
  return state.toLowerCase();
}

export function kindLabel(kind: TargetKind): 'menu' | 'categories' {
  return kind === 'MENU' ? 'menu' : 'categories';
}
