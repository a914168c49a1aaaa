import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Operation } from './operation.ts';

/** Of a request that its caller may name by `Idempotency-Key`. */
const NAMED = [
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'idempotency-in-progress',
  'idempotency-unreadable',
] as const satisfies readonly ProblemCode[];

/** Every problem that an operation can be answered with: its own, and those that the way to it brings. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const { access, method, path, body, query, isAlone, problems = [] } = operation;
  const isNamed = method === 'POST' && access.to !== 'everyone';
  return [
    ...new Set<ProblemCode>([
      ...(isForProbes(operation) ? [] : (['cross-site'] as const)),
      ...(isLimited(operation) ? (['too-many-requests'] as const) : []),
      ...(access.to === 'everyone' ? [] : (['unauthorized'] as const)),
      ...(canBeForbidden(operation) ? (['forbidden'] as const) : []),
      ...(path.includes('{') ? (['not-found'] as const) : []),
      ...(isNamed ? NAMED : []),
      ...(query ? (['invalid-query'] as const) : []),
      ...(body ? (['body-too-large', 'invalid-body'] as const) : []),
      ...problems,
      ...(isAlone ? [] : (['not-ready', 'database-not-writable'] as const)),
      'internal',
    ]),
  ];
}

/** What everyone may read is answered whatever name the machine was asked by: probes have one of their own. */
export function isForProbes({ access, method }: Operation): boolean {
  return access.to === 'everyone' && method === 'GET';
}

/** To refuse what is answered without anything else would cost as much, and a probe would take it for a failure. */
export function isLimited(operation: Operation): boolean {
  return !(operation.isAlone && isForProbes(operation));
}

/** Who may not even look at a chain is told that there is none; who may look is refused more than that. */
function canBeForbidden({ access }: Operation): boolean {
  if (access.to === 'everyone') return false;
  return access.to !== 'chain' || access.role !== 'viewer';
}
