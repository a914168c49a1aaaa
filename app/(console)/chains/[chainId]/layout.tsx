import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { chainsOf } from '#lib/domain/access.ts';
import { personHere } from '#app/components/session/person-here.ts';

type Props = { params: Promise<{ chainId: string }>; children: ReactNode };

/** A chain that one may not see is a page that is not there. */
export default async function ChainLayout({ params, children }: Props) {
  const { chainId } = await params;
  const person = await personHere();
  // Who is not signed in is led to sign in by the layout around this one.
  const seen = person === null ? 'all' : chainsOf(person);
  if (seen !== 'all' && !seen.includes(chainId)) notFound();
  return children;
}
