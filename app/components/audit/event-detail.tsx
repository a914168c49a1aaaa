'use client';

import { useLocale, useTranslations } from 'use-intl';
import { chainName } from '#app/components/shared/chain-name.ts';
import { formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { AuditEventView } from '#lib/contract/audit.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { eventChanges } from './model/event-changes.ts';
import { fieldWords } from './model/field-words.ts';
import { valueWords } from './model/value-words.ts';
import classes from './audit.module.css';

type Props = { event: AuditEventView; chains: readonly Chain[] };

/** Before and after values per field, and the request ID for searching the logs. */
export function EventDetail({ event, chains }: Props) {
  const t = useTranslations('audit.detail');
  const locale = useLocale();
  const facts = {
    exact: formatExact(locale, { at: new Date(event.at), timeZone: viewerTimeZone() }),
    address: event.address,
    request: event.requestId,
    number: event.id,
  };
  return (
    <div className={classes.detail}>
      <Changes event={event} chains={chains} />
      <dl className={classes.facts}>
        {(['exact', 'address', 'request', 'number'] as const).map((fact) =>
          facts[fact] === null ? null : (
            <div key={fact}>
              <dt>{t(fact)}</dt>
              <dd>{facts[fact]}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

function Changes({ event, chains }: Props) {
  const t = useTranslations('audit.detail');
  const access = useTranslations('access');
  const locale = useLocale();
  const changes = eventChanges(event);
  if (changes.length === 0) return null;
  const ofKey = event.act === 'key-made' || event.act === 'key-revoked';
  const isChange = event.before !== null && event.after !== null;
  const context = { locale, chainName: (chainId: string | null) => chainName(chainId, chains, access) };
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          {isChange ? <th scope="col">{t('before')}</th> : null}
          <th scope="col">{isChange ? t('after') : t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldWords(locale, { field, ofKey })}</th>
            {isChange ? <td>{valueWords({ field, value: before }, context)}</td> : null}
            <td data-new={isChange || undefined}>
              {valueWords({ field, value: isChange || after !== undefined ? after : before }, context)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
