import { test as base, expect } from "@playwright/test";

/**
 * Tests with a page that must stay clean: an error on its console or in its scripts, or a request to
 * any other host, fails the test.
 */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL!) && !/^(data|blob):/.test(url)) faults.push(`request: ${url}`);
    });
    await use(page);
    expect(faults, "faults of the page").toEqual([]);
  },
});

export { expect };
