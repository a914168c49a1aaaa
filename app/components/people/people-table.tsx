'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CardTable } from '#app/components/shared/card-table/card-table.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import type { AdminScope } from '#lib/client/admin-of.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { PersonView } from '#lib/contract/people.ts';
import { PersonRow } from './person-row.tsx';
import { RemovePersonDialog } from './remove-person-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import table from '#app/components/shared/card-table/card-table.module.css';
import classes from './people.module.css';

const COLUMNS = ['name', 'roles', 'secondFactor', 'lastSignIn', 'action'] as const;

type Asking = { readonly what: 'roles' | 'removal'; readonly person: PersonView };
type Props = { people: readonly PersonView[]; chains: readonly Chain[]; adminScope: AdminScope };

export function PeopleTable({ people, chains, adminScope }: Props) {
  const t = useTranslations('people');
  const now = useNow();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <section className={table.card} aria-label={t('list')}>
      <CardTable columns={COLUMNS.map((name) => ({ name, label: t(`column.${name}`) }))} className={classes.people}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            chains={chains}
            isViewer={person.id === adminScope.personId}
            mayRemove={adminScope.all}
            now={now}
            onRoles={() => setAsking({ what: 'roles', person })}
            onRemove={() => setAsking({ what: 'removal', person })}
          />
        ))}
      </CardTable>
      {asking?.what === 'roles' ? (
        <RolesDialog person={asking.person} chains={chains} adminScope={adminScope} now={now} onClose={close} />
      ) : null}
      {asking?.what === 'removal' ? (
        <RemovePersonDialog person={asking.person} chains={chains} now={now} onClose={close} />
      ) : null}
    </section>
  );
}
