export type Answer = { readonly status: number; readonly body: unknown };

const SHOWN_CHARS = 300;

/** A value as text, cut for people to read. */
export function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length <= SHOWN_CHARS ? text : `${text.slice(0, SHOWN_CHARS)}… (${text.length} characters)`;
}
