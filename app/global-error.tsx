"use client";

import { ErrorPage } from "@/components/layout/error-page";
import "./globals.css";

/** What is left where not even the frame of the pages could be made. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage title="Lacuna failed" retry={retry}>
          Nothing was changed. The server's log says what happened.
        </ErrorPage>
      </body>
    </html>
  );
}
