import type { EventsAsked } from '#lib/client/events.ts';
import { dayStart } from '#lib/client/format/day.ts';
import { type Act, ACTS } from '#lib/domain/audit.ts';

/** As the fields hold them; empty where nothing is asked. Days are those of the viewer. */
export type AuditFilters = {
  readonly chain: string;
  readonly act: Act | '';
  /** Part of a name. */
  readonly who: string;
  /** The first and the last day, both included. */
  readonly from: string;
  readonly to: string;
};

export const NO_FILTERS: AuditFilters = { chain: '', act: '', who: '', from: '', to: '' };

/** From a page's address. What is none of ours there asks for nothing. */
export function readFilters(parameters: { get(name: string): string | null }): AuditFilters {
  const text = (name: keyof AuditFilters) => (parameters.get(name) ?? '').slice(0, 100);
  const day = (name: 'from' | 'to') => (dayStart(text(name), 'UTC') === null ? '' : text(name));
  const act = text('act');
  return {
    chain: text('chain'),
    act: ACTS.find((known) => known === act) ?? '',
    who: text('who'),
    from: day('from'),
    to: day('to'),
  };
}

/** What of them belongs into the address. */
export function searchOf(filters: AuditFilters): string {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
}

/** What they ask the API for. */
export function askedOf({ chain, act, who, from, to }: AuditFilters, timeZone: string): EventsAsked {
  const first = dayStart(from, timeZone);
  const end = dayStart(to, timeZone, 1);
  return {
    ...(chain !== '' && { chainId: chain }),
    ...(act !== '' && { act }),
    ...(who.trim() !== '' && { actor: who.trim() }),
    ...(first && { from: first.toISOString() }),
    ...(end && { to: end.toISOString() }),
  };
}
