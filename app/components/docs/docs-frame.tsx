import type { ReactNode } from 'react';
import { Brand } from '#app/components/shell/brand.tsx';
import { PreferenceMenus } from '#app/components/shell/preference-menus.tsx';
import classes from '#app/components/docs/docs.module.css';

type Props = { navigation: ReactNode; children: ReactNode };

/** The frame around the API's page: who reads it may have no account. */
export function DocsFrame({ navigation, children }: Props) {
  return (
    <div className={classes.frame}>
      <header className={classes.side}>
        <Brand />
        {navigation}
        <PreferenceMenus />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
