import { RunPage } from '#app/components/run/run-page.tsx';

type Props = { params: Promise<{ chainId: string; runId: string }> };

export default async function Page({ params }: Props) {
  const { chainId, runId } = await params;
  return <RunPage chainId={chainId} runId={runId} />;
}
