import type { AuditEventView } from '#lib/contract/audit.ts';

/** One field of what was and what is; `undefined` where that side says nothing of it. */
export type EventChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** What an event tells, field by field: what is within another is named by its path, as `limits.shops`. */
export function eventChanges({ before, after }: Pick<AuditEventView, 'before' | 'after'>): readonly EventChange[] {
  const [was, is] = [flatten(before), flatten(after)];
  const all = [...new Set([...is.keys(), ...was.keys()])];
  // What was nothing and now has parts is told by its parts.
  const fields = all.filter((field) => !all.some((other) => other.startsWith(`${field}.`)));
  return fields
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function flatten(told: AuditEventView['before'], path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(told ?? {}).flatMap(([name, value]) =>
      isObject(value) ? [...flatten(value, `${path}${name}.`)] : [[`${path}${name}`, value]],
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
