import { HeldListPage } from '#app/components/held/list/held-list-page.tsx';

type Props = { params: Promise<{ chainId: string }> };

export default async function Page({ params }: Props) {
  const { chainId } = await params;
  return <HeldListPage chainId={chainId} />;
}
