/** The most common leaked passwords, plus obvious guesses for this product. Lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `admin administrator adminadmin adminpassword changeme changemenow changemeplease correcthorsebatterystaple default
  defaultpassword dragon football guest haizen haizenadmin haizenhaizen iloveyou iloveyouforever iloveyousomuch letmein
  letmeinplease login mobileorder monkey mypassword newpassword p@ssw0rd p@ssword pa55w0rd pass passw0rd password
  passwordpassword pleaseletmein princess qwerty qwertyqwerty qwertyuiop restaurant root secret secretpassword sunshine
  superman temporarypassword test testpassword thisismypassword thisisapassword trustno1 user welcome welcomehome whatever
  yourpassword zaq12wsx 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i aishiteru daisuki konnichiwa sakura arigatou himitsu nihon tokyo
  password123 1234567890qwertyuiop 123456qwerty qwerty123456 q1w2e3r4t5y6 1qazxsw23edc`.split(/\s+/u),
);
