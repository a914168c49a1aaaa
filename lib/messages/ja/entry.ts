/** Sign-in, first account and invitation pages. */
export const entryJa = {
  email: 'メールアドレス',
  password: 'パスワード',
  name: '名前',
  showPassword: 'パスワードを表示',
  required: '入力してください',
  invalidEmail: 'メールアドレスを確かめてください',
  refused: 'サインインできませんでした',
  lockedFor: 'あと{time}で、もう一度お試しいただけます。',
  lockedOver: 'もう一度お試しいただけます。',

  signIn: {
    title: 'サインイン',
    submit: 'サインイン',
    trial: 'お試し用にサインイン',
    trialText: 'お試し環境です。アカウントがなくても、すべての機能を試せます。',
    or: 'アカウントをお持ちの場合',
    needsSetup:
      'まだアカウントがありません。Haizenを起動したターミナルに表示されている、設定用のリンクを開いてください。',
    endedLooking: 'サインインの期限が切れました。もう一度サインインすると、元のページに戻ります。',
    endedActing:
      'サインインの期限が切れたため、直前の操作は行っていません。もう一度サインインすると、元のページに戻ります。',
    forgotten: 'パスワードを忘れた場合は、管理者に招待し直してもらってください。',
  },

  secondFactor: {
    title: '二段階認証',
    text: '認証アプリに表示されている6桁のコードを入力してください。',
    code: '認証コード',
    backup: 'スマートフォンが手元にない場合は、バックアップコードを入力してください。',
    submit: '確認してサインイン',
    back: '最初からやり直す',
  },

  invitation: {
    setupTitle: '最初のアカウントを作成',
    setupText: 'すべてのチェーンの管理者になります。ほかの人は、あとから招待できます。',
    title: 'Haizenへの招待',
    text: '{chain}に、{role}として招待されています。',
    textAll: 'すべてのチェーンに、{role}として招待されています。',
    hasAccount: 'このメールアドレスのアカウントがあります。いつものパスワードで参加できます。',
    signedInAs: '{name}さんとしてサインインしています。',
    switches: 'いまは {email} でサインインしています。参加すると、招待されたアカウントに切り替わります。',
    create: 'アカウントを作成',
    join: '参加する',
    joinAgain: 'サインインは済んでいます。招待をまだ受けていません。',
    incompleteTitle: 'リンクが不完全です',
    incompleteText: 'リンクは一度読み込むと、アドレス欄から消えます。届いたリンク全体を、もう一度開いてください。',
    toSignIn: 'サインインへ',
    refused: '招待を確かめられませんでした',
  },

  strength: {
    label: 'パスワードの強さ',
    missing: '{count, plural, =12 {12文字以上にしてください} other {あと{count, number}文字}}',
    fair: '使えます。長くするほど、推測されにくくなります',
    strong: '推測されにくいパスワードです',
  },
} as const;
