import { request as httpRequest } from "node:http";
import { connect } from "node:net";

/** Sends bytes as they are and returns the answer's status and text: what no client library would send. */
export function sendRaw(address: string, lines: string[]): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.write(lines.join("\r\n")));
    socket.setEncoding("utf8");
    const finish = () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.on("data", (piece: string) => {
      text += piece;
      // The answer's head is all that is asked for where the connection is kept.
      if (text.includes("\r\n\r\n") && !/connection: close/i.test(lines.join())) finish();
    });
    socket.once("close", finish);
    socket.once("error", reject);
  });
}

/** A browser's own requests cannot carry a foreign Host header. */
export function getStatus(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once("error", reject).end();
  });
}
