import { describe, expect, it } from "vitest";
import { formatSettings } from "./settings";

describe("formatSettings", () => {
  it("opens no port where there is a socket", () => {
    const text = formatSettings({ socketDirectory: "/tmp/lacuna-1" });
    expect(text).toContain("listen_addresses = ''\n");
    expect(text).toContain(`unix_socket_directories = '"/tmp/lacuna-1"'\n`);
  });

  it("listens on the loopback interface alone where there is none", () => {
    const text = formatSettings({ port: 40123 });
    expect(text).toContain("listen_addresses = '127.0.0.1'\n");
    expect(text).toContain("port = 40123\n");
    expect(text).toContain("unix_socket_directories = ''\n");
  });

  it("keeps a directory one value whatever its name", () => {
    expect(formatSettings({ socketDirectory: `/t/a, b'\n"c` })).toContain(
      `unix_socket_directories = '"/t/a, b''\n""c"'\n`,
    );
  });
});
