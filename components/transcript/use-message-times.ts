import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import type { MessageTime } from "@/lib/transcript/time-scale";
import { buildMessageTimesHref } from "@/lib/url/api-url";

const NO_TIMES: MessageTime[] = [];

/** Simulated times of some messages of a branch, once they have come; without them the rail counts messages. */
export function useMessageTimes(
  { project, run, branch }: { project: string; run: number; branch: number },
  isWanted: boolean,
): MessageTime[] {
  const [times, setTimes] = useState(NO_TIMES);
  useEffect(() => {
    if (!isWanted) return;
    const ending = new AbortController();
    const ask = async () => {
      const href = buildMessageTimesHref(project, run, branch);
      const answer = await call<{ times: MessageTime[] }>(href, { signal: ending.signal });
      if (answer.ok && answer.value.times.length > 0) setTimes(answer.value.times);
    };
    ask().catch(() => undefined);
    return () => ending.abort();
  }, [project, run, branch, isWanted]);
  return times;
}
