import { createHash } from 'node:crypto';
import type { Locale } from '#lib/messages/locale.ts';
import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { TaggedAnswer } from './answer.ts';
import { localize } from './localize.ts';

/**
 * The server's clock at the time of the response, in ms (`Date` has only seconds). Also sent with a 304. The body's `at`
 * is older: it is the time of the reading that all viewers share.
 */
const CLOCK = 'Status-At';

type Tagged = Omit<TaggedAnswer, 'headers'>;

const answers = new WeakMap<StatusFacts, Map<Locale, Tagged>>();

/** Most shops are the same objects in successive readings, so each is serialized once. */
const shopTexts: Record<Locale, WeakMap<ShopFacts, string>> = { ja: new WeakMap(), en: new WeakMap() };

/** A status is localized, tagged and serialized once for all viewers with the same cursor. */
export function answerStatus({ facts, ageMs }: { facts: StatusFacts; ageMs: number }, locale: Locale): TaggedAnswer {
  const byLocale = answers.get(facts) ?? new Map<Locale, Tagged>();
  answers.set(facts, byLocale);
  const answer = byLocale.get(locale) ?? tagged(facts, locale);
  byLocale.set(locale, answer);
  return { ...answer, headers: { [CLOCK]: new Date(Date.parse(facts.at) + ageMs).toISOString() } };
}

function tagged(facts: StatusFacts, locale: Locale): Tagged {
  let text: string | undefined;
  return {
    etag: tagOf(facts, locale),
    json: () => (text ??= shopsText(facts.shops, locale) + aboutText(facts, locale)),
  };
}

function shopsText(shops: readonly ShopFacts[], locale: Locale): string {
  const localized = localize(locale);
  const cache = shopTexts[locale];
  const texts = shops.map((shop) => {
    const text = cache.get(shop) ?? JSON.stringify(localized.shop(shop));
    cache.set(shop, text);
    return text;
  });
  return `{"shops":[${texts.join(',')}],`;
}

function aboutText(facts: StatusFacts, locale: Locale): string {
  const { shops: _none, ...about } = localize(locale).status({ ...facts, shops: [] });
  return JSON.stringify(about).slice(1);
}

/**
 * Identifies the state that the viewer has after the response, not its bytes: a full status and a delta to the same state
 * share a tag, so the first poll after a change can already be a 304. The cursor stands for the shops.
 */
function tagOf(facts: StatusFacts, locale: Locale): string {
  const { cursor, chain, runs, lastAllRun, conductor } = facts;
  const state = JSON.stringify([locale, cursor, chain, runs, lastAllRun, conductor]);
  return `W/"${createHash('sha256').update(state).digest('base64url').slice(0, 22)}"`;
}
