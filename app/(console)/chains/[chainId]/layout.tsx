import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { personHere } from '#app/components/shared/session/person-here.ts';
import { chainsOf } from '#lib/domain/access.ts';

type Props = { params: Promise<{ chainId: string }>; children: ReactNode };

/** Chains the viewer has no role in return 404. */
export default async function ChainLayout({ params, children }: Props) {
  const { chainId } = await params;
  const person = await personHere();
  // The parent layout redirects visitors without a session to the sign-in page.
  const seen = person === null ? 'all' : chainsOf(person);
  if (seen !== 'all' && !seen.includes(chainId)) notFound();
  return children;
}
