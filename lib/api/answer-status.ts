import { createHash } from 'node:crypto';
import type { ClockFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { Locale } from '#lib/messages/locale.ts';
import type { TaggedAnswer } from './answer.ts';
import { localize } from './localize.ts';

/**
 * The server's clock at the time of the response, in ms (`Date` has only seconds). Also sent with a 304. The body's `at`
 * is older: it is the time of the reading that all viewers share.
 */
const CLOCK = 'Status-At';

/** `ageMs`: time since the facts were read. */
type Aged<Facts> = { readonly facts: Facts; readonly ageMs: number };

export function answerClock({ facts, ageMs }: Aged<ClockFacts>, locale: Locale): TaggedAnswer {
  const json = () => JSON.stringify(localize(locale).clock(facts));
  return { etag: tagOf(facts, locale), json, headers: clockHeader(facts.at, ageMs) };
}

export function answerStatus({ facts, ageMs }: Aged<StatusFacts>, locale: Locale): TaggedAnswer {
  const json = () => JSON.stringify(localize(locale).status(facts));
  const { whole: _whole, shops: _shops, ...clock } = facts;
  return { etag: tagOf(clock, locale), json, headers: clockHeader(facts.at, ageMs) };
}

function clockHeader(at: string, ageMs: number): Readonly<Record<string, string>> {
  return { [CLOCK]: new Date(Date.parse(at) + ageMs).toISOString() };
}

/**
 * Identifies the state that the viewer has after the response, not its bytes, so the time is left out. The cursor stands
 * for the shops: all of them and a delta to the same state share a tag, so the first poll after a change can already be a 304.
 */
function tagOf({ at: _at, ...state }: ClockFacts, locale: Locale): string {
  const text = JSON.stringify([locale, state]);
  return `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
