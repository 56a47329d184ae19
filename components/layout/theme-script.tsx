// Runs before the first paint, so that a chosen theme never flashes. Without a choice, or without
// JavaScript, the system's theme holds.
const SCRIPT =
  'try{const t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';

/** Applies the reader's stored theme to the document. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    // A browser hides the nonce from scripts, so that React would find another one than was sent.
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, without outside text.
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
  );
}
