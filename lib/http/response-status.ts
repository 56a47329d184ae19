import { AsyncLocalStorage } from "node:async_hooks";
import { channel, subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

// Pages and the server's start are bundled apart: a channel of the process is common to both.
const STATUS = channel("lacuna.response-status");

/** Remembers the response that each request of this process is answered with. Once, at the start. */
export function followResponses(): void {
  const responses = new AsyncLocalStorage<ServerResponse>();
  subscribe("http.server.request.start", (message) => {
    responses.enterWith((message as { response: ServerResponse }).response);
  });
  subscribe(STATUS.name, (status) => {
    const response = responses.getStore();
    if (response && !response.headersSent) response.statusCode = status as number;
  });
}

/**
 * Sets the status of the page that is being rendered. Next lets a page choose one only by throwing
 * (`notFound()`), and then sends an empty document that nothing but JavaScript fills.
 */
export function setResponseStatus(status: number): void {
  STATUS.publish(status);
}
