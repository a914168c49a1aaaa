/** Roles of people, scopes of keys, and the chains they apply to. */
export const accessJa = {
  role: { viewer: '閲覧者', operator: '運用担当', admin: '管理者' },
  roleText: {
    viewer: '同期の状態と履歴を見られます。',
    operator: '閲覧に加えて、同期の開始と中止、保留中の差分の承認と破棄ができます。',
    admin: '運用担当の操作に加えて、接続、連携対象、メンバー、APIキー、監査ログを扱えます。',
  },
  scope: { read: '閲覧のみ', sync: '閲覧と同期', admin: 'すべて' },
  scopeText: {
    read: '同期の状態と履歴を読み取れます。何も変更できません。',
    sync: '読み取りに加えて、同期の開始と中止、差分の承認と破棄ができます。',
    admin: '接続、連携対象、APIキーの変更と、監査ログの書き出しもできます。必要な場合にだけ選んでください。',
  },
  chains: 'チェーン',
  allChains: '全チェーン',
  allChainsText: '今後追加するチェーンも含みます。',
  unknownChain: '不明なチェーン',
  copy: 'コピー',
  copied: 'コピーしました',
  selected: '選択しました。コピーしてください',
  cancel: 'キャンセル',
  forbiddenBack: '最初のページへ戻る',
} as const;
