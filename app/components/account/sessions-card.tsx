'use client';

import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import type { z } from 'zod';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { useEndSessions, useSessions } from '#lib/client/account.ts';
import { deviceOf } from '#lib/client/device-of.ts';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { sessionListSchema } from '#lib/contract/session.ts';
import { Card } from './card.tsx';
import classes from './account.module.css';

type SessionRow = z.output<typeof sessionListSchema>['items'][number];

/** Lists the user's sessions and ends them. */
export function SessionsCard() {
  const t = useTranslations('account.sessions');
  const { data: sessions, error } = useSessions();
  const end = useEndSessions();
  const others = sessions?.filter(({ current }) => !current).length ?? 0;
  return (
    <Card
      title={t('title')}
      text={t('text')}
      action={
        others > 0 ? (
          <Button
            variant="default"
            size="xs"
            loading={end.isPending && end.variables === null}
            disabled={end.isPending}
            onClick={() => end.mutate(null)}
          >
            {t('endOthers')}
          </Button>
        ) : null
      }
    >
      {end.error || (error && sessions === undefined) ? (
        <div className={classes.refusal}>
          <FormProblem error={end.error ?? error} />
        </div>
      ) : null}
      <ul className={classes.sessions}>
        {sessions?.map((session) => (
          <Row
            key={session.id}
            session={session}
            ending={end.isPending && end.variables === session.id}
            disabled={end.isPending}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
    </Card>
  );
}

type RowProps = { session: SessionRow; ending: boolean; disabled: boolean; onEnd: () => void };

function Row({ session, ending, disabled, onEnd }: RowProps) {
  const t = useTranslations('account.sessions');
  const locale = useLocale();
  const now = useNow();
  const { userAgent, address, current, createdAt, lastSeenAt } = session;
  const device = deviceOf(userAgent) ?? t('unknown');
  const Icon = /iPhone|Android|iPad/u.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  const exact = (at: string) => formatExact(locale, { at: new Date(at), timeZone: viewerTimeZone() });
  return (
    <li className={classes.session}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <div className={classes.about}>
        <p className={classes.device}>
          {device}
          {current ? (
            <span className={classes.badge} data-on>
              {t('current')}
            </span>
          ) : null}
        </p>
        <p className={classes.facts} title={t('since', { when: exact(createdAt) })}>
          {address ?? t('addressUnknown')} ·{' '}
          <time dateTime={lastSeenAt} title={exact(lastSeenAt)}>
            {t('lastSeen', { ago: formatAgo(locale, { at: new Date(lastSeenAt), now: new Date(now) }) })}
          </time>
        </p>
      </div>
      {current ? null : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('endSaid', { device })}
          loading={ending}
          disabled={disabled}
          onClick={onEnd}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
