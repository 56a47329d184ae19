import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ThemeScript } from "@/components/layout/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Lacuna", template: "%s · Lacuna" },
  description: "Coverage-driven verification of AI alignment evals.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script changes this element before React sees it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  );
}
