import { useEffect, useState } from "react";
import { call } from "@/components/api/call";
import type { MessageTime } from "@/lib/transcript/time-scale";
import { buildMessageTimesHref } from "@/lib/url/api-url";

const NO_TIMES: MessageTime[] = [];

/**
 * Simulated times of some messages of a branch; until they have come, and without them, the rail counts
 * messages. They are asked for once `isWanted`, so that messages come first.
 */
export function useMessageTimes(
  { project, run, branch }: { project: string; run: number; branch: number },
  isWanted: boolean,
): MessageTime[] {
  const [times, setTimes] = useState<MessageTime[] | null>(null);
  const isAsked = isWanted && times === null;
  useEffect(() => {
    if (!isAsked) return;
    const ending = new AbortController();
    const ask = async () => {
      const href = buildMessageTimesHref(project, run, branch);
      const answer = await call<{ times: MessageTime[] }>(href, { signal: ending.signal });
      setTimes(answer.ok ? answer.value.times : NO_TIMES);
    };
    ask().catch(() => undefined);
    return () => ending.abort();
  }, [project, run, branch, isAsked]);
  return times ?? NO_TIMES;
}
