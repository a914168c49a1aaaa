/**
 * A message, a remedy and a label (a few characters, for lanes and phones) per sync error. Other keys replace one of them
 * when more is known (sync-error-words.ts). `over` is one of `bounds`; `cause` is the message of what failed the categories.
 */
export const errorsJa = {
  'pos-unauthorized': {
    message: 'POSレジに接続できません。トークンが無効か、期限が切れています。',
    remedy: '［接続］で新しいトークンを登録してから、再試行してください。メニューは前回のままです。',
    label: 'POSレジ認証',
  },
  'pos-revoked': {
    message: 'POSレジとの連携が、POSレジ側で取り消されました。',
    remedy: '［接続］で新しいトークンを登録してください。メニューは前回のままです。',
    label: 'POSレジ連携取消',
  },
  'pos-token-unreadable': {
    message: '保存してあるPOSレジのトークンを復号できません。保存したときの秘密鍵（HAIZEN_SECRET）と異なります。',
    remedy:
      '管理者が以前の HAIZEN_SECRET の値を HAIZEN_OLD_SECRETS に加えて起動し直すか、［接続］で新しいトークンを登録してください。メニューは前回のままです。',
    label: 'POSレジ復号不可',
  },
  'pos-address-refused': {
    message: 'POSレジのURLが接続を許可されていないアドレスのため、接続しませんでした。',
    remedy:
      '［接続］でURLを確かめてください。社内のサーバーに接続する場合は、管理者が HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1 を、フォルダーの場合は HAIZEN_CSV_FOLDER を設定してください。メニューは前回のままです。',
    label: 'POSレジ接続先不可',
  },
  'pos-unreachable': {
    message: 'POSレジから応答がありません{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy: 'しばらくしてから再試行してください。メニューは前回のままです。',
    label: 'POSレジ応答なし',
  },
  'pos-busy': {
    message: 'POSレジが混み合っていて、読み取れませんでした{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy: 'しばらくしてから再試行してください。メニューは前回のままです。',
    label: 'POSレジ混雑',
  },
  'pos-failed': {
    message: 'POSレジでエラーが起きていて、読み取れませんでした{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy:
      'しばらくしてから再試行してください。続く場合は、POSレジの障害情報を確認してください。メニューは前回のままです。',
    label: 'POSレジ障害',
  },
  'pos-incomplete': {
    message: 'POSレジの応答が途中で切れていたため、反映しませんでした。',
    remedy: '再試行してください。メニューは前回のままです。',
    label: 'POSレジ応答途切れ',
  },
  'pos-malformed': {
    message: 'POSレジの応答を読み取れなかったため、反映しませんでした。',
    tooLarge: 'POSレジの応答が大きすぎるため、反映しませんでした（{over}）。',
    remedy:
      '再試行してください。続く場合は、［接続］の接続先がPOSレジの正しいURLか確認してください。メニューは前回のままです。',
    label: 'POSレジ応答不正',
  },
  'pos-file-invalid': {
    message: 'POSレジのファイルを読み取れなかったため、反映しませんでした。',
    remedy: 'ファイルを確かめて直してから、再試行してください。メニューは前回のままです。',
    label: 'POSレジファイル',
  },
  'pos-read-expired': {
    message:
      'POSレジの商品一覧を読み取る途中で有効期限が切れ、最後まで読み取れませんでした{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy:
      'POSレジが混み合っていない時間に再試行してください。続く場合は、［接続］でPOSレジへの上限を上げてください。メニューは前回のままです。',
    label: 'POSレジ期限切れ',
  },
  'pos-shop-unknown': {
    message: 'POSレジに店舗が見つかりません。',
    remedy: '閉店した店舗は連携対象から外し、移転した店舗は接続し直してください。メニューは前回のままです。',
    label: 'POSレジに店舗なし',
  },
  'pos-menu-unknown': {
    message: 'カテゴリに使うメニューがPOSレジに見つかりません。',
    remedy: 'POSレジでメニューを確かめるか、カテゴリに使うメニューを選び直してください。メニューは前回のままです。',
    label: 'POSレジにメニューなし',
  },
  'pos-wrong-currency': {
    message: 'POSレジと注文アプリの通貨が異なるため、反映しませんでした。',
    remedy: 'どちらかの通貨の設定を直してから、再試行してください。メニューは前回のままです。',
    label: '通貨の不一致',
  },
  'ordering-unauthorized': {
    message: '注文アプリに接続できません。トークンが無効か、期限が切れています。',
    remedy: '［接続］で新しいトークンを登録してから、再試行してください。メニューは前回のままです。',
    label: '注文アプリ認証',
  },
  'ordering-token-unreadable': {
    message: '保存してある注文アプリのトークンを復号できません。保存したときの秘密鍵（HAIZEN_SECRET）と異なります。',
    remedy:
      '管理者が以前の HAIZEN_SECRET の値を HAIZEN_OLD_SECRETS に加えて起動し直すか、［接続］で新しいトークンを登録してください。メニューは前回のままです。',
    label: '注文アプリ復号不可',
  },
  'ordering-address-refused': {
    message: '注文アプリのURLが接続を許可されていないアドレスのため、接続しませんでした。',
    remedy:
      '［接続］でURLを確かめてください。社内のサーバーに接続する場合は、管理者が HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1 を設定してください。メニューは前回のままです。',
    label: '注文アプリ接続先不可',
  },
  'ordering-unreachable': {
    message: '注文アプリから応答がありません{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy: 'しばらくしてから再試行してください。反映されたかどうかも、再試行すると確認できます。',
    label: '注文アプリ応答なし',
  },
  'ordering-busy': {
    message: '注文アプリが混み合っていて、反映できませんでした{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy: 'しばらくしてから再試行してください。メニューは前回のままです。',
    label: '注文アプリ混雑',
  },
  'ordering-failed': {
    message:
      '注文アプリでエラーが起きていて、反映を確認できませんでした{tries, plural, =0 {} other {（#回試しました）}}。',
    remedy: 'しばらくしてから再試行してください。反映されたかどうかも、再試行すると確認できます。',
    label: '注文アプリ障害',
  },
  'ordering-malformed': {
    message: '注文アプリの応答を読み取れなかったため、反映を確認できませんでした。',
    tooLarge: '注文アプリの応答が大きすぎるため、反映を確認できませんでした（{over}）。',
    remedy:
      '再試行すると、反映されたかどうかを確認できます。続く場合は、［接続］の接続先が注文アプリの正しいURLか確認してください。',
    label: '注文アプリ応答不正',
  },
  'ordering-rejected': {
    message: '注文アプリが受け付けませんでした。',
    remedy: 'POSレジの内容を直してから再試行してください。メニューは前回のままです。',
    label: '受付不可',
  },
  'ordering-too-large': {
    message: 'メニューが大きすぎるため、注文アプリが受け付けませんでした。',
    remedy: 'POSレジで使っていない商品を減らしてから、再試行してください。メニューは前回のままです。',
    label: '容量超過',
  },
  'ordering-shop-unknown': {
    message: '注文アプリに店舗が見つかりません。',
    remedy: '閉店した店舗は連携対象から外し、登録し直した店舗は［接続］で読み込み直してください。',
    label: '注文アプリに店舗なし',
  },
  'ordering-id-refused': {
    message: '注文アプリの店舗またはブランドのIDがURLに使えない値（「..」など）のため、リクエストを送りませんでした。',
    remedy: '注文アプリで店舗またはブランドのIDを直し、［接続］で店舗を読み込み直してください。',
    label: 'ID使用不可',
  },
  'ordering-stale-fence': {
    message: '別のワーカーがこのチェーンの同期を引き継いだため、こちらの処理では反映しませんでした。',
    remedy: '引き継いだワーカーが続けます。終わっていない場合は、再試行してください。',
    label: '引き継ぎ',
  },
  'categories-failed': {
    message: 'カテゴリの同期に失敗したため、始めていません。{cause}',
    held: 'カテゴリの差分が保留中のため、始めていません。{cause}',
    remedy: 'カテゴリを直してから再試行してください。メニューは前回のままです。',
    label: 'カテゴリ失敗',
    labelHeld: 'カテゴリ保留',
  },
  'shop-deadline': {
    message: '時間内に終わらなかったため、中断しました。',
    minutes: '{count}分以内に終わらなかったため、中断しました。',
    seconds: '{count}秒以内に終わらなかったため、中断しました。',
    remedy: '反映されたかどうかは、再試行すると確認できます。',
    label: '時間切れ',
  },
  'worker-died-twice': {
    message: '同じ処理でプロセスが2回異常終了したため、中断しました。',
    remedy:
      '一度だけ再試行してください。続く場合は、Haizenの管理者に連絡してください。POSレジか注文アプリから届くデータが、サーバーのメモリに対して大きすぎる可能性があります。',
    label: '異常終了',
  },
  held: {
    message: '変更が大きいため、反映せずに保留しました。',
    remedy: '注文アプリの内容は変わっていません。差分を確認して、承認するか破棄してください。',
    label: '保留',
  },
  'approval-out-of-date': {
    message: '確認後にPOSレジの内容が変わったため、反映せずにもう一度保留しました。',
    remedy: '注文アプリの内容は変わっていません。新しい差分を確認してください。',
    label: '再確認',
  },
  internal: {
    message: 'Haizenでエラーが起きたため、中断しました。',
    remedy: '再試行してください。反映されたかどうかも確認できます。続く場合は、Haizenの管理者に連絡してください。',
    label: '内部エラー',
  },
} as const;
