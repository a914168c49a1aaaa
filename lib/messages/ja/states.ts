/** Names of states and phases, keyed by the domain's constants. */
export const statesJa = {
  state: {
    IDLE: '未同期',
    QUEUED: '待機中',
    RUNNING: '同期中',
    SUCCEEDED: '同期済み',
    FAILED: '失敗',
    HELD: '保留',
    SKIPPED: '未実施',
    CANCELLED: '中止',
  },
  phase: {
    READING: 'POSレジから読取中',
    COMPARING: '差分を確認中',
    PUBLISHING: '注文アプリへ反映中',
  },
  outOfScope: '連携対象外',
} as const;
