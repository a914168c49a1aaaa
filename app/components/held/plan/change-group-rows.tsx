'use client';

import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type ChangeGroup, fieldsOf, mostlyIn } from '#app/components/held/model/groups.ts';
import { fieldName } from '#lib/client/format/headline.ts';
import { formatNames } from '#lib/client/format/list.ts';
import { formatCount } from '#lib/client/format/number.ts';
import { ChangeRow } from './change-row.tsx';
import classes from './changes-card.module.css';

/** A plan can contain thousands of items; render the rest on request. */
const SHOWN_AT_FIRST = 100;
const FIELDS_NAMED = 3;

type Props = { group: ChangeGroup; currency: string; columns: number };

/** A collapsible group of changes. */
export function ChangeGroupRows({ group, currency, columns }: Props) {
  const t = useTranslations('held.changes');
  const common = useTranslations('common');
  const [opened, setOpened] = useState(true);
  const [all, setAll] = useState(false);
  const { kind, changes } = group;
  const shown = all ? changes : changes.slice(0, SHOWN_AT_FIRST);
  return (
    <tbody>
      <tr className={classes.group}>
        <th colSpan={columns} scope="rowgroup">
          <UnstyledButton
            className={classes.groupButton}
            aria-expanded={opened}
            onClick={() => setOpened((before) => !before)}
          >
            <IconChevronDown size={14} stroke={1.7} aria-hidden className={classes.chevron} />
            <span className={classes.groupTitle}>
              {kind === 'options' ? t('options') : common(kind)} {formatCount(changes.length)}
            </span>
            <span className={classes.groupFacts}>
              <GroupFacts group={group} />
            </span>
          </UnstyledButton>
        </th>
      </tr>
      {opened
        ? shown.map((change) => <ChangeRow key={`${change.kind} ${change.id}`} change={change} currency={currency} />)
        : null}
      {opened && shown.length < changes.length ? (
        <tr className={classes.moreRow}>
          <td colSpan={columns}>
            <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
              {t('showAll', { count: changes.length })}
            </UnstyledButton>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function GroupFacts({ group: { kind, changes } }: { group: ChangeGroup }) {
  const t = useTranslations('held.changes');
  const locale = useLocale();
  if (kind === 'removed') {
    const most = mostlyIn(changes);
    return most ? t('mostIn', most) : null;
  }
  if (kind !== 'changed') return null;
  const names = [...new Set(fieldsOf(changes).map((field) => fieldName(locale, field)))];
  return formatNames(locale, names.slice(0, FIELDS_NAMED));
}
