'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { keysAffected, validKeys } from '#app/components/shared/affected-keys.ts';
import { Dialog } from '#app/components/shared/dialogs/dialog.tsx';
import { Refusal } from '#app/components/shared/dialogs/refusal.tsx';
import { type AdminScope, administeredChains } from '#lib/client/admin-of.ts';
import { useKeys } from '#lib/client/keys.ts';
import { useSetGrants } from '#lib/client/people.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import type { PersonView } from '#lib/contract/people.ts';
import { AffectedKeys } from './affected-keys.tsx';
import { GrantRows } from './grant-rows.tsx';
import { partGrants } from './model/edit-grants.ts';
import { RolesCell } from './roles-cell.tsx';
import dialogs from '#app/components/shared/dialogs/dialogs.module.css';
import page from '#app/theme/page.module.css';

type Props = {
  person: PersonView;
  chains: readonly Chain[];
  adminScope: AdminScope;
  /** In ms. */
  now: number;
  onClose: () => void;
};

/** Edits a member's roles in the chains the viewer manages. Other roles are shown read-only. */
export function RolesDialog({ person, chains, adminScope, now, onClose }: Props) {
  const t = useTranslations('people.roles');
  const access = useTranslations('access');
  const { own, kept } = partGrants(adminScope, person.grants);
  const [grants, setGrants] = useState<readonly GrantView[]>(own);
  const { data: keys, isPending: loading } = useKeys();
  const [revokeKeys, setRevokeKeys] = useState(true);
  const affected = keysAffected(validKeys(keys ?? [], now), { personId: person.id, grants: [...kept, ...grants] });
  const { mutate: save, isPending, error } = useSetGrants();
  const chainIds = [...(adminScope.all ? [null] : []), ...administeredChains(adminScope, chains).map(({ id }) => id)];
  return (
    <Dialog title={t('title', { name: person.name })} closable={!isPending} onClose={onClose}>
      <div className={dialogs.dialog}>
        <p className={dialogs.dialogText}>{t('text')}</p>
        {kept.length > 0 ? (
          <div>
            <RolesCell grants={kept} chains={chains} />
            <p className={page.facts}>{t('kept')}</p>
          </div>
        ) : null}
        <GrantRows grants={grants} chainIds={chainIds} chains={chains} disabled={isPending} onChange={setGrants} />
        {grants.length + kept.length === 0 ? <p className={page.facts}>{t('none')}</p> : null}
        <AffectedKeys
          name={person.name}
          keys={affected}
          chains={chains}
          revoke={revokeKeys}
          disabled={isPending}
          onChange={setRevokeKeys}
        />
        <Refusal error={error} title={t('refused')} />
        <div className={dialogs.dialogFoot}>
          <Button variant="default" disabled={isPending} onClick={onClose}>
            {access('cancel')}
          </Button>
          <Button
            loading={isPending || loading}
            onClick={() => save({ personId: person.id, grants, revokeKeys }, { onSuccess: onClose })}
          >
            {t('save')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
