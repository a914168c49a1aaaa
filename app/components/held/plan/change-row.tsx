'use client';

import { useLocale, useTranslations } from 'use-intl';
import { isPlainPrice } from '#app/components/held/model/groups.ts';
import { ChangeSign } from '#app/components/shared/changes/change-sign.tsx';
import { formatFieldChange } from '#lib/client/format/field-change.ts';
import { formatMoney, formatMoneyDifference } from '#lib/client/format/money.ts';
import type { HeldChange } from '#lib/contract/held.ts';
import classes from './changes-card.module.css';

type Props = { change: HeldChange; currency: string };

export function ChangeRow({ change, currency }: Props) {
  const { before, after } = change;
  return (
    <tr data-change={change.change}>
      <td data-column="sign">
        <ChangeSign change={change.change} />
      </td>
      <th scope="row" data-column="name">
        {change.name}
        <Fields change={change} currency={currency} />
      </th>
      <td data-column="category">{before?.category ?? after?.category ?? null}</td>
      <td data-column="now">
        <Price price={before?.price} currency={currency} />
      </td>
      <td data-column="then">
        <Then change={change} currency={currency} />
      </td>
      <td data-column="difference">
        <Difference change={change} currency={currency} />
      </td>
    </tr>
  );
}

/** Changes other than the price shown in the columns. */
function Fields({ change, currency }: Props) {
  const locale = useLocale();
  const fields = change.fields.filter((field) => !isPlainPrice(change, field));
  if (fields.length === 0) return null;
  return (
    <span className={classes.fields}>
      {fields.map((field) => formatFieldChange(locale, field, { currency, change })).join(' · ')}
    </span>
  );
}

function Price({ price, currency }: { price: number | null | undefined; currency: string }) {
  const locale = useLocale();
  if (price === null || price === undefined) return <span className={classes.none}>–</span>;
  return formatMoney(locale, price, currency);
}

function Then({ change, currency }: Props) {
  const common = useTranslations('common');
  if (change.change === 'removed') return common('removed');
  if (change.kind !== 'item') return common(change.change);
  return <Price price={change.after?.price} currency={currency} />;
}

function Difference({ change: { before, after }, currency }: Props) {
  const locale = useLocale();
  if (typeof before?.price !== 'number' || typeof after?.price !== 'number') return null;
  const difference = after.price - before.price;
  if (difference === 0) return null;
  return <span className={classes.difference}>{formatMoneyDifference(locale, difference, currency)}</span>;
}
