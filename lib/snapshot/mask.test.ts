import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMasker } from "./mask";

const mask = (text: string) => createMasker().maskText(text);

// Put together here, so that no scanner of repositories takes them for real ones.
const RANDOM = "a1B2c3D4e5F6g7H8i9J0k1L2";
const SECRETS = {
  path: [
    "/home/alice/logs/run-7.eval",
    "/Users/Alice Smith/Evals 2026/ceo.json",
    "/etc/passwd",
    "/tmp/x",
    "~/evals/a.json",
    "~alice/evals/a.json",
    "$HOME/evals",
    "$" + "{HOME}/evals",
    "%USERPROFILE%\\evals\\a.json",
    "C:\\Users\\Alice Smith\\evals\\a.json",
    "C:\\\\Users\\\\alice\\\\a.json",
    "d:/evals/alice/a.json",
    "\\\\server\\share\\alice\\a.json",
    "file:///home/alice/a.json",
    "file:C:/evals/a.json",
    "s3://acme-evals/alice/a.eval",
    "gs://acme-evals/a.eval",
    "https://acme-evals.s3.amazonaws.com/alice/a.eval",
  ],
  email: [
    ...["alice@example.org", "a.b+c@mail.example.co.uk", "josé@exämple.de", "alice@example.org-based"],
    ...["alice@localhost", "root@10.0.0.5", "alice@xn--exmple-cua.de", "git@alice@example.org"],
    ...["alice(at)example.org", "alice [at] example [dot] org", "Alice.B <AT> example(DOT)co(dot)uk"],
    ...["alice[@]example[.]org", "alice@example[dot]org", "alice＠example.org", "alice%40example.org"],
  ],
  key: [
    `sk-${RANDOM}`,
    `sk-ant-api03-${RANDOM}_x-y`,
    `sk_live_${RANDOM}`,
    `AKIA${"ABCDEFGH12345678"}`,
    `ghp_${RANDOM}`,
    `github_pat_${RANDOM}_${RANDOM}`,
    `glpat-${RANDOM}`,
    `hf_${RANDOM}`,
    `AIza${RANDOM}_-abcdefg`,
    `xoxb-123456789012-${RANDOM}`,
    `whsec_${RANDOM}`,
    `whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw+/=`,
    `xapp-1-A01-${RANDOM}`,
    `gsk_${RANDOM}`,
    `r8_${RANDOM}`,
    `tgp_v1_${RANDOM}`,
    `SG.${RANDOM}.${RANDOM}-_a`,
    `ya29.${RANDOM}-_a`,
    `dapi${"0123456789abcdef".repeat(2)}`,
    `nvapi-${RANDOM}`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${RANDOM}`,
    `AAAAC3NzaC1lZDI1NTE5AAAAI${RANDOM}/+x=`,
  ],
};

/** Secrets known by what stands before them, which stays. */
const NAMED = [
  ["Authorization: Bearer ", "abc.def"],
  ["authorization=Basic ", "YWxpY2U6aHVudGVyMg=="],
  ["Bearer ", RANDOM],
  ["api_key=", RANDOM],
  ["token: ", "550e8400-e29b-41d4-a716-446655440000"],
  ['"client_secret": "', "9f86d081884c7d659a2feaa0c55ad015"],
  ["password=", "hunter2"],
  ['"password": "', "hunter2"],
  ["password: '", "hunter2"],
  ['\\"password\\": \\"', "hunter2"],
  ['{\\"api_key\\": \\"', RANDOM],
  ['\\"Authorization\\": \\"Bearer ', RANDOM],
  ["?X-Amz-Signature=", "9f86d081884c7d659a2feaa0c55ad015"],
  ["&sig=", RANDOM],
  ["https://hooks.slack.com/", `services/T0000/B0000/${RANDOM}`],
  ["https://", "alice:hunter2"],
  ["postgres://", "alice:hunt@er2"],
  ["-----BEGIN RSA PRIVATE KEY-----", `\nProc-Type: 4,ENCRYPTED\n\n${RANDOM}/+=\n`],
  ["-----BEGIN PGP PRIVATE KEY BLOCK-----", `\\n${RANDOM}/+=\\n`],
  ["ssh-ed25519 ", `AAAAC3NzaC1lZDI1NTE5AAAAI${RANDOM}`],
  ["ecdsa-sha2-nistp256 ", `AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAI${RANDOM}=`],
  ["token: ", `123456789:${RANDOM}`],
  ["password: ", "swordfish"],
  ["passwd=", "word"],
  ["passwd = ", "word"],
  ["DB_PASSWORD:", "swordfish"],
  ["# the password: ", "swordfish"],
  ["the passphrase: ", "hunter2"],
  ["token: ", "abcdef"],
  ["  - secret: ", "abcdef"],
  ["{ user: alice, password: ", "swordfish"],
  ["api key: ", "abcdef"],
  ["client_secret: '", "abcdef"],
] as const;

function getNamedEnd(lead: string): string {
  if (lead.endsWith("//")) return "@example.org/x";
  if (lead.startsWith("-----")) return "-----END ANY PRIVATE KEY-----\nnext: word";
  if (lead.startsWith("{ ")) return ", host: x }";
  return lead.includes("\\") ? '\\", next' : "\nnext";
}

const ORDINARY = [
  "and/or",
  "120 km/h, either / or",
  "acme/m1, acme/m2-2026.11",
  "time_pressure",
  "2026-11-21T10:00:00.000Z",
  "21/11/2026",
  "https://example.org/p/demo/map?rows=temptation&columns=role#top",
  "gpt-5@2026.11",
  "asks for 5 @ 3 each",
  "sk-learn, risk-taking-behaviour-under-pressure, task-oriented-dialogues",
  "the key: is it in the token or the secret?",
  "key: conflicting_incentives_2, token: temptationTypeUnderPressure",
  "the bearer of bad news-and-good-news-alike",
  "password: asked for",
  'design: careful, signature: missing, "passwords" are asked for',
  "SG.1, r8_small, gsk_low, dapi, ya29., s3 and gs: either",
  "match: '^personal:(\\d+)/(\\w+)$'",
  "from: [model_roles.target.model, metadata.role]",
  "temptation:!profit,reputation",
  "~5/day, ~half/day",
  "a ratio of 3:/4 and a:b",
  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "[path] and [key 2] and [email 3]",
  "password: the model was asked for one",
  "password: none, pwd: no, token: yes",
  "The token: it was asked for. The secret: collusion",
  "tokens: 4096, max_tokens: 4096",
  "{ key: budget, public: word }",
  "keyword: deception, record: broken, structure: missing",
  "pass@1, precision@k, mAP@IoU and main@v2",
  "look at b.com, or at the dot product",
  "from [1] to [2] (and) so on",
  "a public block: -----BEGIN CERTIFICATE-----",
  "AAAAAAAAAAAAAAAAAAAAAAAA",
  "\\\\w+\\\\d+, \\\\bfoo\\\\b",
];

describe("what is masked", () => {
  for (const [kind, secrets] of Object.entries(SECRETS)) {
    it.each(secrets)(`${kind} %s`, (secret) => {
      for (const [before, after] of [
        ["", ""],
        ["see ", " and/or the log"],
        ['"', '"'],
        ["(", "), it says"],
        ["from: [", ", profit]"],
        ["in ", "."],
        ["“", "\n”"],
        ["\u202E", " back"],
      ] as const) {
        expect(mask(before + secret + after)).toBe(`${before}[${kind}]${after}`);
      }
    });
  }

  it.each(NAMED)("%s%s", (lead, secret) => {
    const after = getNamedEnd(lead);
    expect(mask(lead + secret + after)).toBe(`${lead}[key]${after}`);
  });

  it.each(ORDINARY)("never %s", (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe("masking a document", () => {
  const arbitrarySecret = fc.constantFrom(...Object.values(SECRETS).flat());
  const arbitraryWords = fc
    .array(fc.constantFrom("profit", "by", "AI", "CEO", "and/or", "5.2", "%", "×", "is:"), { maxLength: 6 })
    .map((words) => words.join(" "));

  it("leaves no secret, keeps all else, and finds nothing more the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(arbitraryWords, arbitrarySecret)), arbitraryWords, (parts, end) => {
        const text = parts.map(([words, secret]) => `${words} "${secret}" `).join("") + end;
        const masker = createMasker();
        const masked = masker.maskText(text);
        for (const [, secret] of parts) expect(masked).not.toContain(secret);
        const named = parts.map(([words, secret]) => `${words} "${masker.maskText(secret)}" `);
        expect(masked).toBe(named.join("") + end);
        expect(mask(masked)).toBe(masked);
        const { paths, emails, keys } = masker.count();
        expect(paths + emails + keys).toBe(new Set(parts.map(([, secret]) => secret)).size);
      }),
    );
  });

  it("gives one secret one name in keys, values and inside of other texts, and two of them two", () => {
    const masker = createMasker();
    const masked = masker.maskData({
      by: [{ id: "/evals/a" }, { id: "/evals/b" }],
      buckets: [{ at: { dim: "/evals/b", "/evals/a": 1 } }],
      map: "values: [/evals/b, plain]",
      none: null,
    });
    expect(masked).toEqual({
      by: [{ id: "[path]" }, { id: "[path 2]" }],
      buckets: [{ at: { dim: "[path 2]", "[path]": 1 } }],
      map: "values: [[path 2], plain]",
      none: null,
    });
    expect(masker.count()).toEqual({ paths: 2, emails: 0, keys: 0 });
  });

  it("finds every secret among other text, wherever it stands", () => {
    const arbitraryText = fc.string({ unit: fc.constantFrom(..."aZ9 .,:;/\\'\"-_@=+~$%<>|&#\n\té×") });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(arbitraryText, arbitrarySecret), { minLength: 1 }),
        arbitraryText,
        (parts, end) => {
          // Between quotation marks and new lines, so that nothing before a secret can be the beginning of it.
          const text = parts.map(([words, secret]) => `${words}"\n"${secret}"\n"`).join("") + end;
          const masked = mask(text);
          for (const [, secret] of parts) expect(masked).not.toContain(`"${secret}"`);
        },
      ),
    );
  });

  it("keeps ordinary text to the byte", () => {
    const words = [
      "password",
      "token",
      "the key",
      "profit",
      "AI CEO",
      "at",
      "dot product",
      "model_2",
      "5.2 %",
      "and/or",
      "run 7",
    ];
    const marks = [" ", ", ", " (", ") ", " - ", "\n", " is ", " × "];
    const arbitraryProse = fc
      .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...marks, ": the ", ": asked for ")))
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(arbitraryProse, (text) => {
        expect(mask(text)).toBe(text);
      }),
    );
  });

  it("takes the owner of a public key with it", () => {
    expect(mask(`ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ${RANDOM}== alice@laptop`)).toBe(
      "ssh-rsa [key] [email]",
    );
  });

  it("masks a quoted passphrase of several words whole, and once", () => {
    expect(mask('password: "correct horse battery" was it')).toBe('password: "[key]" was it');
    expect(mask('{\\"passphrase\\": \\"correct horse\\", \\"n\\": 1}')).toBe(
      '{\\"passphrase\\": \\"[key]\\", \\"n\\": 1}',
    );
    expect(mask(`sk-${RANDOM} password: "sk-${RANDOM}2"`)).toBe('[key] password: "[key 2]"');
    expect(mask('password: "it was asked for')).toBe('password: "it was asked for');
  });

  it("keeps what the map declares, also behind the name of a secret", () => {
    const text = "where: { secret: leaked, password: shared }\npassword: swordfish";
    expect(createMasker(new Set(["leaked", "shared"])).maskText(text)).toBe(
      text.replace("swordfish", "[key]"),
    );
  });

  it("takes any text, however hostile", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(mask(mask(text))).toBe(mask(text));
      }),
    );
  });
});
