import type { ConnectionReason } from '#lib/messages/connection-reason.ts';

/** Why a connection failed, per reason; inserted into `connection-failed` and `discover-failed`. */
export const connectionsJa = {
  side: { pos: 'POSレジ', ordering: '注文アプリ', none: '接続先' },
  reason: {
    unreadable: '{side}の保存してあるトークンを復号できません。',
    refused: '{side}のURLは、接続を許可されていないアドレスです。',
    unauthorized: '{side}にサインインできません。トークンが無効か、期限が切れています。',
    unreachable: '{side}から応答がありません。',
    busy: '{side}が混み合っています。',
    failed: '{side}でエラーが起きています。',
    malformed: '{side}の応答を読み取れませんでした。',
    missing: '{side}にブランドが見つかりません。',
    none: '{side}との接続を確認できませんでした。',
  },
  remedy: {
    unreadable:
      'このトークンも新しく登録するか、管理者が以前の HAIZEN_SECRET の値を HAIZEN_OLD_SECRETS に加えて起動し直してください。',
    refused: 'URLを確かめてから、もう一度お試しください。',
    unauthorized: 'トークンと接続先（本番かサンドボックス）を確かめてから、もう一度お試しください。',
    unreachable: 'URLとネットワークを確かめてから、もう一度お試しください。',
    busy: 'しばらくしてから、もう一度お試しください。',
    failed: 'しばらくしてから、もう一度お試しください。',
    malformed: 'URLが正しいか確かめてから、もう一度お試しください。',
    missing: 'ブランドIDを確かめてから、もう一度お試しください。',
    none: '入力した内容を確かめてから、もう一度お試しください。',
  },
} as const satisfies { side: object } & Record<'reason' | 'remedy', Record<ConnectionReason, string>>;
