/** What the API's own document says, beside the summaries and schemas that are in English. */
export const apiJa = {
  server: 'この文書を返したサーバー',
  whoMay: {
    everyone: 'だれでも呼び出せます。',
    signedIn: 'サインインした人が呼び出せます。APIキーでは呼び出せません。',
    both: '{where}{role}以上の人、または権限が {scope} 以上のAPIキーで呼び出せます。',
    people: '{where}{role}以上の人が呼び出せます。APIキーでは呼び出せません。',
  },
  roles: { viewer: '閲覧者', operator: '担当者', admin: '管理者' },
  where: {
    chain: 'そのチェーンの',
    chains: 'いずれかのチェーンの（対象は自分のチェーンだけ）',
    installation: '全チェーンの',
  },
  tags: {
    chains: 'チェーンと店舗。接続、連携対象、いまの状態。',
    syncs: '同期の開始、進み具合、結果、保留中の差分。',
    keys: '社内ツールが使うAPIキー。',
    audit: 'だれが何をしたかの記録。',
    accounts: 'サインインと自分のアカウント。ブラウザーの画面が使います。',
    people: '人と招待、チェーンごとの役割。ブラウザーの画面が使います。',
    system: '稼働の確認、メトリクス、お試し環境、この文書。',
  },
  security: {
    key: '社内ツールはAPIキーを Authorization ヘッダーで送ります（Bearer）。キーは画面か createKey で作ります。',
    session:
      'ブラウザーのセッション。https では名前が __Host-haizen.session_token になります。変更の操作は同じサイトのページからだけ受け付けます。',
  },
  parameters: {
    AcceptLanguage: '文の言語。ja または en。どちらでもなければ日本語です。',
    IdempotencyKey:
      'このリクエストに付ける名前（UUIDなど）。同じ名前で送り直すと、24時間は最初と同じ回答が返り、二重には実行しません。',
    IfNoneMatch: '前回の ETag。変わっていなければ本文なしの304が返ります。',
    RequestId: '回答とログに残る番号。付けなければHaizenが決めます。',
  },
  headers: {
    'X-Request-Id': 'このリクエストの番号。ログの行にも同じ番号があります。',
    'Content-Language': '文の言語。',
    'Cache-Control': '保存してよいか。ほとんどの回答は no-store です。',
    Location: '作られたもの、または始まった同期のパス。',
    ETag: 'この回答の名前。次の If-None-Match に使います。',
    Vary: '言語によって回答が異なります。',
    'Retry-After': '次に送るまで待つ秒数。',
  },
  story: {
    intro:
      'Haizenは、飲食チェーンのマスタ（全店舗共通のカテゴリと、店舗ごとのメニュー）をPOSレジから注文アプリへ運びます。時刻はUTCのISO 8601、時間はミリ秒、金額は通貨の最小単位の整数です。',
    sync: {
      title: '同期を始める',
      text: 'syncChain は全店舗または選んだ店舗を、syncShop は1店舗を同期します。受け付けると202と同期（run）が返り、Location がその場所です。同期は裏で進み、finishedAt が入ったら終わりです。',
    },
    busy: {
      title: '二重には始めない',
      text: 'ほかの同期が同じ店舗を進めている間は409（sync-in-progress）を返し、何も変更しません。回答には、だれがいつ始めたどの同期かと、次に試すまでの秒数があります。onBusy に skip を指定すると、空いている店舗だけを同期します。',
    },
    order: {
      title: 'カテゴリが先',
      text: 'どの同期も、まずチェーンのカテゴリ、次に各店舗のメニューの順です。カテゴリが失敗すると店舗は始めず、未実施になります。危険に見える差分は反映せず、人の承認を待って保留します。',
    },
    polling: {
      title: '進み具合を見る',
      text: '1件の同期は getRun で見ます。チェーン全体は getStatus が速く、初回はすべて、その後は since に前回の cursor を付けると変わった店舗だけを返します。ETag があり、変わっていなければ304です。',
    },
    once: {
      title: '送り直しても一度だけ',
      text: '回答が届かなかったPOSは、同じ Idempotency-Key と同じ内容で送り直してください。24時間は最初の回答をそのまま返します（Idempotency-Replayed）。内容が違えば422、最初のリクエストがまだ処理中なら409です。Haizen側の失敗（5xx）は覚えません。',
    },
    pages: {
      title: '一覧のページ',
      text: '続きがある一覧には nextCursor があります。次のリクエストの cursor にそのまま渡してください。中身に決まりはなく、変わることがあります。',
    },
    limits: {
      title: '回数の制限',
      text: '1つのキーまたは人から受け付けるのは、1プロセスあたり毎分6,000回まで（HAIZEN_API_RATE）。認証のないリクエストは、1つのアドレスからその1割まで、パスワードなどの試行はさらに少なくなります。超えると429と Retry-After を返します。',
    },
    problems: {
      title: '問題の返し方',
      text: 'うまくいかなければ application/problem+json（RFC 9457）を返します。プログラムは code で判断し、人には title、detail（起きたこと）、remedy（どうすればよいか）を見せてください。errors は項目ごとの説明です。見る権限のないチェーンは、存在しない場合と同じ404です。',
    },
    language: {
      title: '言語',
      text: '文は Accept-Language の言語（日本語または英語）で返します。code や状態の値は言語によりません。',
    },
    requestIds: {
      title: 'リクエストの番号',
      text: 'すべての回答に X-Request-Id があります。問い合わせのときに知らせてください。自分の番号を送れば、それを使います。',
    },
    growth: {
      title: '互換性',
      text: '操作、任意の項目、回答の項目、code や状態の値は、予告なく増えることがあります。知らない項目と値は無視してください。なくなるもの、意味が変わるものは、Deprecation と Sunset のヘッダーで少なくとも12か月前に知らせます。',
    },
  },
  docs: {
    title: 'Haizen API',
    version: 'バージョン {version}',
    asJson: 'OpenAPI 3.1（JSON）',
    contents: '目次',
    about: 'はじめに',
    schemas: 'データの形',
    whoMay: '呼び出せる人',
    parameters: 'パラメーター',
    body: 'リクエストの本文',
    answer: '{status} の回答',
    noBody: '本文なし',
    problems: '問題',
    example: '例',
    copy: 'コピー',
    copied: 'コピーしました',
    field: '項目',
    type: '型',
    meaning: '内容',
    required: '必須',
    place: { path: 'パス', query: 'クエリ', header: 'ヘッダー' },
    default: '既定値 {value}',
    among: '{values} のいずれか',
    least: '{least} 以上',
    most: '{most} 以下',
    between: '{least}〜{most}',
    lengthMost: '{most}文字まで',
    itemsMost: '{most}件まで',
    listOf: '{type} の配列',
    orNull: '{type} または null',
    or: '{first} または {second}',
    text: 'テキスト',
  },
} as const;
