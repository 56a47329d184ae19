/** Whether an address of the web leads into somebody's storage bucket. */
export function isStorageAddress(address: string): boolean {
  const host = /^https?:\/\/([\w.-]+)/.exec(address)?.[1];
  if (host === undefined) return false;
  return (
    (host.endsWith(".amazonaws.com") && /(?:^|\.)s3[.-]/.test(host)) ||
    /(?:^|\.)storage\.(?:googleapis|cloud\.google)\.com$/.test(host) ||
    /\.(?:blob|dfs)\.core\.windows\.net$/.test(host)
  );
}
