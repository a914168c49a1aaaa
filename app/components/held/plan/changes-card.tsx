'use client';

import { useTranslations } from 'use-intl';
import { groupChanges } from '#app/components/held/model/groups.ts';
import { ChangeGroupRows } from './change-group-rows.tsx';
import type { HeldPlan } from './held-plan.ts';
import page from '#app/theme/page.module.css';
import classes from './changes-card.module.css';

/** The whole plan, entry by entry: exactly what an approval publishes. */
export function ChangesCard({ plan }: { plan: HeldPlan }) {
  const t = useTranslations('held.changes');
  const ofCategories = 'chainId' in plan;
  return (
    <section className={`${page.card} ${classes.card}`} aria-label={t('label')}>
      <table className={classes.table} data-of={ofCategories ? 'categories' : 'menu'}>
        <thead>
          <tr>
            <th scope="col" data-column="sign">
              <span className={classes.hiddenHead}>{t('sign')}</span>
            </th>
            <th scope="col" data-column="name">
              {t(ofCategories ? 'categoryEntry' : 'item')}
            </th>
            <th scope="col" data-column="category">
              {t('category')}
            </th>
            <th scope="col" data-column="now">
              {t('now')}
            </th>
            <th scope="col" data-column="then">
              {t('then')}
            </th>
            <th scope="col" data-column="difference">
              <span className={classes.hiddenHead}>{t('difference')}</span>
            </th>
          </tr>
        </thead>
        {groupChanges(plan.changes).map((group) => (
          <ChangeGroupRows key={group.kind} group={group} currency={plan.currency} columns={ofCategories ? 3 : 6} />
        ))}
      </table>
      {plan.counts.unchanged > 0 ? (
        <p className={classes.unchanged}>
          {t(ofCategories ? 'unchangedCategories' : 'unchangedItems', { count: plan.counts.unchanged })}
        </p>
      ) : null}
    </section>
  );
}
