import interUrl from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2" with {
  turbopackModuleType: "asset",
};
import type { Metadata } from "next";
import { headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { ThemeScript } from "@/components/layout/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Lacuna", template: "%s · Lacuna" },
  description: "Coverage-driven verification of AI alignment evals.",
};

/** Reading the request makes every page, also one that is not found, carry the nonce of its answer. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  preload(interUrl, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme script changes this element before React sees it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  );
}
