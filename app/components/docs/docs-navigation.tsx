import { translatorFor } from '#lib/messages/translator.ts';
import { DOCS_PATH, operationPath, PROBLEMS_PATH, SCHEMAS_PATH } from './docs-paths.ts';
import type { DocsProps } from './docs-props.ts';
import { MethodName } from './method-name.tsx';
import { operationsByTag } from './operations-by-tag.ts';
import classes from './docs.module.css';

/** Links to all operations, in a collapsed group per tag. On narrow screens the whole list is collapsed. */
export function DocsNavigation({ document, locale, tag }: DocsProps & { tag: string }) {
  const t = translatorFor(locale);
  return (
    <nav aria-label={t('api.docs.contents')} className={classes.navigation}>
      <details className={classes.contents}>
        <summary>{t('api.docs.contents')}</summary>
        <a href={DOCS_PATH}>{t('api.docs.about')}</a>
        {operationsByTag(document).map(({ name, operations }) => (
          <details key={name} open={name === tag} className={classes.navigationGroup}>
            <summary>{t(`api.docs.groups.${name}`)}</summary>
            <ul>
              {operations.map(({ method, operation: { operationId } }) => (
                <li key={operationId}>
                  <a href={operationPath(name, operationId)}>
                    <MethodName method={method} />
                    {operationId}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
        <a href={PROBLEMS_PATH}>{t('api.docs.problems')}</a>
        <a href={SCHEMAS_PATH}>{t('api.docs.schemas')}</a>
      </details>
    </nav>
  );
}
