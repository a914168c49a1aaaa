import { isAnonymous } from '#lib/domain/access.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { Operation } from './operation.ts';

/** For operations that accept an `Idempotency-Key`. */
const IDEMPOTENCY = [
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'idempotency-in-progress',
  'idempotency-unreadable',
] as const satisfies readonly ProblemCode[];

/** Every problem that an operation can answer with: its own, and those of the checks before it. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const { access, method, path, body, query, isAlone, problems = [] } = operation;
  const isNamed = method === 'POST' && !isAnonymous(access);
  const isSigned = access.to === 'signature';
  return [
    ...new Set<ProblemCode>([
      ...(isForProbes(operation) || isSigned ? [] : (['cross-site'] as const)),
      ...(isLimited(operation) ? (['too-many-requests'] as const) : []),
      ...(isAnonymous(access) ? [] : (['unauthorized'] as const)),
      ...(canBeForbidden(operation) ? (['forbidden'] as const) : []),
      ...(path.includes('{') && !isSigned ? (['not-found'] as const) : []),
      ...(isNamed ? IDEMPOTENCY : []),
      ...(query ? (['invalid-query'] as const) : []),
      ...(body ? (['body-too-large'] as const) : []),
      ...(body && !isSigned ? (['invalid-body'] as const) : []),
      ...problems,
      ...(isAlone ? [] : (['not-ready', 'database-not-writable'] as const)),
      'internal',
    ]),
  ];
}

/** Public reads accept any `Host`, because probes use a host name of their own. */
export function isForProbes({ access, method }: Operation): boolean {
  return access.to === 'everyone' && method === 'GET';
}

/** Public reads without the database are not limited: refusing costs as much, and a probe would report a failure. */
export function isLimited(operation: Operation): boolean {
  return !(operation.isAlone && isForProbes(operation));
}

/** Callers who can't read a chain get `not-found`; callers who can read it but lack the role get `forbidden`. */
function canBeForbidden({ access }: Operation): boolean {
  if (isAnonymous(access)) return false;
  return access.to !== 'chain' || access.role !== 'viewer';
}
