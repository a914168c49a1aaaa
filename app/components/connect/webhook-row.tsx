'use client';

import { useLocale, useTranslations } from 'use-intl';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { CopyButton } from '#app/components/shared/copy-button.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { formatDayAndClock } from '#lib/client/format/clock.ts';
import type { ConnectedChain } from '#lib/contract/chains.ts';
import { ChangeButton, type Change } from './change-button.tsx';
import { isLastInvalid } from './webhook-state.ts';
import classes from './connect.module.css';

type Props = { chain: ConnectedChain; change: Change | null };

/** What the POS reports by webhooks: the URL to enter there, the last event, and what follows from it. */
export function WebhookRow({ chain: { autoSync, webhook }, change }: Props) {
  const t = useTranslations('connect.webhook');
  return (
    <div className={classes.limits}>
      <div className={classes.webhook}>
        <p>{t('title', { setting: autoSync ? t('auto') : t('manual') })}</p>
        <p className={classes.hookUrl}>
          <span>{t('url')}</span>
          <code>
            <Breakable text={webhook.url} />
          </code>
          <CopyButton text={webhook.url} />
        </p>
        <LastEvent webhook={webhook} />
      </div>
      <ChangeButton change={change} />
    </div>
  );
}

function LastEvent({ webhook }: Pick<ConnectedChain, 'webhook'>) {
  const t = useTranslations('connect.webhook');
  const locale = useLocale();
  const now = useNow();
  const { hasKey, lastEventAt, lastEventType, lastInvalidAt } = webhook;
  const when = (at: string) => formatDayAndClock(locale, { at: new Date(at), now: new Date(now) });
  return (
    <>
      {lastEventAt === null ? (
        <p>{t(hasKey ? 'noEvent' : 'noKey')}</p>
      ) : (
        <p>{t('lastEvent', { when: when(lastEventAt), type: lastEventType ?? '' })}</p>
      )}
      {lastInvalidAt === null ? null : (
        <p data-wrong={isLastInvalid(webhook) || undefined}>{t('invalid', { when: when(lastInvalidAt) })}</p>
      )}
    </>
  );
}
