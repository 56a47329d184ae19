import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hearOfProject } from "./project-stream";

class TestSource {
  static CLOSED = 2;
  static opened: TestSource[] = [];
  readyState = 1;
  onerror: ((event: object) => void) | null = null;
  onmessage: ((event: object) => void) | null = null;
  addEventListener = vi.fn();
  constructor() {
    TestSource.opened.push(this);
  }
  close() {
    this.readyState = TestSource.CLOSED;
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror?.({ currentTarget: this });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  TestSource.opened = [];
  vi.stubGlobal("EventSource", TestSource);
  vi.stubGlobal("document", { hidden: false, addEventListener: vi.fn(), removeEventListener: vi.fn() });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stream that was refused is asked for again, one that was lost is left to the browser", () => {
  const onLive = vi.fn();
  const leave = hearOfProject("refused", { onNews: vi.fn(), onLive });
  const [first] = TestSource.opened;
  const news = JSON.stringify({ stamp: "s", running: 0, runs: {}, imports: [], rebucketings: [] });
  first!.onmessage!({ data: news });
  first!.fail(0);
  vi.advanceTimersByTime(60_000);
  expect(TestSource.opened).toHaveLength(1);
  first!.fail(TestSource.CLOSED);
  vi.advanceTimersByTime(5_000);
  expect(TestSource.opened).toHaveLength(2);
  TestSource.opened[1]!.onmessage!({ data: news });
  expect(onLive.mock.calls).toEqual([[true], [false], [true]]);
  leave();
});

test("a page that was left asks no more", () => {
  const leave = hearOfProject("left", { onNews: vi.fn() });
  TestSource.opened[0]!.fail(TestSource.CLOSED);
  leave();
  vi.advanceTimersByTime(60_000);
  expect(TestSource.opened).toHaveLength(1);
});
