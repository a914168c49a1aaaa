import type { ReactNode } from 'react';
import { Brand } from '#app/components/shared/brand/brand.tsx';
import { PreferenceMenus } from '#app/components/shared/brand/preference-menus.tsx';
import { DocsNavigation } from './docs-navigation.tsx';
import type { DocsProps } from './docs-props.ts';
import { DocsSearch } from './docs-search.tsx';
import classes from './docs.module.css';

type Props = DocsProps & {
  query?: string;
  /** The tag whose page this is. */
  tag?: string;
  children: ReactNode;
};

/** Layout of the API documentation, which is readable without an account. */
export function DocsFrame({ document, locale, query = '', tag = '', children }: Props) {
  return (
    <div className={classes.frame}>
      <header className={classes.side}>
        <Brand />
        <DocsSearch locale={locale} query={query} />
        <DocsNavigation document={document} locale={locale} tag={tag} />
        <PreferenceMenus />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
