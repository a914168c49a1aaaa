/**
 * Title, detail (what happened) and remedy (what to do) per problem code of the API. Other keys replace one of them when
 * more is known (problem-facts.ts). `shop` is a quoted name or 「この店舗」; `reason` is one of `connections`.
 */
export const problemsJa = {
  'bad-request': {
    title: 'リクエストを処理できません',
    detail: 'Host ヘッダーが複数あるか、リクエスト先がこのサーバーのパスではありません。',
    remedy: 'Host ヘッダーを1つにし、スラッシュで始まるパスを指定して送り直してください。',
  },
  'invalid-body': {
    title: '入力に誤りがあります',
    detail:
      '受け取った内容に、使えない値があります{field, select, none {} other {（{field}）}}。何も変更していません。',
    remedy: '項目ごとの説明に従って直してから、もう一度送ってください。',
  },
  'invalid-query': {
    title: '条件に誤りがあります',
    detail: '指定された条件に、使えない値があります{field, select, none {} other {（{field}）}}。',
    remedy: '条件を直してから、もう一度送ってください。',
  },
  'invalid-path': {
    title: 'URLに誤りがあります',
    detail: 'URLのパスに、復号できないパーセントエンコードがあります。',
    remedy: 'パスの文字をUTF-8でパーセントエンコードしてください。',
  },
  'method-not-allowed': {
    title: 'このメソッドは使えません',
    detail: 'TRACE には対応していません。',
    remedy: 'GET、POST、PUT、PATCH、DELETE のいずれかを使ってください。',
  },
  'body-too-large': {
    title: '内容が大きすぎます',
    detail: '受け取れる大きさ（1 MB）を超えています。何も変更していません。',
    remedy: '内容を分けて送ってください。',
  },
  unauthorized: {
    title: '認証が必要です',
    detail: 'サインインしていないか、APIキーが正しくありません。',
    remedy: 'サインインし直してください。社内ツールの場合は、Authorization ヘッダーに正しいAPIキーを付けてください。',
  },
  forbidden: {
    title: 'この操作は許可されていません',
    detail: 'お使いのアカウントまたはAPIキーには、この操作の権限がありません。何も変更していません。',
    remedy: 'チェーンの管理者に、役割の変更を依頼してください。',
  },
  'sign-in-refused': {
    title: 'サインインできません',
    detail: 'メールアドレスまたはパスワードが違います。',
    remedy: '入力を確かめて、もう一度お試しください。パスワードを忘れた場合は、管理者に招待し直してもらってください。',
  },
  'sign-in-locked': {
    title: 'しばらくサインインできません',
    detail: '失敗が続いたため、このメールアドレスでのサインインを一時的に止めています。',
    remedy: 'しばらく待ってから、もう一度お試しください。心当たりがない場合は、管理者に連絡してください。',
  },
  'second-factor-refused': {
    title: 'コードが違います',
    detail: '認証コードが正しくないか、期限が切れています。',
    remedy: '同じコードは1回しか使えません。認証アプリに次のコードが表示されるのを待って、入力してください。',
  },
  'second-factor-unreadable': {
    title: '二段階認証の情報を読み取れません',
    detail: '保存してある二段階認証の情報を復号できません。保存したときの HAIZEN_SECRET が見つかりません。',
    remedy:
      '管理者に、以前の値を HAIZEN_OLD_SECRETS に加えて起動し直すか、npm run reset-password を実行するよう依頼してください。',
  },
  'not-this-machine': {
    title: 'このコンピューターからのみ使えます',
    detail: 'お試し用のサインインは、Haizenが動いているコンピューターでだけ使えます。',
    remedy: '同じコンピューターのブラウザーで http://localhost を開いてください。',
  },
  'password-wrong': {
    title: 'パスワードが違います',
    detail: 'いまのパスワードが正しくないため、何も変更していません。',
    remedy: 'いまのパスワードを確かめて、もう一度入力してください。',
  },
  'password-weak': {
    title: 'このパスワードは使えません',
    detail: 'パスワードは12文字以上で、メールアドレスやよく使われる言葉と同じものは使えません。',
    remedy: 'ほかの人に推測されない、12文字以上のパスワードにしてください。',
  },
  'email-taken': {
    title: 'このメールアドレスは登録済みです',
    detail: '同じメールアドレスのアカウントがすでにあります。',
    remedy: 'そのアカウントでサインインするか、別のメールアドレスを使ってください。',
  },
  'invitation-gone': {
    title: 'この招待は使えません',
    detail: '招待リンクの期限が切れたか、すでに使われたか、取り消されています。',
    remedy: '招待した人に、新しいリンクを発行してもらってください。',
  },
  'last-admin': {
    title: '最後の管理者は外せません',
    detail: '全チェーンの管理者がいなくなるため、変更していません。',
    remedy: '先に、ほかの人を全チェーンの管理者にしてください。',
  },
  'key-exceeds-creator': {
    title: 'このキーより大きな権限は与えられません',
    detail: 'キーで作成するキーは、作成元のキーより多くのチェーンや操作、長い期限を持てません。何も作成していません。',
    remedy: '内容を減らすか、画面からキーを作成してください。',
  },
  'other-email': {
    title: '別の人への招待です',
    detail: 'この招待は、サインイン中のアカウントとは別のメールアドレスに宛てたものです。',
    remedy: '招待されたメールアドレスでサインインし直してください。',
  },
  'second-factor-on': {
    title: '二段階認証はすでに有効です',
    detail: 'このアカウントでは、二段階認証がすでに有効になっています。',
    remedy: '認証アプリを替える場合は、いったん無効にしてください。',
  },
  'second-factor-expired': {
    title: '時間切れです',
    detail: 'パスワードの確認から時間がたったため、サインインを完了できませんでした。',
    remedy: 'もう一度、メールアドレスとパスワードからやり直してください。',
  },
  'too-many-requests': {
    title: '短時間のリクエストが多すぎます',
    detail: '受け付けられる回数を超えました。何も変更していません。',
    remedy: 'Retry-After の秒数だけ待ってから、もう一度送ってください。',
  },
  'idempotency-key-invalid': {
    title: 'Idempotency-Key が使えません',
    detail: 'Idempotency-Key は、1〜200文字の英数字と記号で指定してください。何も変更していません。',
    remedy: 'リクエストごとに新しいUUIDなどを付けてください。',
  },
  'idempotency-key-reused': {
    title: 'Idempotency-Key がほかの内容で使われています',
    detail: '同じ Idempotency-Key で、異なる内容をすでに受け取っています。何も変更していません。',
    remedy: '内容が違うリクエストには、新しいキーを付けてください。',
  },
  'idempotency-in-progress': {
    title: '同じリクエストを処理中です',
    detail: '同じ Idempotency-Key のリクエストを、まだ処理しています。二重には実行しません。',
    remedy: '少し待ってから、同じキーのままもう一度送ってください。',
  },
  'idempotency-unreadable': {
    title: '保存したレスポンスを読み取れません',
    detail:
      '同じ Idempotency-Key のリクエストは実行済みですが、保存したレスポンスを復号できません。二重には実行しません。',
    remedy: '現在の状態を確かめてください。もう一度実行する場合は、新しいキーを付けて送ってください。',
  },
  'signature-invalid': {
    title: '署名が正しくありません',
    detail: '署名を確かめられなかったため、イベントを保存しませんでした。',
    remedy: '［接続］に表示されるURLと、Squareの署名キーが、Squareの設定と同じか確かめてください。',
  },
  'event-unreadable': {
    title: 'イベントを読み取れません',
    detail: '署名は正しいものの、内容がイベントのJSONではありません。何も保存しませんでした。',
    remedy: 'event_id と type のあるJSONを送ってください。',
  },
  'not-found': {
    title: '見つかりません',
    detail: 'このURLには何もありません。',
    remedy: 'URLを確かめるか、一覧から選び直してください。',
  },
  'cross-site': {
    title: 'ほかのサイトからの操作は受け付けません',
    detail: 'ほかのWebサイトのページから送られた操作のため、何もしませんでした。',
    remedy: 'Haizenの画面から操作してください。社内ツールからは、ブラウザーを通さずに呼び出してください。',
  },
  'sync-in-progress': {
    title: '同期はすでに始まっています',
    detail: '別の同期が進行中のため、二重には始めませんでした。',
    detailWho: '{who}がすでに始めているため、二重には始めませんでした。',
    detailWhen: '{ago}に{who}が始めたため、二重には始めませんでした。',
    detailSome: '{wanted, number}店舗のうち{busy, number}店舗は同期中です。',
    remedy: 'このままお待ちください。このあとPOSレジの内容を変更した場合は、終わってからもう一度同期してください。',
    remedySome: '空いている店舗だけを同期するか、進行中の同期が終わるまでお待ちください。',
  },
  'run-not-finished': {
    title: '同期がまだ終わっていません',
    detail: 'この同期は進行中のため、再試行を始めませんでした。',
    remedy: '終わってから再試行してください。',
  },
  'run-finished': {
    title: '同期はすでに終わっています',
    detail: 'この同期はすでに終わっているため、中止するものがありません。',
    remedy: '結果を確認してください。反映済みの店舗はそのまま有効です。',
  },
  'nothing-held': {
    title: '保留中の差分はありません',
    detail: 'この差分は、すでに承認または破棄されたか、新しい同期に置き換わっています。',
    remedy: '画面を読み直して、いまの状態を確認してください。',
  },
  'plan-changed': {
    title: '差分が新しくなっています',
    detail: '確認した差分のあとに新しい差分が保留されたため、承認しませんでした。何も反映していません。',
    remedy: '新しい差分を確認してから、もう一度承認してください。',
  },
  'nothing-to-retry': {
    title: '再試行する店舗がありません',
    detail: 'この同期には、失敗した店舗も未実施の店舗もありません。',
    remedy: 'もう一度すべてを同期する場合は、［全店舗を同期］を使ってください。',
  },
  'shop-out-of-scope': {
    title: '連携対象外の店舗です',
    detail: '{shop}は連携対象外のため、同期を始めませんでした。',
    remedy: '同期する場合は、店舗を連携対象に戻してください。',
  },
  'shop-unmatched': {
    title: '店舗の対応付けができていません',
    detail: '{shop}は、POSレジと注文アプリの片方にしか見つかっていないため、同期を始めませんでした。',
    remedy: '両方に店舗を登録してから、［接続］で店舗を読み込み直してください。',
  },
  'no-shops-in-scope': {
    title: '同期する店舗がありません',
    detail: 'このチェーンには、連携対象の店舗がありません。',
    remedy: '［接続］で店舗を読み込み、連携対象にしてください。',
  },
  'chain-exists': {
    title: 'このチェーンはすでに登録されています',
    detail: '同じ注文アプリのブランドが、別のチェーンとして登録されています。何も追加していません。',
    remedy: 'ブランドIDを確かめるか、登録済みのチェーンを使ってください。',
  },
  'token-needed': {
    title: 'トークンも入力してください',
    detail: '接続先のURLが変わるため、保存済みのトークンは使いません。何も変更していません。',
    remedy: '新しい接続先のトークンを入力して、もう一度保存してください。',
  },
  'connection-failed': {
    title: '接続できませんでした',
    detail: '{reason}何も保存していません。',
    remedy: '{fix}',
  },
  'connection-test-timeout': {
    title: '接続の確認が時間内に終わりませんでした',
    detail: 'このチェーンを同期しているワーカーが、時間内に接続を確認できませんでした。何も保存していません。',
    remedy: 'しばらくしてから、もう一度お試しください。',
  },
  'upstream-not-allowed': {
    title: 'このURLには接続できません',
    detail: '{side}のURLは、https で始まる社外のアドレスにしてください。何も保存していません。',
    remedy:
      'URLを確かめてから、もう一度お試しください。社内のサーバーに接続する場合は、管理者が HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1 を、フォルダーの場合は HAIZEN_CSV_FOLDER を設定してください。',
  },
  'discover-failed': {
    title: '店舗を読み込めませんでした',
    detail: '{reason}店舗の一覧は前回のままです。',
    remedy: '接続を確かめてから、もう一度読み込んでください。',
  },
  'discover-timeout': {
    title: '店舗の読み込みが終わりませんでした',
    detail: '時間内に店舗を読み込めませんでした。店舗の一覧は前回のままです。',
    remedy: 'しばらくしてから、もう一度読み込んでください。',
  },
  'not-trial': {
    title: 'お試し環境ではありません',
    detail: 'この操作は、お試し環境でだけ使えます。',
    remedy: 'DATABASE_URL を指定せずに起動すると、お試し環境になります。',
  },
  'not-ready': {
    title: '準備ができていません',
    detail: 'データベースに接続できないため、リクエストを受け付けられません。',
    remedy: 'しばらくしてから、もう一度お試しください。',
  },
  'database-not-writable': {
    title: 'データベースに保存できません',
    detail:
      'データベースのディスクがいっぱいか、データベースが読み取り専用になっているため、何も保存されませんでした。',
    remedy:
      'データベースの管理者に、ディスクの空きを増やすか、書き込みを許可するよう依頼してから、もう一度お試しください。',
  },
  internal: {
    title: 'Haizenでエラーが起きました',
    detail: 'リクエストを最後まで処理できませんでした。',
    remedy: 'もう一度お試しください。続く場合は、Haizenの管理者に連絡してください。',
  },
} as const;
