import { createHash } from 'node:crypto';
import type { Locale } from '#lib/messages/locale.ts';
import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { TaggedAnswer } from './answer.ts';
import { localize } from './localize.ts';

/**
 * The server's clock in the moment of the answer, in ms, which `Date` does not have. On a 304 too: what is known is still true,
 * and the body's own `at` is as old as the reading that all viewers share.
 */
const CLOCK = 'Status-At';

type Tagged = Omit<TaggedAnswer, 'headers'>;

const answers = new WeakMap<StatusFacts, Map<Locale, Tagged>>();

/** From one reading to the next most shops stay the same objects: what is said of one is written once. */
const shopTexts: Record<Locale, WeakMap<ShopFacts, string>> = { ja: new WeakMap(), en: new WeakMap() };

/** A status as every viewer gets it who holds the same cursor: said, tagged, written and compressed once. */
export function answerStatus({ facts, ageMs }: { facts: StatusFacts; ageMs: number }, locale: Locale): TaggedAnswer {
  const known = answers.get(facts) ?? new Map<Locale, Tagged>();
  answers.set(facts, known);
  const answer = known.get(locale) ?? tagged(facts, locale);
  known.set(locale, answer);
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
  const said = localize(locale);
  const known = shopTexts[locale];
  const texts = shops.map((shop) => {
    const text = known.get(shop) ?? JSON.stringify(said.shop(shop));
    known.set(shop, text);
    return text;
  });
  return `{"shops":[${texts.join(',')}],`;
}

function aboutText(facts: StatusFacts, locale: Locale): string {
  const { shops: _none, ...about } = localize(locale).status({ ...facts, shops: [] });
  return JSON.stringify(about).slice(1);
}

/**
 * Names what the viewer knows after the answer, not its bytes: the same for the whole and for any delta that leads there, so
 * that the first poll after a change can be a 304 already. The cursor stands for the shops.
 */
function tagOf(facts: StatusFacts, locale: Locale): string {
  const { cursor, chain, runs, lastAllRun, conductor } = facts;
  const known = JSON.stringify([locale, cursor, chain, runs, lastAllRun, conductor]);
  return `W/"${createHash('sha256').update(known).digest('base64url').slice(0, 22)}"`;
}
