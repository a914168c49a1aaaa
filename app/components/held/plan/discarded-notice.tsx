'use client';

import { IconInfoCircle } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { useNow } from '#app/components/shared/use-now.ts';
import { formatDayAndClock } from '#lib/client/format/clock.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { serverNow } from '#lib/client/status.ts';
import type { HeldPlan } from './held-plan.ts';
import classes from './plan.module.css';

type Props = { discarded: NonNullable<HeldPlan['discarded']>; timeZone: string; status: StatusSnapshot };

/** Shown if the same plan was discarded before, because the POS data haven't changed since. */
export function DiscardedNotice({ discarded: { by, reason, at }, timeZone, status }: Props) {
  const t = useTranslations('held.discard');
  const common = useTranslations('common');
  const locale = useLocale();
  const now = new Date(serverNow(status, useNow()));
  const when = formatDayAndClock(locale, { at: new Date(at), now, timeZone });
  return (
    <div className={classes.answer} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <div className={classes.answerText}>
        <p className={classes.answerTitle}>
          {t('before', { who: common('person', { name: by, kind: 'person' }), when })}
        </p>
        <p>{t('beforeReason', { reason })}</p>
      </div>
    </div>
  );
}
