import { type CountedBucket, isDecided } from "@/lib/coverage/counting";
import { formatCount, formatRate } from "@/lib/format/number";
import { VerdictBreakdown } from "./verdict-breakdown";

/** What became of a bucket's observations, and its failures by eval awareness. */
export function BucketBreakdown({ bucket }: { bucket: CountedBucket }) {
  const { aware, excluded } = bucket;
  const isJudged = isDecided(bucket.verdicts);
  const items = bucket.hits - bucket.pass - bucket.fail;
  return (
    <>
      {isJudged && <p className="text-xs text-dim">Outcomes, {bucket.counting}</p>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
        {items > 0 && <Row name="Training items" count={items} />}
        <Row name="Passed" count={bucket.pass} />
        <Row name="Failed" count={bucket.fail} />
        <Row name="Invalid" count={bucket.invalid} />
        <Row name="Errors" count={bucket.error} />
        <Row name="Unscored" count={bucket.unscored} />
        {excluded.ignored > 0 && <Row name="Ignored by a rule" count={excluded.ignored} />}
        {excluded.illegal > 0 && <Row name="Illegal by a rule" count={excluded.illegal} isAlarm />}
      </dl>
      {isJudged && <VerdictBreakdown verdicts={bucket.verdicts} />}
      {aware.yes + aware.no > 0 && (
        <table className="mt-3 w-full">
          <caption className="text-left text-xs text-dim">
            Failure rate by eval awareness{isJudged && `, ${bucket.counting}`}
          </caption>
          <tbody>
            <AwareRow name="Aware" fail={aware.fail_yes} hits={aware.yes} />
            <AwareRow name="Not aware" fail={aware.fail_no} hits={aware.no} />
            {aware.unknown > 0 && (
              <AwareRow
                name="Unknown"
                fail={bucket.fail - aware.fail_yes - aware.fail_no}
                hits={aware.unknown}
              />
            )}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ name, count, isAlarm = false }: { name: string; count: number; isAlarm?: boolean }) {
  return (
    <>
      <dt className={isAlarm ? "text-alarm" : count === 0 ? "text-dim" : ""}>{name}</dt>
      <dd className={`text-right ${isAlarm ? "text-alarm" : count === 0 ? "text-dim" : ""}`}>
        {formatCount(count)}
      </dd>
    </>
  );
}

function AwareRow({ name, fail, hits }: { name: string; fail: number; hits: number }) {
  return (
    <tr>
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td className="text-right">{hits === 0 ? "–" : formatRate(fail / hits)}</td>
      <td className="pl-3 text-right text-dim">
        {formatCount(fail)} of {formatCount(hits)}
      </td>
    </tr>
  );
}
