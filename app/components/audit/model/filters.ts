import type { EventsAsked } from '#lib/client/events.ts';
import { dayStart } from '#lib/client/format/day.ts';
import { type Act, ACTS } from '#lib/domain/audit.ts';

/** Form values; empty means no filter. Days are in the viewer's time zone. */
export type AuditFilters = {
  readonly chain: string;
  readonly act: Act | '';
  /** Matches part of a name. */
  readonly who: string;
  /** First and last day, both inclusive. */
  readonly from: string;
  readonly to: string;
};

export const NO_FILTERS: AuditFilters = { chain: '', act: '', who: '', from: '', to: '' };

/** Reads the filters from the URL. Invalid values are ignored. */
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

/** The query string for the page's URL. */
export function searchOf(filters: AuditFilters): string {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
}

/** The query for the API. */
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
