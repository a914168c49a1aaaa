'use client';

import { useRouter } from 'next/navigation';
import { heldPath } from '#app/components/shared/held/held-paths.ts';
import { useShortcuts } from '#app/components/shared/shortcuts/use-shortcuts.ts';
import { useMay } from '#lib/client/session.ts';
import { ShortcutHelp } from './shortcut-help.tsx';

type Props = {
  /** Null if there is no chain. */
  chainId: string | null;
  helpOpened: boolean;
  onHelp: (opened: boolean) => void;
};

/** Shortcuts of every page: navigation and the help dialog. */
export function PageKeys({ chainId, helpOpened, onHelp }: Props) {
  const router = useRouter();
  const { sync } = useMay(chainId);
  const goTo = (path: (chainId: string) => string) => () => {
    if (chainId !== null) router.push(path(chainId));
  };
  useShortcuts({
    goSync: goTo((id) => `/chains/${id}`),
    goHistory: goTo((id) => `/chains/${id}/runs`),
    goHeld: goTo(heldPath),
    help: () => onHelp(true),
  });
  return <ShortcutHelp maySync={sync} opened={helpOpened} onClose={() => onHelp(false)} />;
}
