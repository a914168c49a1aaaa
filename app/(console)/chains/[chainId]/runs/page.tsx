import { HistoryPage } from '#app/components/run/history/history-page.tsx';

type Props = { params: Promise<{ chainId: string }> };

export default async function Page({ params }: Props) {
  const { chainId } = await params;
  return <HistoryPage chainId={chainId} />;
}
