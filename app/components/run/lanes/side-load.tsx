'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { addSample, CHART_SECONDS, chartOf, type LoadSample } from '#app/components/run/model/load-samples.ts';
import { formatClockSeconds } from '#lib/client/format/clock.ts';
import { formatLatency } from '#lib/client/format/duration.ts';
import { formatPerSecond } from '#lib/client/format/rate.ts';
import type { GateLoadView } from '#lib/contract/chains.ts';
import { LoadMeter } from './load-meter.tsx';
import classes from './lanes.module.css';

/** Current requests in flight, and their limit. */
export function SideMeter({ load }: { load: GateLoadView | null }) {
  const t = useTranslations('run.lanes');
  if (load === null) return null;
  const values = { inFlight: load.inFlight, limit: load.limit };
  return (
    <span className={classes.meterLine}>
      <LoadMeter {...values} />
      <b role="img" aria-label={t('loadSaid', values)}>
        {t('load', values)}
      </b>
    </span>
  );
}

type Props = {
  load: GateLoadView | null;
  /** When the server measured the load (server clock, in ms). */
  atMs: number;
  now: number;
};

/** Requests in flight over the last minute, as sampled by this page, with the limit, rate and peak. */
export function SideLoad({ load, atMs, now }: Props) {
  const t = useTranslations('run.lanes');
  const locale = useLocale();
  const [samples, setSamples] = useState<readonly LoadSample[]>([]);
  if (load !== null) {
    const next = addSample(samples, load, atMs);
    if (next !== samples) setSamples(next);
  }
  const chart = chartOf(samples, Math.max(now, atMs));
  const closed = load?.closedUntil && Date.parse(load.closedUntil) > now ? new Date(load.closedUntil) : null;
  const warning = closed
    ? t('closed', { time: formatClockSeconds(closed) })
    : load?.slowedBy && t(`slowed.${load.slowedBy}`, { most: load.most, limit: load.limit });
  return (
    <div className={classes.load}>
      <svg
        className={classes.chart}
        viewBox={`0 -0.08 ${CHART_SECONDS} 1.1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('chart', { seconds: CHART_SECONDS })}
      >
        {chart ? (
          <>
            <path d={chart.area} className={classes.chartArea} />
            <path d={chart.line} className={classes.chartLine} />
            <path d={chart.limit} className={classes.chartLimit} />
          </>
        ) : null}
      </svg>
      {warning ? (
        <p className={classes.closed}>{warning}</p>
      ) : (
        <p className={classes.loadFacts}>
          <span>{load ? rateWords(load) : null}</span>
          <span>{load ? t('peak', { peak: load.peak, limit: load.most }) : null}</span>
        </p>
      )}
    </div>
  );

  function rateWords({ perSecond, latencyMs }: GateLoadView): string {
    const rate = formatPerSecond(locale, perSecond);
    return latencyMs === null ? rate : t('rate', { rate, latency: formatLatency(locale, latencyMs) });
  }
}
