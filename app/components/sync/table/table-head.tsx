'use client';

import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Sort, SortKey } from '#app/components/sync/model/order.ts';
import { type ColumnId, SORT_OF } from './columns.tsx';
import classes from './shop-table.module.css';

type Props = {
  columns: readonly ColumnId[];
  sort: Sort;
  onSort: (key: SortKey) => void;
  /** The rows are no longer in the requested order. */
  outOfOrder: boolean;
  onResort: () => void;
  allSelected: boolean;
  someSelected: boolean;
  onSelectAll: (selected: boolean) => void;
};

export function TableHead({ columns, allSelected, someSelected, onSelectAll, ...sorting }: Props) {
  const t = useTranslations('sync');
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1}>
        {columns.map((id) =>
          id === 'select' ? (
            <th key={id} scope="col" data-column={id}>
              <Checkbox
                aria-label={t('table.selectAll')}
                checked={allSelected}
                indeterminate={someSelected && !allSelected}
                onChange={(event) => onSelectAll(event.currentTarget.checked)}
              />
            </th>
          ) : (
            <HeadCell key={id} id={id} {...sorting} />
          ),
        )}
      </tr>
    </thead>
  );
}

/** Columns that replace another one on narrow screens use its label. */
function columnLabel(id: Exclude<ColumnId, 'select'>) {
  if (id === 'phone') return 'shop';
  return id === 'story' ? 'state' : id;
}

type HeadCellProps = { id: Exclude<ColumnId, 'select'> } & Pick<Props, 'sort' | 'onSort' | 'outOfOrder' | 'onResort'>;

function HeadCell({ id, sort, onSort, outOfOrder, onResort }: HeadCellProps) {
  const t = useTranslations('sync');
  const label = t(`column.${columnLabel(id)}`);
  const key = SORT_OF[id];
  if (key === undefined) {
    return (
      <th scope="col" data-column={id}>
        <span className={classes.headQuiet}>{label}</span>
      </th>
    );
  }
  const active = sort.key === key;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" data-column={id} aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      <span className={classes.headSorted}>
        <UnstyledButton className={classes.headButton} data-active={active || undefined} onClick={() => onSort(key)}>
          {label}
          {active ? <Arrow size={13} stroke={1.7} aria-hidden /> : null}
        </UnstyledButton>
        {active && outOfOrder ? (
          <UnstyledButton className={classes.resort} title={t('table.resortHint')} onClick={onResort}>
            {t('table.resort')}
          </UnstyledButton>
        ) : null}
      </span>
    </th>
  );
}
