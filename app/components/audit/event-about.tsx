'use client';

import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { Link } from '#app/components/shared/link.tsx';
import type { AuditEventView } from '#lib/contract/audit.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { valueWords } from './model/value-words.ts';
import classes from './audit.module.css';

type Props = { event: AuditEventView; chains: readonly Chain[] };

/** The event's chain, shop and run (チェーン · 店舗 · 同期 #1284), linked if they still exist. */
export function EventAbout({ event: { act, after, chain, shop, run, subject }, chains }: Props) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const home = chain && chains.some(({ id }) => id === chain.id) ? `/chains/${encodeURIComponent(chain.id)}` : null;
  const link = (href: string | null, words: string) =>
    href === null ? (
      words
    ) : (
      <Anchor component={Link} href={href} className={classes.link}>
        {words}
      </Anchor>
    );
  const shopHref = home && shop && `${home}?${new URLSearchParams({ q: shop.name }).toString()}`;
  const runHref = home && run && `${home}/runs/${encodeURIComponent(run.id)}`;
  const runWords = run?.number ? t('run', { number: String(run.number) }) : t('runUnknown');
  const preset = act === 'trial-switched' ? after?.['preset'] : undefined;
  const parts = [
    preset === undefined ? null : valueWords({ field: 'preset', value: preset }, { locale, chainName: () => '' }),
    subject && <Breakable key="subject" text={subject} />,
    chain && link(home, chain.name),
    shop && link(shopHref, shop.name),
    run && link(runHref, runWords),
  ].filter((part) => part !== null);
  return (
    <span>
      {parts.map((part, place) => (
        <Fragment key={place}>
          {place > 0 ? ' · ' : null}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
