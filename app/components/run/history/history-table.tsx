'use client';

import { useTranslations } from 'use-intl';
import type { Run } from '#lib/contract/runs.ts';
import { HistoryRow } from './history-row.tsx';
import classes from './history.module.css';

const COLUMNS = ['run', 'outcome', 'changes', 'by', 'duration', 'started'] as const;

type Props = {
  chainId: string;
  runs: readonly Run[];
  /** The server's clock, in ms. */
  now: number;
};

export function HistoryTable({ chainId, runs, now }: Props) {
  const t = useTranslations('run.list');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <HistoryRow key={run.id} chainId={chainId} run={run} now={now} />
        ))}
      </tbody>
    </table>
  );
}
