'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useNow } from '#app/components/shared/use-now.ts';
import { formatAgo } from '#lib/client/format/ago.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { serverNow } from '#lib/client/status.ts';
import { heartbeatOf } from './heartbeat.ts';
import classes from './shell.module.css';

/** The active worker and when it was last seen. */
export function HeartbeatLine({ snapshot }: { snapshot: StatusSnapshot }) {
  const t = useTranslations('shell.worker');
  const locale = useLocale();
  const now = serverNow(snapshot, useNow());
  const heartbeat = heartbeatOf(snapshot, now);
  switch (heartbeat.kind) {
    case 'waiting':
      return (
        <p className={classes.heartbeat}>
          <span className={classes.dot} />
          {t('waiting')}
        </p>
      );
    case 'answered': {
      const ago = formatAgo(locale, { at: new Date(now - heartbeat.ageMs), now: new Date(now) });
      return (
        <p className={classes.heartbeat}>
          <span className={`${classes.dot} ${classes.dotAnswered}`} />
          <span>
            {t('answered', { worker: heartbeat.worker, ago })}
            {heartbeat.takeovers > 0 ? (
              <span className={classes.takeovers} title={t('takeoversHint')}>
                {t('takeovers', { count: heartbeat.takeovers })}
              </span>
            ) : null}
          </span>
        </p>
      );
    }
    case 'silent':
      return (
        <p className={classes.heartbeat} role="status">
          <span className={`${classes.dot} ${classes.dotSilent}`} />
          {t('silent')}
        </p>
      );
  }
}
