'use client';

import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import type { invitationFactsSchema } from '#lib/contract/people.ts';
import classes from './entry.module.css';

export type InvitationFacts = z.output<typeof invitationFactsSchema>;

/** The chain and role of the invitation. */
export function InvitationWords({ facts }: { facts: InvitationFacts }) {
  const t = useTranslations('entry.invitation');
  const access = useTranslations('access.role');
  const { email, chainName } = facts;
  const role = access(facts.role);
  const isFirst = email === null;
  return (
    <div className={classes.about}>
      <h1 className={classes.title}>{t(isFirst ? 'setupTitle' : 'title')}</h1>
      <p className={classes.facts}>
        {isFirst ? t('setupText') : chainName === null ? t('textAll', { role }) : t('text', { chain: chainName, role })}
      </p>
    </div>
  );
}
