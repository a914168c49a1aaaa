import { redirect } from 'next/navigation';
import { SignInPage } from '#app/components/entry/sign-in-page.tsx';
import { personHere } from '#app/components/shared/session/person-here.ts';
import { ENDED_WHILE } from '#lib/client/leave-to-sign-in.ts';
import { nextPath } from '#lib/client/next-path.ts';

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function Page({ searchParams }: Props) {
  const { next, ended } = await searchParams;
  const path = nextPath(typeof next === 'string' ? next : null);
  if ((await personHere()) !== null) redirect(path);
  return <SignInPage next={path} ended={ENDED_WHILE.find((known) => known === ended) ?? null} />;
}
