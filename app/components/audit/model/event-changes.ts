import type { AuditEventView } from '#lib/contract/audit.ts';

/** One field before and after; `undefined` if that side doesn't contain it. */
export type EventChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The changed fields of an event. Nested fields are flattened to paths such as `limits.shops`. */
export function eventChanges({ before, after }: Pick<AuditEventView, 'before' | 'after'>): readonly EventChange[] {
  const [was, is] = [flatten(before), flatten(after)];
  const all = [...new Set([...is.keys(), ...was.keys()])];
  // A null that became an object is reported by the object's fields.
  const fields = all.filter((field) => !all.some((other) => other.startsWith(`${field}.`)));
  return fields
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function flatten(values: AuditEventView['before'], path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(values ?? {}).flatMap(([name, value]) =>
      isObject(value) ? [...flatten(value, `${path}${name}.`)] : [[`${path}${name}`, value]],
    ),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
