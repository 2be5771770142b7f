import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { listen, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

const GO_TO_GRAPHQL = [
  "Här finns inget. Skicka frågor till /graphql.",
  "There is nothing here. Send operations to /graphql.",
];

describe("useKnownPaths", () => {
  const openSender = async () => {
    const gateway = await openGateway({ sessions: {} as never });
    return async (method: string, path: string, language = "sv") =>
      gateway.fetch(new Request(`http://hub.test${path}`, { method, headers: { "accept-language": language } }));
  };

  test("tells requests of other paths and methods what to do, in the caller's language", async () => {
    const send = await openSender();
    for (const [method, path, status, ...messages] of [
      ["GET", "/nothing", 404, ...GO_TO_GRAPHQL],
      ["POST", "/", 404, ...GO_TO_GRAPHQL],
      ["PUT", "/%zz", 404, ...GO_TO_GRAPHQL],
      ["GET", "/graphql/page/nothing.js", 404, ...GO_TO_GRAPHQL],
      ["PUT", "/graphql", 405, "Anropa med GET eller POST.", "Use GET or POST."],
      ["DELETE", "/graphql/", 405, "Anropa med GET eller POST.", "Use GET or POST."],
      ["GET", "/session", 405, "Anropa med POST eller DELETE.", "Use POST or DELETE."],
    ] as const) {
      for (const [index, language] of ["sv", "en"].entries()) {
        const response = await send(method, path, language);
        expect([response.status, await response.json()]).toEqual([
          status,
          { errors: [{ message: messages[index], extensions: { code: "BAD_USER_INPUT" } }] },
        ]);
        expect(response.headers.get("x-request-id")).toBeTruthy();
        expect(response.headers.get("allow") !== null).toBe(status === 405);
      }
    }
  });

  test("names the methods of a path to OPTIONS and to wrong ones", async () => {
    const send = await openSender();
    for (const [method, path, status, allow] of [
      ["HEAD", "/nothing", 404, null],
      ["HEAD", "/graphql", 405, "GET, POST"],
      ["OPTIONS", "/graphql", 204, "GET, POST"],
      ["OPTIONS", "/session", 204, "POST, DELETE"],
    ] as const) {
      const response = await send(method, path);
      expect([response.status, response.headers.get("allow")]).toEqual([status, allow]);
    }
  });
});

test("an address that cannot be read is told so, in the caller's language", async () => {
  const url = new URL(await listen((await openGateway({})).handle));
  const socket = connect(Number(url.port), url.hostname);
  socket.write("GET /graphql HTTP/1.1\r\nHost: a b\r\nAccept-Language: en\r\nConnection: close\r\n\r\n");
  const [response] = (await once(socket, "data")) as [Buffer];
  expect(String(response)).toMatch(/^HTTP\/1\.1 400 [\s\S]*The request's address cannot be read/);
});
