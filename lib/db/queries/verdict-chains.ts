/** Whether two rows are of one observation. */
function isSame(a: string, b: string): string {
  return `${a}.campaign_id = ${b}.campaign_id AND ${a}.run_key = ${b}.run_key
      AND ${a}.attempt = ${b}.attempt AND ${a}.observation_key = ${b}.observation_key`;
}

/**
 * SQL that opens with the table `chain`: of each observation of `observations`, the last row of
 * `verdict`, and where that undid a decision, the row before the undone one, and so on. The row of a
 * chain that undoes nothing is the one whose verdict holds; a decision with a row in a chain can be
 * undone. `observations` is the SQL of rows with campaign_id, run_key, attempt and observation_key.
 */
export function withVerdictChains(observations: string): string {
  return `
    WITH RECURSIVE wanted AS MATERIALIZED (${observations}), chain AS (
      SELECT last.*, d.undoes FROM wanted
      CROSS JOIN LATERAL (
        SELECT v.* FROM verdict v WHERE ${isSame("v", "wanted")} ORDER BY v.id DESC LIMIT 1
      ) last
      JOIN decision d ON d.id = last.decision_id
    UNION ALL
      SELECT earlier.*, d.undoes FROM chain
      CROSS JOIN LATERAL (
        SELECT v.* FROM verdict v
        WHERE ${isSame("v", "chain")} AND v.id < (
          SELECT undone.id
          FROM (SELECT v.id, v.decision_id FROM verdict v WHERE ${isSame("v", "chain")} OFFSET 0) undone
          WHERE undone.decision_id = chain.undoes
        )
        ORDER BY v.id DESC LIMIT 1
      ) earlier
      JOIN decision d ON d.id = earlier.decision_id
    )`;
}

/** SQL of the verdict on the observation of a row before that row was added; its columns are null where there was none. */
export function joinVerdictBefore(row: string): string {
  return `LEFT JOIN LATERAL (
      SELECT v.* FROM verdict v WHERE ${isSame("v", row)} AND v.id < ${row}.id ORDER BY v.id DESC LIMIT 1
    ) earlier ON true`;
}
