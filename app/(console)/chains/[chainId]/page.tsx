'use client';

import { use } from 'react';
import { SyncPage } from '#app/components/sync/sync-page.tsx';

export default function ChainPage({ params }: { params: Promise<{ chainId: string }> }) {
  return <SyncPage chainId={use(params).chainId} />;
}
