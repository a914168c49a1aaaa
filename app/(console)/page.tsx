'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { FirstLoad } from '#app/components/shared/page/first-load.tsx';
import { useChains } from '#lib/client/chains.ts';

/** Redirects to the first chain's sync page, or to Connections if there is no chain. */
export default function EntryPage() {
  const router = useRouter();
  const { data: chains, error, refetch } = useChains();
  useEffect(() => {
    if (chains === undefined) return;
    const [first] = chains;
    router.replace(first ? `/chains/${first.id}` : '/connect');
  }, [chains, router]);
  return <FirstLoad failed={error !== null} onRetry={() => void refetch()} />;
}
