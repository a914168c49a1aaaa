'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { connectionPath, refusedSide } from '#app/components/shared/connection-path.ts';
import { Link } from '#app/components/shared/link.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatClock } from '#lib/client/format/clock.ts';
import { formatNames } from '#lib/client/format/list.ts';
import { useMay } from '#lib/client/session.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import { type HeldNow, heldCategoriesHref, heldShopsHref } from './model/held-now.ts';
import { RetryButton, SyncStoppedButton } from './retry-button.tsx';
import page from '#app/theme/page.module.css';
import classes from './causes-card.module.css';

type Cause = RunDetail['causes'][number];

type Props = {
  chainId: string;
  run: RunDetail;
  held: HeldNow;
  /** The server is unreachable, so nothing can be started. */
  lost: boolean;
  /** Filters the results by an outcome. */
  onSee: (outcome: Outcome) => void;
};

/** Issues that need attention, one row per cause regardless of how many shops share it. */
export function CausesCard({ chainId, run, held, lost, onSee }: Props) {
  const t = useTranslations('run.causes');
  const stopped = run.stopped !== null && run.counts.CANCELLED > 0;
  const shops = run.causes.reduce((sum, cause) => sum + cause.shops, 0) + (stopped ? run.counts.CANCELLED : 0);
  return (
    <section className={page.card} aria-label={t('title')}>
      <div className={page.cardHead}>
        <h2 className={page.cardTitle}>{t('title')}</h2>
        <span className={page.facts}>{t('facts', { shops, causes: run.causes.length + (stopped ? 1 : 0) })}</span>
        {run.categories.state === 'HELD' && !held.categories ? null : (
          // Once the held categories are decided, shops that waited for them no longer count as failures.
          <RetryButton chainId={chainId} run={run} lost={lost} />
        )}
      </div>
      <ul className={classes.list}>
        {run.causes.map((cause) => (
          <li key={`${cause.outcome} ${cause.error.code} ${cause.error.message}`} className={classes.cause}>
            <span className={classes.icon}>
              <StateIcon state={cause.outcome} />
            </span>
            <CauseText cause={cause} />
            <div className={classes.actions}>
              <Reconnect chainId={chainId} cause={cause} />
              <Review cause={cause} held={held} />
              <Button variant="default" size="xs" onClick={() => onSee(cause.outcome)}>
                {t('see', { count: cause.shops })}
              </Button>
            </div>
          </li>
        ))}
        {stopped ? <Stopped chainId={chainId} run={run} lost={lost} onSee={onSee} /> : null}
      </ul>
    </section>
  );
}

/** Who stopped the run, and how many shops it left out. */
function Stopped({ chainId, run, lost, onSee }: Pick<Props, 'chainId' | 'run' | 'lost' | 'onSee'>) {
  const t = useTranslations('run.causes');
  const common = useTranslations('common');
  if (run.stopped === null) return null;
  const { by, byKind, at } = run.stopped;
  const who = common('person', { name: by, kind: byKind ?? 'person' });
  const shops = run.counts.CANCELLED;
  return (
    <li className={classes.cause}>
      <span className={classes.icon}>
        <StateIcon state="CANCELLED" />
      </span>
      <div className={classes.text}>
        <p className={classes.what}>{t('row', { shops, what: t('stoppedWhat') })}</p>
        <p className={page.facts}>
          {at === null ? t('stoppedBy', { who }) : t('stoppedByAt', { who, time: formatClock(new Date(at)) })}
        </p>
      </div>
      <div className={classes.actions}>
        <SyncStoppedButton chainId={chainId} run={run} lost={lost} />
        <Button variant="default" size="xs" onClick={() => onSee('CANCELLED')}>
          {t('see', { count: shops })}
        </Button>
      </div>
    </li>
  );
}

/** Links a held target to its decision while that is pending. */
function Review({ cause: { outcome, error }, held }: { cause: Cause; held: HeldNow }) {
  const t = useTranslations('held');
  const href =
    outcome === 'HELD'
      ? heldShopsHref(held)
      : error.detail?.causeCode === 'held' || error.detail?.causeCode === 'approval-out-of-date'
        ? heldCategoriesHref(held)
        : null;
  if (href === null) return null;
  return (
    <Button component={Link} href={href} variant="default" size="xs">
      {t('review')}
    </Button>
  );
}

function CauseText({ cause }: { cause: Cause }) {
  const t = useTranslations('run.causes');
  const locale = useLocale();
  const { outcome, error, shops, shopNames } = cause;
  const { message, remedy } =
    outcome === 'HELD' ? { message: t('heldWhat'), remedy: t('heldRemedy') } : syncErrorSentence(locale, error);
  const names = formatNames(locale, shopNames);
  const more = shops - shopNames.length;
  return (
    <div className={classes.text}>
      <p className={classes.what}>{t('row', { shops, what: message.replace(/[。.]$/u, '') })}</p>
      <p className={page.facts}>{remedy}</p>
      <p className={page.facts}>{more > 0 ? t('namesMore', { names, more }) : names}</p>
    </div>
  );
}

/** Links to Connections, where a rejected token is replaced. */
function Reconnect({ chainId, cause }: { chainId: string; cause: Cause }) {
  const t = useTranslations('run.causes');
  const { change } = useMay(chainId);
  const side = refusedSide(cause.error);
  if (side === null || !change) return null;
  return (
    <Button component={Link} href={connectionPath(chainId, side)} variant="default" size="xs">
      {t('connections')}
    </Button>
  );
}
