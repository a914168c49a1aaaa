/** The account page: name, password, second factor, sessions. */
export const accountJa = {
  title: 'アカウント',

  profile: {
    title: 'プロフィール',
    name: '名前',
    email: 'メールアドレス',
    roles: '役割',
    in: '{where}：{role}',
    none: 'まだ役割がありません。管理者に依頼してください。',
  },

  password: {
    title: 'パスワード',
    text: '変更すると、ほかの端末はすべてサインアウトします。',
    none: 'お試し用のアカウントには、パスワードがありません。',
    current: 'いまのパスワード',
    next: '新しいパスワード',
    change: 'パスワードを変更',
    save: '変更する',
    saved: 'パスワードを変更しました。ほかの端末はサインアウトしました。',
    refused: 'パスワードを変更できませんでした',
  },

  secondFactor: {
    title: '二段階認証',
    on: '有効',
    off: '無効',
    offText:
      'パスワードに加えて、スマートフォンの認証アプリのコードを使うと、パスワードが漏れてもアカウントを守れます。',
    onText: 'サインインのときに、認証アプリのコードも入力します。',
    noPassword: 'お試し用のアカウントでは使えません。',
    start: '有効にする',
    stop: '無効にする',
    stopText: '無効にすると、パスワードだけでサインインできるようになります。',
    password: 'いまのパスワード',
    next: '次へ',
    scan: '認証アプリでQRコードを読み取り、表示された6桁のコードを入力してください。ほかの端末からはサインアウトされます。',
    qr: '認証アプリに登録するためのQRコード',
    key: '読み取れない場合は、このキーを入力してください',
    code: '認証コード',
    confirm: '確認して有効にする',
    refused: '変更できませんでした',
    started: '二段階認証を有効にしました',
    stopped: '二段階認証を無効にしました。',
    codesTitle: 'バックアップコード',
    codesText:
      'スマートフォンをなくしたときに、1つのコードで1回だけサインインできます。表示するのは今回だけです。安全な場所に保存してください。',
    download: 'ファイルに保存',
    file: 'Haizenのバックアップコード（{email}）',
    done: '保存しました',
  },

  sessions: {
    title: 'サインイン中の端末',
    text: '心当たりのない端末があれば、サインアウトさせて、パスワードを変更してください。',
    unknown: '不明な端末',
    current: 'この端末',
    lastSeen: '最終利用 {ago}',
    since: '{when}にサインイン',
    addressUnknown: 'アドレス不明',
    end: 'サインアウトさせる',
    endSaid: '{device}をサインアウトさせる',
    endOthers: 'ほかの端末をすべてサインアウト',
    refused: 'サインアウトできませんでした',
  },

  cancel: 'キャンセル',
} as const;
