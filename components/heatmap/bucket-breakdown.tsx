import { type CountedBucket, isDecided } from "@/lib/coverage/counting";
import type { Counts } from "@/lib/coverage/crossing-result";
import { listBeside } from "@/lib/coverage/list-beside";
import { formatCount, formatRate } from "@/lib/format/number";
import { VerdictBreakdown } from "./verdict-breakdown";

/**
 * What became of a bucket's observations, and its failures by eval awareness; behind each figure what
 * the other way of counting gives, where it differs.
 */
export function BucketBreakdown({ bucket }: { bucket: CountedBucket }) {
  const { aware, excluded, counting } = bucket;
  const isJudged = isDecided(bucket.verdicts);
  const other = { ...bucket, ...bucket.beside };
  const items = bucket.hits - bucket.pass - bucket.fail;
  const row = (name: string, get: (counts: Counts) => number) => (
    <Row
      name={name}
      count={get(bucket)}
      beside={listBeside([formatCount(get(bucket))], [formatCount(get(other))], counting)}
    />
  );
  const awareRow = (name: string, get: (counts: Counts) => { fail: number; hits: number }) => {
    const [own, beside] = [get(bucket), get(other)];
    return (
      <AwareRow name={name} {...own} beside={listBeside([printRate(own)], [printRate(beside)], counting)} />
    );
  };
  return (
    <>
      {isJudged && <p className="text-xs text-dim">Outcomes, {counting}</p>}
      <dl className="grid grid-cols-[1fr_auto_auto] gap-y-0.5">
        {items > 0 && <Row name="Training items" count={items} beside={[]} />}
        {row("Passed", ({ pass }) => pass)}
        {row("Failed", ({ fail }) => fail)}
        {row("Invalid", ({ invalid }) => invalid)}
        {row("Errors", ({ error }) => error)}
        {row("Unscored", ({ unscored }) => unscored)}
        {excluded.ignored > 0 && <Row name="Ignored by a rule" count={excluded.ignored} beside={[]} />}
        {excluded.illegal > 0 && (
          <Row name="Illegal by a rule" count={excluded.illegal} beside={[]} isAlarm />
        )}
      </dl>
      {isJudged && <VerdictBreakdown verdicts={bucket.verdicts} />}
      {aware.yes + aware.no > 0 && bucket.failure_rate !== null && (
        <table className="mt-3 w-full">
          <caption className="text-left text-xs text-dim">
            Failure rate by eval awareness{isJudged && `, ${counting}`}
          </caption>
          <tbody>
            {awareRow("Aware", (counts) => ({ fail: counts.aware.fail_yes, hits: counts.aware.yes }))}
            {awareRow("Not aware", (counts) => ({ fail: counts.aware.fail_no, hits: counts.aware.no }))}
            {aware.unknown > 0 &&
              awareRow("Unknown", (counts) => ({
                fail: counts.fail - counts.aware.fail_yes - counts.aware.fail_no,
                hits: counts.aware.unknown,
              }))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({
  name,
  count,
  beside,
  isAlarm = false,
}: {
  name: string;
  count: number;
  beside: string[];
  isAlarm?: boolean;
}) {
  const look = isAlarm ? "text-alarm" : count === 0 ? "text-dim" : "";
  return (
    <>
      <dt className={look}>{name}</dt>
      <dd className={`pl-4 text-right ${look}`}>{formatCount(count)}</dd>
      <dd className={beside.length > 0 ? "pl-3 text-right text-dim" : ""}>{beside}</dd>
    </>
  );
}

function AwareRow({
  name,
  fail,
  hits,
  beside,
}: {
  name: string;
  fail: number;
  hits: number;
  beside: string[];
}) {
  return (
    <tr>
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td className="text-right">{printRate({ fail, hits })}</td>
      <td className="pl-3 text-right text-dim">
        {formatCount(fail)} of {formatCount(hits)}
      </td>
      <td className={beside.length > 0 ? "pl-3 text-right text-dim" : ""}>{beside}</td>
    </tr>
  );
}

function printRate({ fail, hits }: { fail: number; hits: number }): string {
  return hits === 0 ? "–" : formatRate(fail / hits);
}
